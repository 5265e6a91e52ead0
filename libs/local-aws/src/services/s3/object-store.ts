import { TaskError, type ObjectRequest, type ObjectStore, type ObjectSummary } from '@ringi/asl-engine';
import type { Environment } from '../../core/environment.js';
import { ServiceError } from '../../core/errors.js';

/** How a distributed Map's session of its role is called; our choice, as AWS documents no name. */
const SESSION = 'DistributedMap';

/**
 * The buckets as what a distributed Map reads its items from and writes its results to, as the machine's role. Failures are
 * `S3.<Code>Exception`, as Step Functions names them.
 */
export function objectStore(env: Environment): ObjectStore {
  const call = async <T>(
    { bucket, roleArn }: ObjectRequest,
    operation: string,
    input: object,
  ): Promise<T> => {
    try {
      const principal = env.credentials.assumedRole(roleArn, SESSION);
      return (await env.invoke('s3', operation, { Bucket: bucket, ...input }, principal)) as T;
    } catch (error) {
      if (error instanceof ServiceError)
        throw new TaskError(`S3.${exceptionName(error.code)}`, error.message);
      throw error;
    }
  };
  return {
    async getObject(request) {
      const { Body } = await call<{ Body: Uint8Array }>(request, 'GetObject', { Key: request.key });
      return Body;
    },
    async putObject(request) {
      await call(request, 'PutObject', { Key: request.key, Body: request.body });
    },
    async listObjects(request) {
      const found: ObjectSummary[] = [];
      let token: string | undefined;
      do {
        const page: Listing = await call<Listing>(request, 'ListObjectsV2', {
          Prefix: request.prefix,
          ...(token !== undefined && { ContinuationToken: token }),
        });
        for (const { Key, ETag, Size, LastModified } of page.Contents)
          found.push({
            key: Key,
            etag: ETag,
            size: Size,
            lastModified: LastModified.getTime(),
            storageClass: 'STANDARD',
          });
        token = page.NextContinuationToken;
      } while (token !== undefined);
      return found;
    },
  };
}

interface Listing {
  readonly Contents: readonly { Key: string; ETag: string; Size: number; LastModified: Date }[];
  readonly NextContinuationToken: string | undefined;
}

const exceptionName = (code: string): string => (code.endsWith('Exception') ? code : `${code}Exception`);
