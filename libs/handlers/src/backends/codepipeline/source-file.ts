import { CopyObjectCommand, HeadObjectCommand, PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { levelField, parseS3Location, SETTINGS, type S3Location } from '@ringi/approvals';
import { RingiError, type ApprovalRequest } from '@ringi/shared-types';
import { settingsOf, type LevelSettings, type SourceFile } from './settings.js';

/** Errors of S3 that do not pass by themselves. */
const FINAL: ReadonlySet<string> = new Set(['NoSuchBucket', 'InvalidObjectState']);

/**
 * Answers to HeadObject, which have no body, when there is no such object or version: 403 where one may not list the
 * bucket, 400 for what is no version id. Source: https://docs.aws.amazon.com/AmazonS3/latest/API/API_HeadObject.html
 */
const NOT_THERE: ReadonlySet<number> = new Set([400, 403, 404]);

/**
 * Puts the file of a level where its pipeline reads it.
 * @returns the version that was made: the pipeline is started with exactly this one.
 * @throws RingiError when the bucket is missing or keeps no versions, or the file is not where the input says.
 */
export async function putSourceFile(
  s3: S3Client,
  approval_id: string,
  request: ApprovalRequest,
): Promise<SourceFile> {
  const settings = settingsOf(request);
  const metadata = metadataOf(approval_id, request);
  const from = settings.s3Location === undefined ? undefined : parseS3Location(settings.s3Location);
  try {
    const { versionId, ...file } = from
      ? await copy(s3, request, settings, from, metadata)
      : await put(s3, settings, metadata);
    // S3 says "null" of a bucket whose versioning is suspended, and nothing of one that never had it.
    if (versionId !== undefined && versionId !== 'null') return { versionId, ...file };
  } catch (error) {
    if (!(error instanceof Error) || !FINAL.has(error.name)) throw error;
    const why = `${error.name}: ${error.message.replace(/\.+$/, '')}. Correct it`;
    throw refusal(request, `cannot use the bucket ${settings.bucket}: ${why}`, error);
  }
  throw refusal(
    request,
    `cannot use the bucket ${settings.bucket}: it keeps no versions. Turn on versioning`,
  );
}

type Put = Omit<SourceFile, 'versionId'> & { readonly versionId: string | undefined };

async function put(
  s3: S3Client,
  { bucket: Bucket, key: Key, contentType = 'text/html', content: Body = '' }: LevelSettings,
  Metadata: Record<string, string>,
): Promise<Put> {
  const { VersionId: versionId } = await s3.send(
    new PutObjectCommand({ Bucket, Key, ContentType: contentType, Metadata, Body }),
  );
  return { versionId, contentType, size: Buffer.byteLength(Body) };
}

/** Copies exactly the version that was looked at, with its own type where the request names none. */
async function copy(
  s3: S3Client,
  request: ApprovalRequest,
  { bucket: Bucket, key: Key, contentType }: LevelSettings,
  from: S3Location,
  Metadata: Record<string, string>,
): Promise<Put> {
  const found = await look(s3, request, from);
  const version = from.versionId ?? found.VersionId;
  const type = contentType ?? found.ContentType;
  const source = [from.bucket, ...from.key.split('/')].map(encodeURIComponent).join('/');
  const { VersionId: versionId } = await s3.send(
    new CopyObjectCommand({
      Bucket,
      Key,
      CopySource: version ? `${source}?versionId=${encodeURIComponent(version)}` : source,
      MetadataDirective: 'REPLACE',
      ContentType: type,
      Metadata,
    }),
  );
  return {
    versionId,
    ...(type !== undefined && { contentType: type }),
    ...(found.ContentLength !== undefined && { size: found.ContentLength }),
  };
}

async function look(s3: S3Client, request: ApprovalRequest, { bucket, key, versionId }: S3Location) {
  try {
    return await s3.send(new HeadObjectCommand({ Bucket: bucket, Key: key, VersionId: versionId }));
  } catch (error) {
    if (!NOT_THERE.has(statusOf(error))) throw error;
    const which = versionId === undefined ? '' : ` of version ${versionId}`;
    const field = levelField(request.level, SETTINGS.inS3);
    throw refusal(
      request,
      `finds no file ${key}${which} in the bucket ${bucket}, or may not read it. Put it there or correct ${field}`,
      error,
    );
  }
}

const statusOf = (error: unknown): number =>
  (error as { $metadata?: { httpStatusCode?: number } } | null)?.$metadata?.httpStatusCode ?? 0;

/**
 * Names a version for people who look into the bucket; CodePipeline shows the summary as its revision's. Headers are
 * ASCII, so other text is an encoded word, as S3 itself returns it.
 * Source: https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingMetadata.html
 */
const metadataOf = (approval_id: string, request: ApprovalRequest): Record<string, string> => ({
  'approval-id': approval_id,
  'codepipeline-artifact-revision-summary': encodedWord(shortened(request.confirmation_file)),
});

const encodedWord = (text: string): string =>
  /^[\x20-\x7e]*$/.test(text) ? text : `=?UTF-8?B?${Buffer.from(text, 'utf8').toString('base64')}?=`;

/** All metadata together may have 2 KB. */
const shortened = (text: string): string => [...text].slice(0, 255).join('');

const refusal = ({ level, flow }: ApprovalRequest, problem: string, cause?: unknown): RingiError =>
  new RingiError(
    'Ringi.BackendFailed',
    `Level ${level} of flow ${flow} ${problem}, and start a new request.`,
    { cause },
  );
