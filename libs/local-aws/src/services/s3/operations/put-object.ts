import { notEmulated } from '../../../core/errors.js';
import { invalidArgument } from '../errors.js';
import type { Bucket } from '../objects/bucket.js';
import type { Checksum, StoredObject } from '../objects/object-version.js';
import { writeObject, type WriteConditions } from '../objects/write-object.js';
import { verifyBody } from '../wire/checksum.js';
import { contentOf, readContentHeaders } from '../wire/content-headers.js';
import { checkMetadata, readMetadata } from '../wire/metadata.js';
import { s3Operation, type ObjectInput } from '../wire/operation.js';

interface Input extends ObjectInput, WriteConditions {
  readonly Body?: Uint8Array | string;
  readonly Metadata?: Readonly<Record<string, string>>;
  readonly ACL?: string;
  readonly StorageClass?: string;
  readonly ServerSideEncryption?: string;
  readonly SSECustomerAlgorithm?: string;
  readonly Tagging?: string;
  readonly Checksum?: Checksum;
}

/** @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObject.html */
export const putObject = s3Operation({
  route: { method: 'PUT', on: 'object' },
  read: ({ headers, body }) => ({
    Body: body,
    ...readContentHeaders(headers),
    Metadata: readMetadata(headers),
    Checksum: verifyBody(headers, body),
    ACL: headers['x-amz-acl'],
    StorageClass: headers['x-amz-storage-class'],
    ServerSideEncryption: headers['x-amz-server-side-encryption'],
    SSECustomerAlgorithm: headers['x-amz-server-side-encryption-customer-algorithm'],
    Tagging: headers['x-amz-tagging'],
    IfMatch: headers['if-match'],
    IfNoneMatch: headers['if-none-match'],
  }),
  run(state, input: Input, call) {
    const bucket = state.bucket(input.Bucket);
    if (input.SSECustomerAlgorithm !== undefined)
      throw notEmulated('S3 encryption with customer keys (SSE-C)');
    const metadata = Object.fromEntries(
      Object.entries(input.Metadata ?? {}).map(([name, value]) => [name.toLowerCase(), value]),
    );
    checkMetadata(metadata);
    const object = writeObject(
      state,
      bucket,
      {
        key: input.Key,
        body: Buffer.from(input.Body ?? ''),
        content: contentOf(input),
        metadata,
        checksum: input.Checksum,
        tags: readTags(input.Tagging),
      },
      {
        acl: input.ACL,
        storageClass: input.StorageClass,
        IfMatch: input.IfMatch,
        IfNoneMatch: input.IfNoneMatch,
        reason: 'PutObject',
      },
      call,
    );
    return { ...written(bucket, object, input.ServerSideEncryption), Checksum: object.checksum };
  },
  write: ({ Checksum, ...output }) => ({
    headers: {
      ...writtenHeaders(output),
      ...(Checksum && {
        [`x-amz-checksum-${Checksum.algorithm}`]: Checksum.value,
        'x-amz-checksum-type': 'FULL_OBJECT',
      }),
    },
  }),
});

export interface Written {
  readonly ETag: string;
  readonly VersionId?: string;
  readonly ServerSideEncryption: string;
}

/** What an answer tells of an object just written; the version only where versioning was ever switched on. */
export const written = ({ settings }: Bucket, object: StoredObject, encryption?: string): Written => ({
  ETag: object.etag,
  ...(settings.versioning !== undefined && { VersionId: object.versionId }),
  ServerSideEncryption: encryption ?? settings.encryption.algorithm,
});

export const writtenHeaders = (output: Written): Record<string, string> => ({
  etag: output.ETag,
  'x-amz-server-side-encryption': output.ServerSideEncryption,
  ...(output.VersionId !== undefined && { 'x-amz-version-id': output.VersionId }),
});

/** Tags in the form of a URL query, ten at most. */
export function readTags(tagging: string | undefined): Record<string, string> {
  const tags = [...new URLSearchParams(tagging ?? '')];
  if (tags.length > 10)
    throw invalidArgument('Object tags cannot be greater than 10', 'x-amz-tagging', String(tagging));
  return Object.fromEntries(tags);
}
