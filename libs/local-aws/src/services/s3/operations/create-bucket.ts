import { notEmulated, ServiceError } from '../../../core/errors.js';
import type { Ownership } from '../objects/bucket.js';
import { s3Operation, type BucketInput } from '../wire/operation.js';
import { readXml } from '../wire/xml.js';

interface Input extends BucketInput {
  readonly CreateBucketConfiguration?: Readonly<Record<string, unknown>>;
  readonly ObjectOwnership?: Ownership;
  readonly ObjectLockEnabledForBucket?: boolean;
}

const HOME_REGION = 'us-east-1';

/** @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_CreateBucket.html */
export const createBucket = s3Operation({
  route: { method: 'PUT', on: 'bucket' },
  read: ({ headers, body }) => ({
    ...(body.length > 0 && { CreateBucketConfiguration: readXml(body, 'CreateBucketConfiguration') }),
    ...(headers['x-amz-object-ownership'] !== undefined && {
      ObjectOwnership: headers['x-amz-object-ownership'],
    }),
    ...(headers['x-amz-bucket-object-lock-enabled'] === 'true' && { ObjectLockEnabledForBucket: true }),
  }),
  run(state, input: Input, call) {
    const { Bucket: name, CreateBucketConfiguration: configuration = {} } = input;
    const { region } = state.env;
    call.authorize('s3:CreateBucket', state.arn(name));
    if (input.ObjectLockEnabledForBucket) throw notEmulated('S3 Object Lock');
    const others = Object.keys(configuration).filter((member) => member !== 'LocationConstraint');
    if (others.length > 0) throw notEmulated(`s3:CreateBucket with ${others.join(', ')}`);
    const constraint = configuration['LocationConstraint'] ?? HOME_REGION;
    if (constraint !== region)
      throw new ServiceError(
        'IllegalLocationConstraintException',
        configuration['LocationConstraint'] === undefined
          ? 'The unspecified location constraint is incompatible for the region specific endpoint this request was sent to.'
          : `The ${String(constraint)} location constraint is incompatible for the region specific endpoint this request was sent to.`,
      );
    // As on AWS: in us-east-1 creating one's own bucket again succeeds and changes nothing.
    if (!(region === HOME_REGION && state.buckets.has(name)))
      state.createBucket(name, { ...(input.ObjectOwnership && { ownership: input.ObjectOwnership }) });
    return { Location: `/${name}` };
  },
  write: ({ Location }) => ({ headers: { location: Location } }),
});
