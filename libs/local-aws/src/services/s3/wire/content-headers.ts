import { CONTENT_HEADERS, type ContentMember, type StoredObject } from '../objects/object-version.js';
import { metadataHeaders } from './metadata.js';

const MEMBERS = Object.keys(CONTENT_HEADERS) as ContentMember[];

/** The headers that are kept with an object, in the names of the API. */
export const readContentHeaders = (headers: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(
    MEMBERS.flatMap((member) => {
      const value = headers[CONTENT_HEADERS[member]];
      return value === undefined ? [] : [[member, value]];
    }),
  );

/** The same of an input, whether it came from the wire or from inside. */
export const contentOf = (input: object): Partial<Record<ContentMember, string>> =>
  Object.fromEntries(
    MEMBERS.flatMap((member) => {
      const value = (input as Record<string, unknown>)[member];
      if (value === undefined || value === null) return [];
      return [[member, value instanceof Date ? value.toUTCString() : String(value)]];
    }),
  );

export const httpDate = (ms: number): string => new Date(ms).toUTCString();

/** The headers of GetObject and HeadObject, but for the length. */
export function objectHeaders(
  object: StoredObject,
  options: { readonly versioned: boolean; readonly withChecksum: boolean },
): Record<string, string> {
  const headers: Record<string, string> = {
    'accept-ranges': 'bytes',
    'last-modified': httpDate(object.lastModified),
    etag: object.etag,
  };
  for (const member of MEMBERS) {
    const value = object.content[member];
    if (value !== undefined) headers[CONTENT_HEADERS[member]] = value;
  }
  if (options.versioned) headers['x-amz-version-id'] = object.versionId;
  if (options.withChecksum && object.checksum) {
    headers[`x-amz-checksum-${object.checksum.algorithm}`] = object.checksum.value;
    headers['x-amz-checksum-type'] = 'FULL_OBJECT';
  }
  const tags = Object.keys(object.tags).length;
  if (tags > 0) headers['x-amz-tagging-count'] = String(tags);
  return { ...headers, ...metadataHeaders(object.metadata) };
}
