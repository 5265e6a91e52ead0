import type { S3Request } from './request.js';

/** Query parameters that name a sub-resource of a bucket or an object and so choose the operation. */
const SUB_RESOURCES: Readonly<Record<string, string>> = {
  abac: 'Abac',
  accelerate: 'AccelerateConfiguration',
  acl: 'Acl',
  analytics: 'AnalyticsConfiguration',
  attributes: 'Attributes',
  cors: 'Cors',
  delete: 'Objects',
  encryption: 'Encryption',
  'intelligent-tiering': 'IntelligentTieringConfiguration',
  inventory: 'InventoryConfiguration',
  'legal-hold': 'LegalHold',
  lifecycle: 'LifecycleConfiguration',
  'list-type': 'ObjectsV2',
  location: 'Location',
  logging: 'Logging',
  metadataConfiguration: 'MetadataConfiguration',
  metrics: 'MetricsConfiguration',
  notification: 'NotificationConfiguration',
  'object-lock': 'ObjectLockConfiguration',
  ownershipControls: 'OwnershipControls',
  policy: 'Policy',
  policyStatus: 'PolicyStatus',
  publicAccessBlock: 'PublicAccessBlock',
  renameObject: 'RenameObject',
  replication: 'Replication',
  requestPayment: 'RequestPayment',
  restore: 'Restore',
  retention: 'Retention',
  select: 'SelectObjectContent',
  session: 'Session',
  tagging: 'Tagging',
  torrent: 'Torrent',
  uploadId: 'MultipartUpload',
  uploads: 'MultipartUploads',
  versioning: 'Versioning',
  versions: 'ObjectVersions',
  website: 'Website',
};

export const subResourceOf = (query: URLSearchParams): string | undefined =>
  [...query.keys()].find((name) => Object.hasOwn(SUB_RESOURCES, name));

/** What a request that no operation takes asks for: the SDK's own word (`x-id`) or a name made of its sub-resource. */
export function gapName({ method, bucket, key, query }: S3Request): string {
  const sub = subResourceOf(query);
  const named = query.get('x-id');
  const where = key !== undefined ? 'Object' : bucket !== undefined ? 'Bucket' : 'Service';
  const verb = method.charAt(0) + method.slice(1).toLowerCase();
  const name = named ?? (sub === undefined ? `${verb}${where}` : `${verb}${where}${SUB_RESOURCES[sub]}`);
  return sub === undefined ? name : `${name} (${method} ?${sub})`;
}
