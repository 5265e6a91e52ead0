import { ServiceError } from '../../../core/errors.js';
import type { ActionRun } from './action-run.js';

export interface ReadObject {
  readonly Body: Uint8Array;
  readonly ContentType: string | undefined;
  readonly ETag: string;
  readonly LastModified: Date;
  readonly VersionId?: string;
  readonly Metadata: Readonly<Record<string, string>>;
}

export interface ObjectToWrite {
  readonly Bucket: string;
  readonly Key: string;
  readonly Body: Uint8Array;
  readonly ContentType?: string | undefined;
  readonly CacheControl?: string | undefined;
  readonly ACL?: string | undefined;
}

/** Reads an object as the action's role. @throws Error naming bucket and key */
export async function readObject(
  run: ActionRun,
  object: { readonly Bucket: string; readonly Key: string; readonly VersionId?: string | undefined },
): Promise<ReadObject> {
  return (await callS3(run, 'GetObject', object)) as ReadObject;
}

export async function writeObject(run: ActionRun, object: ObjectToWrite): Promise<void> {
  await callS3(run, 'PutObject', object);
}

export async function callS3(
  run: ActionRun,
  operation: string,
  input: { readonly Bucket: string; readonly Key?: string },
): Promise<unknown> {
  try {
    return await run.state.env.invoke('s3', operation, input, run.principal);
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error;
    const where = input.Key === undefined ? input.Bucket : `${input.Bucket}/${input.Key}`;
    throw new ServiceError(
      error.code,
      `${operation} of s3://${where}: ${error.code}: ${error.message}`,
      error.status,
    );
  }
}
