import type { Call } from '../../../core/service.js';
import { objectDeleted } from '../objects/object-events.js';
import type { S3State } from '../state.js';
import { malformedXml } from '../errors.js';
import { ServiceError } from '../../../core/errors.js';
import { verifyBody } from '../wire/checksum.js';
import { s3Operation, type BucketInput, type ObjectInput } from '../wire/operation.js';
import { readXml, xmlAnswer } from '../wire/xml.js';

interface Deletion {
  readonly Key: string;
  readonly VersionId?: string | undefined;
}

interface Deleted {
  readonly VersionId?: string;
  /** The delete marker that was created or deleted. */
  readonly DeleteMarker?: boolean;
}

function deleteOne(state: S3State, name: string, { Key, VersionId }: Deletion, call: Call): Deleted {
  const bucket = state.bucket(name);
  const action = VersionId === undefined ? 's3:DeleteObject' : 's3:DeleteObjectVersion';
  call.authorize(action, state.arn(name, Key));
  if (VersionId === undefined) {
    const before = bucket.latest(Key);
    const marker = bucket.remove(Key, state.env.clock.now());
    if (marker) objectDeleted(state, bucket, marker, 'Delete Marker Created', call);
    else if (before) objectDeleted(state, bucket, before, 'Permanently Deleted', call);
    return marker ? { VersionId: marker.versionId, DeleteMarker: true } : {};
  }
  const removed = bucket.removeVersion(Key, VersionId);
  if (removed) objectDeleted(state, bucket, removed, 'Permanently Deleted', call);
  return { VersionId, ...(removed?.kind === 'marker' && { DeleteMarker: true }) };
}

/** @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteObject.html */
export const deleteObject = s3Operation({
  route: { method: 'DELETE', on: 'object' },
  read: ({ query }) => ({ VersionId: query.get('versionId') ?? undefined }),
  run: (state, input: ObjectInput & Deletion, call) => deleteOne(state, input.Bucket, input, call),
  write: ({ VersionId, DeleteMarker }) => ({
    status: 204,
    headers: {
      ...(VersionId !== undefined && { 'x-amz-version-id': VersionId }),
      ...(DeleteMarker && { 'x-amz-delete-marker': 'true' }),
    },
  }),
});

interface ManyInput extends BucketInput {
  readonly Delete: { readonly Objects: readonly Deletion[]; readonly Quiet?: boolean };
}

/** Up to 1,000 keys; each one's failure is told beside the others' success. */
export const deleteObjects = s3Operation({
  route: { method: 'POST', on: 'bucket', sub: 'delete' },
  read({ headers, body }) {
    verifyBody(headers, body);
    const { Object: objects, Quiet } = readXml(body, 'Delete');
    return { Delete: { Objects: [objects ?? []].flat(), Quiet: Quiet === 'true' } };
  },
  run(state, { Bucket, Delete: { Objects, Quiet = false } }: ManyInput, call) {
    state.bucket(Bucket);
    if (Objects.length === 0 || Objects.length > 1000) throw malformedXml();
    const Deleted: object[] = [];
    const Errors: object[] = [];
    for (const { Key, VersionId } of Objects) {
      try {
        const done = deleteOne(state, Bucket, { Key, VersionId }, call);
        if (Quiet) continue;
        // With a version id in the request the answer repeats it; the id of a marker has a member of its own.
        Deleted.push({
          Key,
          VersionId,
          DeleteMarker: done.DeleteMarker,
          DeleteMarkerVersionId: done.DeleteMarker ? done.VersionId : undefined,
        });
      } catch (error) {
        if (!(error instanceof ServiceError)) throw error;
        Errors.push({ Key, VersionId, Code: error.code, Message: error.message });
      }
    }
    return { Deleted, Errors };
  },
  write: ({ Deleted, Errors }) => xmlAnswer('DeleteResult', { Deleted, Error: Errors }),
});
