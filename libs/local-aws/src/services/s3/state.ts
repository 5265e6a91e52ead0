import type { Environment } from '../../core/environment.js';
import { ServiceError } from '../../core/errors.js';
import { noSuchBucket } from './errors.js';
import { Bucket, type BucketSettings } from './objects/bucket.js';

const NAME = /^(?!xn--)(?!.*\.\.)(?!\d+\.\d+\.\d+\.\d+$)[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/;

/** The buckets of the account. */
export class S3State {
  readonly env: Environment;
  readonly buckets = new Map<string, Bucket>();
  /** Told of every object written, by bucket and key. */
  readonly watchers = new Set<(bucket: string, key: string) => void>();

  constructor(env: Environment) {
    this.env = env;
  }

  /** @throws ServiceError NoSuchBucket */
  bucket(name: string): Bucket {
    const bucket = this.buckets.get(name);
    if (!bucket) throw noSuchBucket(name);
    return bucket;
  }

  /** @throws ServiceError InvalidBucketName, BucketAlreadyOwnedByYou */
  createBucket(name: string, settings: Partial<BucketSettings> = {}): Bucket {
    if (!NAME.test(name))
      throw new ServiceError('InvalidBucketName', 'The specified bucket is not valid.', 400, {
        BucketName: name,
      });
    if (this.buckets.has(name))
      throw new ServiceError(
        'BucketAlreadyOwnedByYou',
        'Your previous request to create the named bucket succeeded and you already own it.',
        409,
        { BucketName: name },
      );
    const bucket = new Bucket(name, this.env.clock.now(), settings);
    this.buckets.set(name, bucket);
    return bucket;
  }

  /** @throws ServiceError NoSuchBucket, BucketNotEmpty */
  deleteBucket(name: string): void {
    if (!this.bucket(name).isEmpty)
      throw new ServiceError('BucketNotEmpty', 'The bucket you tried to delete is not empty', 409, {
        BucketName: name,
      });
    this.buckets.delete(name);
  }

  /** `arn:aws:s3:::BUCKET` or `arn:aws:s3:::BUCKET/KEY`. */
  readonly arn = (bucket: string, key?: string): string =>
    `arn:${this.env.partition}:s3:::${bucket}${key === undefined ? '' : `/${key}`}`;
}
