import { PropertyReader } from '../../../core/property-reader.js';
import type { DeployedResource, ResourceContext, ResourceProvider } from '../../../core/resource.js';
import type { BucketSettings } from '../objects/bucket.js';
import type { S3State } from '../state.js';

const PUBLIC_ACCESS = [
  'BlockPublicAcls',
  'BlockPublicPolicy',
  'IgnorePublicAcls',
  'RestrictPublicBuckets',
] as const;

/** @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-s3-bucket.html */
export function bucketResource(state: S3State): ResourceProvider {
  const deployed = (name: string): DeployedResource => ({
    physicalId: name,
    attributes: {
      Arn: state.arn(name),
      DomainName: `${name}.s3.amazonaws.com`,
      DualStackDomainName: `${name}.s3.dualstack.${state.env.region}.amazonaws.com`,
      RegionalDomainName: `${name}.s3.${state.env.region}.amazonaws.com`,
    },
  });
  const create = (
    properties: Readonly<Record<string, unknown>>,
    context: ResourceContext,
  ): DeployedResource => {
    const { name, settings } = readBucket(properties, context);
    // A generated name is in lower case, as bucket names must be.
    return deployed(state.createBucket(name ?? context.generateName(63).toLowerCase(), settings).name);
  };
  return {
    properties: [
      'BucketName',
      'VersioningConfiguration',
      'BucketEncryption',
      'PublicAccessBlockConfiguration',
      'OwnershipControls',
      'NotificationConfiguration',
      'LifecycleConfiguration',
      'LoggingConfiguration',
      'Tags',
    ],
    create,
    update(physicalId, properties, context) {
      const { name, settings } = readBucket(properties, context);
      if (name !== undefined && name !== physicalId) return create(properties, context);
      const bucket = state.bucket(physicalId);
      const { policy } = bucket.settings;
      // Versioning cannot be taken away again: a template without it suspends it.
      const versioning =
        settings.versioning ?? (bucket.settings.versioning === undefined ? undefined : 'Suspended');
      Object.assign(bucket.settings, settings, { policy, versioning });
      return deployed(physicalId);
    },
    delete: (physicalId) => state.deleteBucket(physicalId),
  };
}

function readBucket(
  properties: Readonly<Record<string, unknown>>,
  { logicalId }: ResourceContext,
): { name: string | undefined; settings: Omit<BucketSettings, 'policy'> } {
  const reader = new PropertyReader(`${logicalId} (AWS::S3::Bucket)`, properties);
  const versioning = reader.optionalNested('VersioningConfiguration', ['Status']);
  const publicAccess = reader.optionalNested('PublicAccessBlockConfiguration', PUBLIC_ACCESS);
  const notification = reader.optionalNested('NotificationConfiguration', ['EventBridgeConfiguration']);
  const eventBridge = notification?.optionalNested('EventBridgeConfiguration', ['EventBridgeEnabled']);
  return {
    name: reader.optionalText('BucketName'),
    settings: {
      versioning: versioning?.oneOf('Status', ['Enabled', 'Suspended'], 'Enabled'),
      eventBridge: eventBridge !== undefined && (eventBridge.optionalBoolean('EventBridgeEnabled') ?? true),
      ownership: readOwnership(reader),
      encryption: readEncryption(reader),
      publicAccessBlock: Object.fromEntries(
        // A new bucket blocks public access; a template that says something says all of it.
        PUBLIC_ACCESS.map((name) => [
          name,
          publicAccess === undefined || (publicAccess.optionalBoolean(name) ?? false),
        ]),
      ),
      tags: readTags(reader),
    },
  };
}

function readOwnership(reader: PropertyReader): BucketSettings['ownership'] {
  const [rule] = reader.optionalNested('OwnershipControls', ['Rules'])?.optionalList('Rules') ?? [];
  if (rule === undefined) return 'BucketOwnerEnforced';
  return new PropertyReader('OwnershipControls', rule as Record<string, unknown>).oneOf(
    'ObjectOwnership',
    ['BucketOwnerEnforced', 'BucketOwnerPreferred', 'ObjectWriter'],
    'BucketOwnerEnforced',
  );
}

function readEncryption(reader: PropertyReader): BucketSettings['encryption'] {
  const encryption = reader.optionalNested('BucketEncryption', ['ServerSideEncryptionConfiguration']);
  const [rule] = encryption?.optionalList('ServerSideEncryptionConfiguration') ?? [];
  if (rule === undefined) return { algorithm: 'AES256' };
  const byDefault = new PropertyReader('BucketEncryption', rule as Record<string, unknown>).optionalNested(
    'ServerSideEncryptionByDefault',
    ['SSEAlgorithm', 'KMSMasterKeyID'],
  );
  const keyId = byDefault?.optionalText('KMSMasterKeyID');
  return {
    algorithm: byDefault?.oneOf('SSEAlgorithm', ['AES256', 'aws:kms', 'aws:kms:dsse'], 'AES256') ?? 'AES256',
    ...(keyId !== undefined && { keyId }),
  };
}

const readTags = (reader: PropertyReader): Record<string, string> =>
  Object.fromEntries(
    (reader.optionalList('Tags') ?? []).map((tag) => {
      const { Key, Value } = tag as { Key?: unknown; Value?: unknown };
      return [String(Key), String(Value)];
    }),
  );
