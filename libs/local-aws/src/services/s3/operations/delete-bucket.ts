import { s3Operation, type BucketInput } from '../wire/operation.js';

/** @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteBucket.html */
export const deleteBucket = s3Operation({
  route: { method: 'DELETE', on: 'bucket' },
  run(state, { Bucket }: BucketInput, call) {
    call.authorize('s3:DeleteBucket', state.arn(Bucket));
    state.deleteBucket(Bucket);
    return {};
  },
  write: () => ({ status: 204 }),
});
