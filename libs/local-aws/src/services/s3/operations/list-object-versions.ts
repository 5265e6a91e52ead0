import { invalidArgument } from '../errors.js';
import { isBehind, listPage } from '../objects/list-page.js';
import type { ObjectVersion } from '../objects/object-version.js';
import { maxKeysOf, nameWriter, readListInput, type ListInput } from '../wire/list-input.js';
import { s3Operation, type BucketInput } from '../wire/operation.js';
import { xmlAnswer } from '../wire/xml.js';

interface Input extends BucketInput, ListInput {
  readonly KeyMarker?: string;
  readonly VersionIdMarker?: string;
}

/** By key, each key's versions newest first. @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectVersions.html */
export const listObjectVersions = s3Operation({
  route: { method: 'GET', on: 'bucket', sub: 'versions' },
  read: ({ query }) => ({
    ...readListInput(query),
    ...(query.get('key-marker') && { KeyMarker: query.get('key-marker') }),
    ...(query.get('version-id-marker') && { VersionIdMarker: query.get('version-id-marker') }),
  }),
  run(state, input: Input, call) {
    call.authorize('s3:ListBucketVersions', state.arn(input.Bucket));
    const bucket = state.bucket(input.Bucket);
    const { Prefix = '', Delimiter, KeyMarker, VersionIdMarker } = input;
    if (VersionIdMarker !== undefined && KeyMarker === undefined)
      throw invalidArgument(
        'A version-id marker cannot be specified without a key marker.',
        'version-id-marker',
        VersionIdMarker,
      );
    const max = maxKeysOf(input);
    const isPrefix = Delimiter !== undefined && (KeyMarker?.endsWith(Delimiter) ?? false);
    const versions: ObjectVersion[] = [];
    for (const key of bucket.keys()) {
      const all = bucket.versions(key);
      if (key === KeyMarker && VersionIdMarker !== undefined)
        versions.push(...all.slice(all.findIndex(({ versionId }) => versionId === VersionIdMarker) + 1));
      else if (KeyMarker === undefined || isBehind(key, KeyMarker, isPrefix)) versions.push(...all);
    }
    const page = listPage(versions, ({ key }) => key, { prefix: Prefix, delimiter: Delimiter, max });
    const describe = (version: ObjectVersion) => ({
      Key: version.key,
      VersionId: version.versionId,
      IsLatest: bucket.latest(version.key) === version,
      LastModified: new Date(version.lastModified),
    });
    return {
      Name: bucket.name,
      Prefix,
      Delimiter,
      KeyMarker,
      VersionIdMarker,
      MaxKeys: max,
      EncodingType: input.EncodingType,
      IsTruncated: page.last !== undefined,
      NextKeyMarker: page.last && (page.last.prefix ?? page.last.item?.key),
      NextVersionIdMarker: page.last?.item?.versionId,
      Versions: page.items.flatMap((version) =>
        version.kind === 'marker'
          ? []
          : [
              {
                ...describe(version),
                ETag: version.etag,
                Size: version.body.length,
                StorageClass: 'STANDARD',
              },
            ],
      ),
      DeleteMarkers: page.items.flatMap((version) => (version.kind === 'marker' ? [describe(version)] : [])),
      CommonPrefixes: page.commonPrefixes.map((prefix) => ({ Prefix: prefix })),
    };
  },
  write({ Versions, DeleteMarkers, ...output }) {
    const name = nameWriter(output);
    const named = <T extends { readonly Key: string }>(items: readonly T[]) =>
      items.map((item) => ({ ...item, Key: name(item.Key) }));
    return xmlAnswer('ListVersionsResult', {
      ...output,
      Prefix: name(output.Prefix),
      KeyMarker: output.KeyMarker && name(output.KeyMarker),
      NextKeyMarker: output.NextKeyMarker && name(output.NextKeyMarker),
      Version: named(Versions),
      DeleteMarker: named(DeleteMarkers),
      CommonPrefixes: output.CommonPrefixes.map(({ Prefix }) => ({ Prefix: name(Prefix) })),
    });
  },
});
