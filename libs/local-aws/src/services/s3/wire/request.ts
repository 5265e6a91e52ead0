import { ServiceError } from '../../../core/errors.js';
import type { WireRequest } from '../../../wire/message.js';

/** A request to S3 with its address read and its body unpacked. */
export interface S3Request {
  readonly method: string;
  readonly bucket: string | undefined;
  readonly key: string | undefined;
  readonly query: URLSearchParams;
  /** Lower-case names, trailers of a chunked upload among them. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/**
 * Bucket and key: path style (`/bucket/key`), or virtual-hosted style where the host is `bucket.localhost`.
 * @throws ServiceError InvalidURI
 */
export function readAddress({ path, headers }: Pick<WireRequest, 'path' | 'headers'>): {
  bucket: string | undefined;
  key: string | undefined;
} {
  const host = /^(.+)\.localhost(?::\d+)?$/i.exec(headers['host'] ?? '')?.[1];
  const rest = path.slice(1);
  if (host !== undefined) return { bucket: host.toLowerCase(), key: decode(rest) };
  const slash = rest.indexOf('/');
  if (slash < 0) return { bucket: decode(rest), key: undefined };
  return { bucket: decode(rest.slice(0, slash)), key: decode(rest.slice(slash + 1)) };
}

function decode(text: string): string | undefined {
  if (text === '') return undefined;
  try {
    return decodeURIComponent(text);
  } catch {
    throw new ServiceError('InvalidURI', `Couldn't parse the specified URI: ${text}`);
  }
}
