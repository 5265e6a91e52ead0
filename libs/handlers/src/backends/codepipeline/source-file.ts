import { CopyObjectCommand, PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { parseS3Location } from '@ringi/approvals';
import { RingiError, type ApprovalRequest } from '@ringi/shared-types';
import { settingsOf, type LevelSettings } from './settings.js';

/** Errors of S3 that do not pass by themselves. */
const FINAL: ReadonlySet<string> = new Set([
  'NoSuchBucket',
  'NoSuchKey',
  'NoSuchVersion',
  'InvalidObjectState',
]);

/**
 * Puts the file of a level where its pipeline reads it.
 * @returns the version that was made: the pipeline is started with exactly this one.
 * @throws RingiError when the bucket is missing or keeps no versions, or the file is not where the input says.
 */
export async function putSourceFile(
  s3: S3Client,
  approval_id: string,
  request: ApprovalRequest,
): Promise<string> {
  const settings = settingsOf(request);
  const { bucket } = settings;
  try {
    const VersionId = await put(s3, settings, metadataOf(approval_id, request));
    // S3 says "null" of a bucket whose versioning is suspended, and nothing of one that never had it.
    if (VersionId !== undefined && VersionId !== 'null') return VersionId;
  } catch (error) {
    if (!(error instanceof Error) || !FINAL.has(error.name)) throw error;
    throw refusal(request, `${error.name}: ${error.message}`, bucket, error);
  }
  throw refusal(request, 'it keeps no versions. Turn on versioning', bucket);
}

async function put(
  s3: S3Client,
  { bucket: Bucket, key: Key, contentType: ContentType, content, s3Location }: LevelSettings,
  Metadata: Record<string, string>,
): Promise<string | undefined> {
  const from = s3Location === undefined ? undefined : parseS3Location(s3Location);
  if (!from) {
    const { VersionId } = await s3.send(
      new PutObjectCommand({ Bucket, Key, ContentType, Metadata, Body: content ?? '' }),
    );
    return VersionId;
  }
  const source = [from.bucket, ...from.key.split('/')].map(encodeURIComponent).join('/');
  const { VersionId } = await s3.send(
    new CopyObjectCommand({
      Bucket,
      Key,
      CopySource: from.versionId ? `${source}?versionId=${encodeURIComponent(from.versionId)}` : source,
      MetadataDirective: 'REPLACE',
      ContentType,
      Metadata,
    }),
  );
  return VersionId;
}

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

const refusal = (
  { level, flow }: ApprovalRequest,
  why: string,
  bucket: string,
  cause?: unknown,
): RingiError =>
  new RingiError(
    'Ringi.BackendFailed',
    `Level ${level} of flow ${flow} cannot use the bucket ${bucket}: ${why}. Correct it, and start a new request.`,
    { cause },
  );
