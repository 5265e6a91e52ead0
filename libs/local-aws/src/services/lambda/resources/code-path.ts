import { existsSync, statSync } from 'node:fs';
import { ServiceError } from '../../../core/errors.js';
import type { PropertyReader } from '../../../core/property-reader.js';
import type { ResourceContext } from '../../../core/resource.js';

/** The folder of a function's code on this machine. */
export function codePath(reader: PropertyReader, context: ResourceContext): string {
  const code = reader.optionalObject('Code');
  if (!code) throw reader.wrong('Code', 'is required');
  const others = Object.keys(code).filter((key) => key !== 'S3Bucket' && key !== 'S3Key');
  if (others.length > 0) {
    throw reader.wrong(
      'Code',
      `has ${others.join(', ')}: local-aws runs code from S3Bucket and S3Key only (a bundle folder), not inline code or images`,
    );
  }
  const { S3Bucket: bucket, S3Key: key } = code;
  if (typeof bucket !== 'string' || typeof key !== 'string') {
    throw reader.wrong('Code', 'needs S3Bucket and S3Key');
  }
  const path = context.resolveAsset(bucket, key);
  if (!existsSync(path)) {
    throw new ServiceError(
      'ValidationException',
      `${context.logicalId}: the asset s3://${bucket}/${key} was expected in ${path}, which does not exist. Synthesize again.`,
    );
  }
  if (!statSync(path).isDirectory()) {
    throw reader.wrong(
      'Code',
      `s3://${bucket}/${key} resolves to the file ${path}: local-aws runs a folder, it does not unzip`,
    );
  }
  return path;
}
