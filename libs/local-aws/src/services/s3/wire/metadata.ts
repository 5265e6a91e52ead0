import { ServiceError } from '../../../core/errors.js';

const PREFIX = 'x-amz-meta-';
const MAX_BYTES = 2048;

/**
 * User metadata of a request's headers, by name without `x-amz-meta-`. A name that itself starts with that prefix keeps it.
 * @throws ServiceError MetadataTooLarge beyond 2 KB, names and values counted in UTF-8.
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingMetadata.html
 */
export function readMetadata(headers: Readonly<Record<string, string>>): Record<string, string> {
  const metadata: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers))
    if (name.startsWith(PREFIX) && name.length > PREFIX.length) metadata[name.slice(PREFIX.length)] = value;
  checkMetadata(metadata);
  return metadata;
}

export function checkMetadata(metadata: Readonly<Record<string, string>>): void {
  let size = 0;
  for (const [name, value] of Object.entries(metadata))
    size += Buffer.byteLength(name) + Buffer.byteLength(value);
  if (size > MAX_BYTES)
    throw new ServiceError(
      'MetadataTooLarge',
      'Your metadata headers exceed the maximum allowed metadata size',
      400,
      {
        Size: String(size),
        MaxSizeAllowed: String(MAX_BYTES),
      },
    );
}

/**
 * Metadata as headers of an answer. A value that is not US-ASCII comes back in the form of RFC 2047, of the header's bytes
 * taken as Latin-1: what a client sent as UTF-8 is encoded twice, as the guide's own example shows.
 */
export function metadataHeaders(metadata: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(metadata).map(([name, value]) => [
      PREFIX + name,
      /^[\x20-\x7e\t]*$/.test(value) ? value : `=?UTF-8?B?${Buffer.from(value).toString('base64')}?=`,
    ]),
  );
}
