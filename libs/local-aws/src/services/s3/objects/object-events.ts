import type { Call } from '../../../core/service.js';
import type { S3State } from '../state.js';
import type { Bucket } from './bucket.js';
import type { ObjectVersion, StoredObject } from './object-version.js';

/**
 * Announces a new object: to EventBridge when the bucket's switch is on, and to whoever watches this bucket's objects in
 * the account (CodePipeline's polling).
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/ev-events.html
 */
export function objectCreated(
  state: S3State,
  bucket: Bucket,
  object: StoredObject,
  reason: 'PutObject' | 'CopyObject',
  call: Call,
): void {
  emit(state, bucket, object, call, 'Object Created', {
    reason,
    object: { size: object.body.length, etag: object.etag.replaceAll('"', '') },
  });
  for (const watch of state.watchers) watch(bucket.name, object.key);
}

export function objectDeleted(
  state: S3State,
  bucket: Bucket,
  version: Pick<ObjectVersion, 'key' | 'versionId'>,
  type: 'Permanently Deleted' | 'Delete Marker Created',
  call: Call,
): void {
  emit(state, bucket, version, call, 'Object Deleted', { reason: 'DeleteObject', 'deletion-type': type });
}

function emit(
  { env, arn }: S3State,
  bucket: Bucket,
  { key, versionId }: Pick<ObjectVersion, 'key' | 'versionId'>,
  call: Call,
  detailType: string,
  { object, ...rest }: { readonly reason: string } & Readonly<Record<string, unknown>>,
): void {
  if (!bucket.settings.eventBridge) return;
  env.emit({
    source: 'aws.s3',
    'detail-type': detailType,
    resources: [arn(bucket.name)],
    detail: {
      version: '0',
      bucket: { name: bucket.name },
      object: {
        key,
        ...(object as object),
        ...(versionId !== 'null' && { 'version-id': versionId }),
        sequencer: sequencer(env.clock.now()),
      },
      'request-id': call.requestId,
      requester: call.principal.accountId,
      'source-ip-address': '127.0.0.1',
      ...rest,
    },
  });
}

let count = 0;

/** Hexadecimal, larger for a later change of the same key. */
function sequencer(now: number): string {
  count += 1;
  return (now.toString(16).padStart(12, '0') + (count % 65_536).toString(16).padStart(4, '0')).toUpperCase();
}
