import { randomUUID } from 'node:crypto';
import type { ActionRun } from './action-run.js';
import { contentTypeOf } from './content-type.js';
import { readObject, writeObject } from './s3-objects.js';
import { unzip } from './unzip.js';

/**
 * Writes the artifact to a bucket, as one object or its files one by one. `{datetime}` and `{uuid}` in the key are replaced.
 * @see https://docs.aws.amazon.com/codepipeline/latest/userguide/action-reference-S3Deploy.html
 */
export async function s3Deploy(run: ActionRun): Promise<void> {
  const [artifact] = run.action.inputArtifacts;
  if (!artifact) throw new Error('The action has no input artifact.');
  const { Body, ContentType } = await readObject(run, { Bucket: artifact.bucket, Key: artifact.key });
  const Bucket = run.configured('BucketName') ?? '';
  const key = fillKey(run.configured('ObjectKey') ?? '', run.state.env.clock.now());
  const common = { Bucket, ACL: run.configured('CannedACL'), CacheControl: run.configured('CacheControl') };
  if (run.configured('Extract') === 'true') {
    const prefix = key === '' || key.endsWith('/') ? key : `${key}/`;
    for (const { name, body } of unzip(Buffer.from(Body)))
      await writeObject(run, { ...common, Key: prefix + name, Body: body, ContentType: contentTypeOf(name) });
  } else await writeObject(run, { ...common, Key: key, Body, ContentType });
  const { region } = run.state.env;
  run.action.externalExecutionUrl = `https://${region}.console.aws.amazon.com/s3/buckets/${Bucket}`;
  run.succeed();
}

/** `{datetime}` is `yyyy-MM-dd_HH-mm-ss` in UTC. */
function fillKey(key: string, now: number): string {
  const datetime = new Date(now).toISOString().slice(0, 19).replace('T', '_').replaceAll(':', '-');
  return key.replaceAll('{datetime}', datetime).replaceAll('{uuid}', () => randomUUID());
}
