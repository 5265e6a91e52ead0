import { invalidArgument, invalidRequest } from '../errors.js';
import { findObject } from '../objects/find-object.js';
import { checkConditions } from '../objects/read-conditions.js';
import { writeObject } from '../objects/write-object.js';
import { contentOf, readContentHeaders } from '../wire/content-headers.js';
import { readMetadata } from '../wire/metadata.js';
import { s3Operation, type ObjectInput } from '../wire/operation.js';
import { xmlAnswer } from '../wire/xml.js';
import { readTags, written, writtenHeaders } from './put-object.js';

interface Input extends ObjectInput {
  readonly CopySource: string;
  readonly MetadataDirective?: string;
  readonly TaggingDirective?: string;
  readonly Metadata?: Readonly<Record<string, string>>;
  readonly Tagging?: string;
  readonly ACL?: string;
  readonly StorageClass?: string;
  readonly ServerSideEncryption?: string;
  readonly CopySourceIfMatch?: string;
  readonly CopySourceIfNoneMatch?: string;
}

/** @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_CopyObject.html */
export const copyObject = s3Operation({
  route: { method: 'PUT', on: 'object', header: 'x-amz-copy-source' },
  read: ({ headers }) => ({
    CopySource: headers['x-amz-copy-source'],
    MetadataDirective: headers['x-amz-metadata-directive'],
    TaggingDirective: headers['x-amz-tagging-directive'],
    ...readContentHeaders(headers),
    Metadata: readMetadata(headers),
    Tagging: headers['x-amz-tagging'],
    ACL: headers['x-amz-acl'],
    StorageClass: headers['x-amz-storage-class'],
    ServerSideEncryption: headers['x-amz-server-side-encryption'],
    CopySourceIfMatch: headers['x-amz-copy-source-if-match'],
    CopySourceIfNoneMatch: headers['x-amz-copy-source-if-none-match'],
  }),
  run(state, input: Input, call) {
    const source = readSource(input.CopySource);
    const from = findObject(state, source, call);
    checkConditions(from.object, {
      IfMatch: input.CopySourceIfMatch,
      IfNoneMatch: input.CopySourceIfNoneMatch,
    });
    const bucket = state.bucket(input.Bucket);
    const replace = input.MetadataDirective === 'REPLACE';
    const changes = replace || input.ServerSideEncryption !== undefined || source.VersionId !== undefined;
    if (source.Bucket === input.Bucket && source.Key === input.Key && !changes)
      throw invalidRequest(
        "This copy request is illegal because it is trying to copy an object to itself without changing the object's " +
          'metadata, storage class, website redirect location or encryption attributes.',
      );
    const object = writeObject(
      state,
      bucket,
      {
        key: input.Key,
        body: from.object.body,
        content: replace ? contentOf(input) : from.object.content,
        metadata: replace ? (input.Metadata ?? {}) : from.object.metadata,
        checksum: from.object.checksum,
        tags: input.TaggingDirective === 'REPLACE' ? readTags(input.Tagging) : from.object.tags,
      },
      { acl: input.ACL, storageClass: input.StorageClass, reason: 'CopyObject' },
      call,
    );
    return {
      ...written(bucket, object, input.ServerSideEncryption),
      CopyObjectResult: { ETag: object.etag, LastModified: new Date(object.lastModified) },
      ...(from.bucket.settings.versioning !== undefined && { CopySourceVersionId: from.object.versionId }),
    };
  },
  write({ CopyObjectResult, CopySourceVersionId, ...output }) {
    const answer = xmlAnswer('CopyObjectResult', CopyObjectResult);
    return {
      ...answer,
      headers: {
        ...answer.headers,
        ...writtenHeaders(output),
        ...(CopySourceVersionId !== undefined && { 'x-amz-copy-source-version-id': CopySourceVersionId }),
      },
    };
  },
});

/** `[/]bucket/key[?versionId=…]`, percent-encoded. */
function readSource(source: string): { Bucket: string; Key: string; VersionId?: string } {
  const [path = '', version] = source.replace(/^\//, '').split('?versionId=');
  const slash = path.indexOf('/');
  const invalid = (): Error =>
    invalidArgument(
      'Copy Source must mention the source bucket and key: sourcebucket/sourcekey',
      'x-amz-copy-source',
      source,
    );
  if (slash <= 0 || slash === path.length - 1) throw invalid();
  try {
    return {
      Bucket: decodeURIComponent(path.slice(0, slash)),
      Key: decodeURIComponent(path.slice(slash + 1)),
      ...(version !== undefined && { VersionId: version }),
    };
  } catch {
    throw invalid();
  }
}
