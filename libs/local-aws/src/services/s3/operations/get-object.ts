import { notEmulated } from '../../../core/errors.js';
import type { Call } from '../../../core/service.js';
import { findObject } from '../objects/find-object.js';
import { readRange, type ByteRange } from '../objects/range.js';
import { checkConditions, readConditions, type ReadConditions } from '../objects/read-conditions.js';
import type { StoredObject } from '../objects/object-version.js';
import type { S3State } from '../state.js';
import { objectHeaders } from '../wire/content-headers.js';
import { s3Operation, type ObjectInput } from '../wire/operation.js';
import type { S3Request } from '../wire/request.js';

interface Input extends ObjectInput, ReadConditions {
  readonly VersionId?: string;
  readonly Range?: string;
  readonly PartNumber?: unknown;
  readonly ChecksumMode?: string;
  /** Headers to answer instead of those kept with the object, by `response-…` name. */
  readonly Overrides?: Readonly<Record<string, string>>;
}

/** How the answer looks on the wire; no member of the API's output, so that callers in process do not see it. */
const WIRE = Symbol('wire');

interface Output {
  readonly Body: Uint8Array;
  readonly ContentType: string | undefined;
  readonly ContentLength: number;
  readonly ETag: string;
  readonly LastModified: Date;
  readonly Metadata: Readonly<Record<string, string>>;
  readonly VersionId?: string;
  readonly [WIRE]: { readonly headers: Record<string, string>; readonly range: ByteRange | undefined };
}

const OVERRIDABLE = [
  'cache-control',
  'content-disposition',
  'content-encoding',
  'content-language',
  'content-type',
  'expires',
];

/** @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html */
export const getObject = s3Operation({
  route: { method: 'GET', on: 'object' },
  read,
  run,
  write: ({ Body, [WIRE]: { headers, range } }) => ({ status: range ? 206 : 200, headers, body: Body }),
});

/** GetObject without the body. @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_HeadObject.html */
export const headObject = s3Operation({
  route: { method: 'HEAD', on: 'object' },
  read,
  run: (state, input: Input, call) => ({ ...run(state, input, call), Body: undefined }),
  write: ({ ContentLength, [WIRE]: { headers, range } }) => ({
    status: range ? 206 : 200,
    headers: { ...headers, 'content-length': String(ContentLength) },
  }),
});

function read({ query, headers }: S3Request): object {
  return {
    ...readConditions(headers),
    VersionId: query.get('versionId') ?? undefined,
    Range: headers['range'],
    PartNumber: query.get('partNumber') ?? undefined,
    ChecksumMode: headers['x-amz-checksum-mode'],
    Overrides: Object.fromEntries(
      OVERRIDABLE.flatMap((name) => {
        const value = query.get(`response-${name}`);
        return value === null ? [] : [[name, value]];
      }),
    ),
  };
}

function run(state: S3State, input: Input, call: Call): Output {
  if (input.PartNumber !== undefined) throw notEmulated('s3:GetObject of one part (partNumber)');
  const { bucket, object } = findObject(state, input, call);
  checkConditions(object, input);
  const range = readRange(input.Range, object.body.length);
  const body: Buffer = range ? object.body.subarray(range.start, range.end + 1) : object.body;
  const versioned = bucket.settings.versioning !== undefined;
  return {
    Body: body,
    ContentType: object.content.ContentType,
    ContentLength: body.length,
    ETag: object.etag,
    LastModified: new Date(object.lastModified),
    Metadata: object.metadata,
    ...(versioned && { VersionId: object.versionId }),
    [WIRE]: {
      range,
      headers: {
        ...objectHeaders(object, {
          versioned,
          withChecksum: input.ChecksumMode === 'ENABLED' && range === undefined,
        }),
        'x-amz-server-side-encryption': bucket.settings.encryption.algorithm,
        ...input.Overrides,
        ...rangeHeader(object, range),
      },
    },
  };
}

const rangeHeader = (object: StoredObject, range: ByteRange | undefined): Record<string, string> =>
  range ? { 'content-range': `bytes ${range.start}-${range.end}/${object.body.length}` } : {};
