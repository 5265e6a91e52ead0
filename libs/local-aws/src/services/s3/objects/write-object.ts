import { createHash } from 'node:crypto';
import { notEmulated, ServiceError } from '../../../core/errors.js';
import type { Call } from '../../../core/service.js';
import { invalidArgument, preconditionFailed } from '../errors.js';
import type { S3State } from '../state.js';
import type { Bucket } from './bucket.js';
import { objectCreated } from './object-events.js';
import type { StoredObject } from './object-version.js';

const MAX_KEY_BYTES = 1024;
/** "The bucket owner has full control" is all that a bucket without ACLs takes. */
const HARMLESS_ACL = 'bucket-owner-full-control';
const ACLS = [
  'private',
  'public-read',
  'public-read-write',
  'authenticated-read',
  'aws-exec-read',
  'bucket-owner-read',
  HARMLESS_ACL,
];

export type NewObject = Pick<StoredObject, 'key' | 'body' | 'content' | 'metadata' | 'checksum' | 'tags'>;

export interface WriteConditions {
  readonly IfMatch?: string | undefined;
  readonly IfNoneMatch?: string | undefined;
}

export interface WriteOptions extends WriteConditions {
  readonly acl?: string | undefined;
  readonly storageClass?: string | undefined;
  readonly reason: 'PutObject' | 'CopyObject';
}

/**
 * Writes one object and announces it.
 * @throws ServiceError KeyTooLongError, AccessControlListNotSupported, PreconditionFailed, …
 */
export function writeObject(
  state: S3State,
  bucket: Bucket,
  object: NewObject,
  options: WriteOptions,
  call: Call,
): StoredObject {
  if (Buffer.byteLength(object.key) > MAX_KEY_BYTES)
    throw new ServiceError('KeyTooLongError', 'Your key is too long', 400, {
      Size: String(Buffer.byteLength(object.key)),
      MaxSizeAllowed: String(MAX_KEY_BYTES),
    });
  checkAcl(bucket, options.acl);
  if (options.storageClass !== undefined && options.storageClass !== 'STANDARD')
    throw notEmulated(`the S3 storage class ${options.storageClass}`);
  call.authorize('s3:PutObject', state.arn(bucket.name, object.key));
  if (options.acl !== undefined) call.authorize('s3:PutObjectAcl', state.arn(bucket.name, object.key));
  checkConditions(bucket, object.key, options);
  const stored = bucket.put({
    ...object,
    content: { ContentType: 'binary/octet-stream', ...object.content },
    lastModified: state.env.clock.now(),
    etag: `"${createHash('md5').update(object.body).digest('hex')}"`,
  });
  objectCreated(state, bucket, stored, options.reason, call);
  return stored;
}

/** ACLs are kept nowhere: a bucket that takes them records only who asked for which permission. */
function checkAcl({ settings }: Bucket, acl: string | undefined): void {
  if (acl === undefined) return;
  if (!ACLS.includes(acl)) throw invalidArgument('Invalid canned ACL', 'x-amz-acl', acl);
  if (settings.ownership === 'BucketOwnerEnforced' && acl !== HARMLESS_ACL)
    throw new ServiceError('AccessControlListNotSupported', 'The bucket does not allow ACLs');
}

/** @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-writes.html */
function checkConditions(bucket: Bucket, key: string, { IfMatch, IfNoneMatch }: WriteConditions): void {
  const latest = bucket.latest(key);
  const existing = latest?.kind === 'object' ? latest : undefined;
  if (IfNoneMatch !== undefined) {
    if (IfNoneMatch !== '*') throw notEmulated('S3 writes on the condition If-None-Match other than *');
    if (existing) throw preconditionFailed('If-None-Match');
  }
  if (IfMatch === undefined) return;
  if (!existing) throw new ServiceError('NoSuchKey', 'The specified key does not exist.', 404, { Key: key });
  if (existing.etag.replaceAll('"', '') !== IfMatch.replaceAll('"', '')) throw preconditionFailed('If-Match');
}
