import { notEmulated, ServiceError } from '../../../core/errors.js';
import { malformedXml } from '../errors.js';
import { s3Operation, type BucketInput } from '../wire/operation.js';
import { readXml, xmlAnswer } from '../wire/xml.js';

interface VersioningInput extends BucketInput {
  readonly VersioningConfiguration?: { readonly Status?: string; readonly MFADelete?: string };
}

/** @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketVersioning.html */
export const putBucketVersioning = s3Operation({
  route: { method: 'PUT', on: 'bucket', sub: 'versioning' },
  read: ({ body }) => {
    const { Status, MfaDelete } = readXml(body, 'VersioningConfiguration');
    return { VersioningConfiguration: { Status, MFADelete: MfaDelete } };
  },
  run(state, { Bucket, VersioningConfiguration: { Status, MFADelete } = {} }: VersioningInput, call) {
    call.authorize('s3:PutBucketVersioning', state.arn(Bucket));
    if (MFADelete !== undefined && MFADelete !== 'Disabled') throw notEmulated('S3 MFA delete');
    if (Status !== 'Enabled' && Status !== 'Suspended')
      throw new ServiceError(
        'IllegalVersioningConfigurationException',
        'The Versioning element must be specified',
      );
    state.bucket(Bucket).settings.versioning = Status;
    return {};
  },
});

/** A bucket that never had versioning answers an empty configuration. */
export const getBucketVersioning = s3Operation({
  route: { method: 'GET', on: 'bucket', sub: 'versioning' },
  run(state, { Bucket }: BucketInput, call) {
    call.authorize('s3:GetBucketVersioning', state.arn(Bucket));
    return { Status: state.bucket(Bucket).settings.versioning };
  },
  write: ({ Status }) => xmlAnswer('VersioningConfiguration', { Status }),
});

/** In us-east-1 the answer is empty. @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketLocation.html */
export const getBucketLocation = s3Operation({
  route: { method: 'GET', on: 'bucket', sub: 'location' },
  run(state, { Bucket }: BucketInput, call) {
    call.authorize('s3:GetBucketLocation', state.arn(Bucket));
    state.bucket(Bucket);
    const { region } = state.env;
    return { LocationConstraint: region === 'us-east-1' ? undefined : region };
  },
  write: ({ LocationConstraint }) => xmlAnswer('LocationConstraint', { '#text': LocationConstraint ?? '' }),
});

export const getBucketEncryption = s3Operation({
  route: { method: 'GET', on: 'bucket', sub: 'encryption' },
  run(state, { Bucket }: BucketInput, call) {
    call.authorize('s3:GetEncryptionConfiguration', state.arn(Bucket));
    const { algorithm, keyId } = state.bucket(Bucket).settings.encryption;
    const ApplyServerSideEncryptionByDefault = { SSEAlgorithm: algorithm, KMSMasterKeyID: keyId };
    return { ServerSideEncryptionConfiguration: { Rules: [{ ApplyServerSideEncryptionByDefault }] } };
  },
  write: ({ ServerSideEncryptionConfiguration: { Rules } }) =>
    xmlAnswer('ServerSideEncryptionConfiguration', { Rule: Rules }),
});

export const getPublicAccessBlock = s3Operation({
  route: { method: 'GET', on: 'bucket', sub: 'publicAccessBlock' },
  run(state, { Bucket }: BucketInput, call) {
    call.authorize('s3:GetBucketPublicAccessBlock', state.arn(Bucket));
    const { publicAccessBlock } = state.bucket(Bucket).settings;
    if (!publicAccessBlock)
      throw new ServiceError(
        'NoSuchPublicAccessBlockConfiguration',
        'The public access block configuration was not found',
        404,
        { BucketName: Bucket },
      );
    return { PublicAccessBlockConfiguration: publicAccessBlock };
  },
  write: ({ PublicAccessBlockConfiguration }) =>
    xmlAnswer('PublicAccessBlockConfiguration', PublicAccessBlockConfiguration),
});

export const getBucketPolicy = s3Operation({
  route: { method: 'GET', on: 'bucket', sub: 'policy' },
  run(state, { Bucket }: BucketInput, call) {
    call.authorize('s3:GetBucketPolicy', state.arn(Bucket));
    const { policy } = state.bucket(Bucket).settings;
    if (policy === undefined)
      throw new ServiceError('NoSuchBucketPolicy', 'The bucket policy does not exist', 404, {
        BucketName: Bucket,
      });
    return { Policy: policy };
  },
  write: ({ Policy }) => ({ headers: { 'content-type': 'application/json' }, body: Policy }),
});

export const getBucketOwnershipControls = s3Operation({
  route: { method: 'GET', on: 'bucket', sub: 'ownershipControls' },
  run(state, { Bucket }: BucketInput, call) {
    call.authorize('s3:GetBucketOwnershipControls', state.arn(Bucket));
    const { ownership } = state.bucket(Bucket).settings;
    return { OwnershipControls: { Rules: [{ ObjectOwnership: ownership }] } };
  },
  write: ({ OwnershipControls: { Rules } }) => xmlAnswer('OwnershipControls', { Rule: Rules }),
});

/** Tags of a bucket. @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketTagging.html */
export const getBucketTagging = s3Operation({
  route: { method: 'GET', on: 'bucket', sub: 'tagging' },
  run(state, { Bucket }: BucketInput, call) {
    call.authorize('s3:GetBucketTagging', state.arn(Bucket));
    const tags = Object.entries(state.bucket(Bucket).settings.tags);
    if (tags.length === 0)
      throw new ServiceError('NoSuchTagSet', 'The TagSet does not exist', 404, { BucketName: Bucket });
    return { TagSet: tags.map(([Key, Value]) => ({ Key, Value })) };
  },
  write: ({ TagSet }) => xmlAnswer('Tagging', { TagSet: { Tag: TagSet } }),
});

interface NotificationInput extends BucketInput {
  readonly NotificationConfiguration?: Readonly<Record<string, unknown>>;
}

/** Only the switch for EventBridge; other destinations are refused. */
export const putBucketNotificationConfiguration = s3Operation({
  route: { method: 'PUT', on: 'bucket', sub: 'notification' },
  read: ({ body }) => ({ NotificationConfiguration: readXml(body, 'NotificationConfiguration') }),
  run(state, { Bucket, NotificationConfiguration }: NotificationInput, call) {
    call.authorize('s3:PutBucketNotification', state.arn(Bucket));
    if (NotificationConfiguration === undefined) throw malformedXml();
    const others = Object.keys(NotificationConfiguration).filter(
      (name) => name !== 'EventBridgeConfiguration',
    );
    if (others.length > 0)
      throw notEmulated(`S3 notifications other than to EventBridge (${others.join(', ')})`);
    state.bucket(Bucket).settings.eventBridge = 'EventBridgeConfiguration' in NotificationConfiguration;
    return {};
  },
});
