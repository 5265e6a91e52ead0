import { ServiceError } from '../../../core/errors.js';
import { artifactKey, type Artifact, type SourceRevision } from '../execution/artifact.js';
import type { ActionRun } from './action-run.js';
import { callS3, readObject, writeObject } from './s3-objects.js';

/** The metadata of the object that becomes the summary of the revision. */
const SUMMARY = 'codepipeline-artifact-revision-summary';

/**
 * Copies one version of an object into the artifact store: the one the execution was started with, else the newest.
 * The artifact keeps the object's content type; whether it does on AWS is not documented.
 * @see https://docs.aws.amazon.com/codepipeline/latest/userguide/action-reference-S3.html
 */
export async function s3Source(run: ActionRun): Promise<void> {
  const { action, execution } = run;
  const override = execution.sourceOverrides.get(action.name);
  const Bucket = run.configured('S3Bucket') ?? '';
  const Key = override?.key ?? run.configured('S3ObjectKey') ?? '';
  const { Status } = (await callS3(run, 'GetBucketVersioning', { Bucket })) as { Status?: string };
  if (Status !== 'Enabled')
    throw new ServiceError(
      'ConfigurationError',
      `Versioning must be enabled for the bucket ${Bucket} of the source.`,
    );
  const object = await readObject(run, { Bucket, Key, VersionId: override?.versionId });
  const [name = ''] = action.declaration.outputArtifacts;
  const versionId = object.VersionId ?? '';
  const etag = object.ETag.replaceAll('"', '');
  const { region, clock } = run.state.env;
  const revision: SourceRevision = {
    actionName: action.name,
    artifactName: name,
    revisionId: versionId,
    changeId: etag,
    summary: object.Metadata[SUMMARY] ?? `Amazon S3 version id: ${versionId}`,
    created: object.LastModified.getTime() || clock.now(),
    url: `https://${region}.console.aws.amazon.com/s3/object/${Bucket}?prefix=${encodeURIComponent(Key)}`,
  };
  const artifact: Artifact = {
    name,
    bucket: execution.declaration.artifactBucket,
    key: artifactKey(execution.pipeline.name, name),
    revision,
  };
  await writeObject(run, {
    Bucket: artifact.bucket,
    Key: artifact.key,
    Body: object.Body,
    ContentType: object.ContentType,
  });
  action.externalExecutionId = versionId;
  action.summary = revision.summary;
  run.succeed({
    artifacts: [artifact],
    variables: { BucketName: Bucket, ETag: etag, ObjectKey: Key, VersionId: versionId },
    revision,
  });
}
