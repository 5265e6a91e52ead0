import { isRecord } from '../graph/template.js';
import { literalText, type Grant, type Place } from './statement.js';

/**
 * What reading a distributed Map's items and writing its results needs.
 * Source: https://docs.aws.amazon.com/step-functions/latest/dg/iam-policies-eg-dist-map.html
 */
export function s3Grants(state: Readonly<Record<string, unknown>>, { partition }: Place): readonly Grant[] {
  const of = (field: string) => {
    const part = state[field];
    if (!isRecord(part) || part['Resource'] === undefined) return undefined;
    const args = part['Arguments'] ?? part['Parameters'];
    return { resource: String(part['Resource']), args: isRecord(args) ? args : {} };
  };
  const arn = (args: Readonly<Record<string, unknown>>, tail: string): string => {
    const bucket = literalText(args, 'Bucket');
    return bucket === undefined ? '*' : `arn:${partition}:s3:::${bucket}${tail}`;
  };
  const reader = of('ItemReader');
  const writer = of('ResultWriter');
  const lists = reader?.resource.endsWith(':s3:listObjectsV2') ?? false;
  return [
    ...(reader && lists ? [{ actions: ['s3:ListBucket'], resources: [arn(reader.args, '')] }] : []),
    ...(reader && !lists
      ? [
          {
            actions: ['s3:GetObject'],
            resources: [arn(reader.args, `/${literalText(reader.args, 'Key') ?? '*'}`)],
          },
        ]
      : []),
    ...(writer
      ? [
          {
            actions: [
              's3:PutObject',
              's3:GetObject',
              's3:ListMultipartUploadParts',
              's3:AbortMultipartUpload',
            ],
            resources: [arn(writer.args, '/*')],
          },
        ]
      : []),
  ];
}
