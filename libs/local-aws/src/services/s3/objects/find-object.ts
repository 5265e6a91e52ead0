import { ServiceError } from '../../../core/errors.js';
import type { Call } from '../../../core/service.js';
import { noSuchKey } from '../errors.js';
import type { S3State } from '../state.js';
import type { Bucket } from './bucket.js';
import type { StoredObject } from './object-version.js';

/**
 * The object of a key, or one version of it, and records the permission to read it.
 * @throws ServiceError NoSuchBucket, NoSuchKey, NoSuchVersion, MethodNotAllowed for a delete marker that was asked for.
 */
export function findObject(
  state: S3State,
  { Bucket: name, Key, VersionId }: { Bucket: string; Key: string; VersionId?: string | undefined },
  call: Call,
): { bucket: Bucket; object: StoredObject } {
  const action = VersionId === undefined ? 's3:GetObject' : 's3:GetObjectVersion';
  call.authorize(action, state.arn(name, Key));
  const bucket = state.bucket(name);
  const found = VersionId === undefined ? bucket.latest(Key) : bucket.version(Key, VersionId);
  if (found?.kind === 'object') return { bucket, object: found };
  if (!found) throw noSuchKey(Key);
  const headers = {
    'x-amz-delete-marker': 'true',
    'x-amz-version-id': found.versionId,
    ...(VersionId !== undefined && { allow: 'DELETE' }),
  };
  if (VersionId === undefined)
    throw new ServiceError('NoSuchKey', 'The specified key does not exist.', 404, { Key, headers });
  throw new ServiceError(
    'MethodNotAllowed',
    'The specified method is not allowed against this resource.',
    405,
    {
      Method: 'GET',
      ResourceType: 'DeleteMarker',
      headers,
    },
  );
}
