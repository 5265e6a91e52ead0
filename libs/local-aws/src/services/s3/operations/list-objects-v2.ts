import { invalidArgument } from '../errors.js';
import { isBehind, listPage } from '../objects/list-page.js';
import type { StoredObject } from '../objects/object-version.js';
import { maxKeysOf, nameWriter, readListInput, type ListInput } from '../wire/list-input.js';
import { s3Operation, type BucketInput } from '../wire/operation.js';
import { xmlAnswer } from '../wire/xml.js';

interface Input extends BucketInput, ListInput {
  readonly ContinuationToken?: string;
  readonly StartAfter?: string;
}

/** @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectsV2.html */
export const listObjectsV2 = s3Operation({
  route: { method: 'GET', on: 'bucket', sub: 'list-type' },
  read: ({ query }) => ({
    ...readListInput(query),
    ...(query.has('continuation-token') && { ContinuationToken: query.get('continuation-token') }),
    ...(query.has('start-after') && { StartAfter: query.get('start-after') }),
  }),
  run(state, input: Input, call) {
    call.authorize('s3:ListBucket', state.arn(input.Bucket));
    const bucket = state.bucket(input.Bucket);
    const { Prefix = '', Delimiter, StartAfter, ContinuationToken } = input;
    const max = maxKeysOf(input);
    const after =
      ContinuationToken === undefined
        ? { marker: StartAfter ?? '', isPrefix: false }
        : readToken(ContinuationToken);
    const objects = bucket
      .keys()
      .filter((key) => isBehind(key, after.marker, after.isPrefix))
      .map((key) => bucket.latest(key))
      .filter((version): version is StoredObject => version?.kind === 'object');
    const page = listPage(objects, ({ key }) => key, { prefix: Prefix, delimiter: Delimiter, max });
    return {
      Name: bucket.name,
      Prefix,
      Delimiter,
      MaxKeys: max,
      EncodingType: input.EncodingType,
      KeyCount: page.items.length + page.commonPrefixes.length,
      IsTruncated: page.last !== undefined,
      ContinuationToken,
      NextContinuationToken: page.last && writeToken(page.last.item?.key, page.last.prefix),
      StartAfter,
      Contents: page.items.map((object) => ({
        Key: object.key,
        LastModified: new Date(object.lastModified),
        ETag: object.etag,
        Size: object.body.length,
        StorageClass: 'STANDARD',
      })),
      CommonPrefixes: page.commonPrefixes.map((prefix) => ({ Prefix: prefix })),
    };
  },
  write(output) {
    const name = nameWriter(output);
    return xmlAnswer('ListBucketResult', {
      ...output,
      Prefix: name(output.Prefix),
      Delimiter: output.Delimiter && name(output.Delimiter),
      StartAfter: output.StartAfter && name(output.StartAfter),
      Contents: output.Contents.map((each) => ({ ...each, Key: name(each.Key) })),
      CommonPrefixes: output.CommonPrefixes.map(({ Prefix }) => ({ Prefix: name(Prefix) })),
    });
  },
});

const writeToken = (key: string | undefined, prefix: string | undefined): string =>
  Buffer.from(
    JSON.stringify(prefix === undefined ? { marker: key } : { marker: prefix, isPrefix: true }),
  ).toString('base64url');

function readToken(token: string): { marker: string; isPrefix: boolean } {
  try {
    const { marker, isPrefix } = JSON.parse(Buffer.from(token, 'base64url').toString()) as Record<
      string,
      unknown
    >;
    if (typeof marker === 'string') return { marker, isPrefix: isPrefix === true };
  } catch {
    // No token of ours: refused below.
  }
  throw invalidArgument('The continuation token provided is incorrect', 'continuation-token', token);
}
