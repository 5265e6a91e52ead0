import { ServiceError } from '../../../core/errors.js';

export interface Unchunked {
  readonly body: Buffer;
  /** Trailing headers by lower-case name, e.g. `x-amz-checksum-crc32`. */
  readonly trailers: Readonly<Record<string, string>>;
}

const malformed = (what: string): ServiceError =>
  new ServiceError('IncompleteBody', `The request body is not aws-chunked: ${what}`);

/**
 * Reads the `aws-chunked` body of a streamed upload: `SIZE[;chunk-signature=…]CRLF DATA CRLF`, a last chunk of size 0, then
 * trailing headers. Chunk signatures are not verified, like every signature here.
 * @throws ServiceError IncompleteBody
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-streaming-trailers.html
 */
export function unchunk(encoded: Buffer, decodedLength?: number): Unchunked {
  const chunks: Buffer[] = [];
  let position = 0;
  for (;;) {
    const end = encoded.indexOf('\r\n', position);
    if (end < 0) throw malformed('a chunk has no size');
    const size = /^([0-9a-f]+)(?:;.*)?$/i.exec(encoded.toString('latin1', position, end))?.[1];
    if (size === undefined) throw malformed('the size of a chunk is not a hexadecimal number');
    const start = end + 2;
    const length = parseInt(size, 16);
    if (length === 0) {
      const body = Buffer.concat(chunks);
      if (decodedLength !== undefined && decodedLength !== body.length)
        throw malformed(
          `it has ${body.length} bytes, x-amz-decoded-content-length says ${String(decodedLength)}`,
        );
      return { body, trailers: readTrailers(encoded.toString('latin1', start)) };
    }
    if (encoded.toString('latin1', start + length, start + length + 2) !== '\r\n')
      throw malformed('a chunk is shorter or longer than its size');
    chunks.push(encoded.subarray(start, start + length));
    position = start + length + 2;
  }
}

function readTrailers(text: string): Record<string, string> {
  const trailers: Record<string, string> = {};
  for (const line of text.split('\r\n')) {
    const colon = line.indexOf(':');
    if (colon > 0) trailers[line.slice(0, colon).trim().toLowerCase()] = line.slice(colon + 1).trim();
  }
  return trailers;
}
