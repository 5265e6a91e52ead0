import { s3Operation, type BucketInput } from '../wire/operation.js';

/** @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_HeadBucket.html */
export const headBucket = s3Operation({
  route: { method: 'HEAD', on: 'bucket' },
  run(state, { Bucket }: BucketInput, call) {
    call.authorize('s3:ListBucket', state.arn(Bucket));
    state.bucket(Bucket);
    return { BucketRegion: state.env.region };
  },
  write: ({ BucketRegion }) => ({ headers: { 'x-amz-bucket-region': BucketRegion } }),
});
