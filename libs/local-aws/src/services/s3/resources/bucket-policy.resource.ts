import { PropertyReader } from '../../../core/property-reader.js';
import type { DeployedResource, ResourceContext, ResourceProvider } from '../../../core/resource.js';
import type { S3State } from '../state.js';

/**
 * The resource policy of a bucket: kept and answered, not enforced.
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-s3-bucketpolicy.html
 */
export function bucketPolicyResource(state: S3State): ResourceProvider {
  const put = (
    properties: Readonly<Record<string, unknown>>,
    { logicalId }: ResourceContext,
  ): DeployedResource => {
    const reader = new PropertyReader(`${logicalId} (AWS::S3::BucketPolicy)`, properties);
    const name = reader.text('Bucket');
    const document = reader.optionalObject('PolicyDocument');
    if (!document) throw reader.wrong('PolicyDocument', 'is required');
    state.bucket(name).settings.policy = JSON.stringify(document);
    return { physicalId: name, attributes: {} };
  };
  return {
    properties: ['Bucket', 'PolicyDocument'],
    create: put,
    update: (_, properties, context) => put(properties, context),
    delete(physicalId) {
      const bucket = state.buckets.get(physicalId);
      if (bucket) bucket.settings.policy = undefined;
    },
  };
}
