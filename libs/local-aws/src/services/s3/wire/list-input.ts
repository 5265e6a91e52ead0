import { invalidArgument } from '../errors.js';

/** Members that the listings share. */
export interface ListInput {
  readonly Prefix?: string;
  readonly Delimiter?: string;
  readonly MaxKeys?: number | string;
  readonly EncodingType?: string;
}

export const readListInput = (query: URLSearchParams): ListInput => ({
  ...(query.has('prefix') && { Prefix: String(query.get('prefix')) }),
  ...(query.get('delimiter') && { Delimiter: String(query.get('delimiter')) }),
  ...(query.has('max-keys') && { MaxKeys: String(query.get('max-keys')) }),
  ...(query.has('encoding-type') && { EncodingType: String(query.get('encoding-type')) }),
});

/** 1,000 at most, whatever was asked for. @throws ServiceError InvalidArgument */
export function maxKeysOf({ MaxKeys = 1000 }: ListInput): number {
  const max = Number(MaxKeys);
  if (!Number.isInteger(max) || max < 0)
    throw invalidArgument(
      'Argument maxKeys must be an integer between 0 and 2147483647',
      'maxKeys',
      String(MaxKeys),
    );
  return Math.min(max, 1000);
}

/** Names as the listing writes them: percent-encoded when `encoding-type=url` asked for that. */
export const nameWriter = ({ EncodingType }: ListInput): ((name: string) => string) =>
  EncodingType === 'url'
    ? (name) => encodeURIComponent(name).replaceAll('%2F', '/').replaceAll('%20', '+')
    : (name) => name;
