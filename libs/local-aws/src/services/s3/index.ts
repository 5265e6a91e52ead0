import type { Environment } from '../../core/environment.js';
import type { ServiceModule } from '../../core/resource.js';
import {
  getBucketEncryption,
  getBucketLocation,
  getBucketOwnershipControls,
  getBucketPolicy,
  getBucketTagging,
  getBucketVersioning,
  getPublicAccessBlock,
  putBucketNotificationConfiguration,
  putBucketVersioning,
} from './operations/bucket-settings.js';
import { copyObject } from './operations/copy-object.js';
import { createBucket } from './operations/create-bucket.js';
import { deleteBucket } from './operations/delete-bucket.js';
import { deleteObject, deleteObjects } from './operations/delete-object.js';
import { getObject, headObject } from './operations/get-object.js';
import { headBucket } from './operations/head-bucket.js';
import { listBuckets } from './operations/list-buckets.js';
import { listObjectVersions } from './operations/list-object-versions.js';
import { listObjectsV2 } from './operations/list-objects-v2.js';
import { putObject } from './operations/put-object.js';
import { bucketPolicyResource } from './resources/bucket-policy.resource.js';
import { bucketResource } from './resources/bucket.resource.js';
import { S3State } from './state.js';
import { s3Codec } from './wire/codec.js';

export { objectStore } from './object-store.js';

/** By AWS's names. */
const OPERATIONS = {
  CopyObject: copyObject,
  CreateBucket: createBucket,
  DeleteBucket: deleteBucket,
  DeleteObject: deleteObject,
  DeleteObjects: deleteObjects,
  GetBucketEncryption: getBucketEncryption,
  GetBucketLocation: getBucketLocation,
  GetBucketOwnershipControls: getBucketOwnershipControls,
  GetBucketPolicy: getBucketPolicy,
  GetBucketTagging: getBucketTagging,
  GetBucketVersioning: getBucketVersioning,
  GetObject: getObject,
  GetPublicAccessBlock: getPublicAccessBlock,
  HeadBucket: headBucket,
  HeadObject: headObject,
  ListBuckets: listBuckets,
  ListObjectVersions: listObjectVersions,
  ListObjectsV2: listObjectsV2,
  PutBucketNotificationConfiguration: putBucketNotificationConfiguration,
  PutBucketVersioning: putBucketVersioning,
  PutObject: putObject,
};

/**
 * The largest body of one request. S3's own limit for PutObject is 5 GB; as bodies are kept in memory here, ours is
 * 256 MB.
 */
const MAX_BODY_BYTES = 256 * 1024 * 1024;

export interface S3Module extends ServiceModule {
  /** Tells of every object written. @returns how to stop that. */
  watch(watcher: (bucket: string, key: string) => void): () => void;
}

/** Amazon S3: buckets and versioned objects, in memory. */
export function s3Module(env: Environment): S3Module {
  const state = new S3State(env);
  return {
    watch(watcher) {
      state.watchers.add(watcher);
      return () => void state.watchers.delete(watcher);
    },
    service: {
      name: 's3',
      protocol: { kind: 'own', codec: s3Codec(OPERATIONS) },
      operations: Object.fromEntries(Object.entries(OPERATIONS).map(([name, { run }]) => [name, run(state)])),
      maximumBodyBytes: MAX_BODY_BYTES,
    },
    resources: {
      'AWS::S3::Bucket': bucketResource(state),
      'AWS::S3::BucketPolicy': bucketPolicyResource(state),
    },
  };
}
