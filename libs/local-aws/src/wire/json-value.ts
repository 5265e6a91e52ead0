import { ServiceError } from '../core/errors.js';

/** Writes an output as AWS's JSON protocols carry it: blobs in Base64, dates as epoch seconds, maps as objects. */
export function writeJson(value: unknown): string {
  return JSON.stringify(plain(value));
}

function plain(value: unknown): unknown {
  if (value instanceof Uint8Array) return Buffer.from(value).toString('base64');
  if (value instanceof Date) return value.getTime() / 1000;
  if (value instanceof Map) return plain(Object.fromEntries(value));
  if (Array.isArray(value)) return value.map(plain);
  if (value !== null && typeof value === 'object') {
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, plain(item)]));
  }
  return value;
}

/**
 * Reads a JSON body; an empty one is an empty input.
 * @throws ServiceError SerializationException when the body is no JSON object.
 */
export function readJsonObject(body: Buffer): Record<string, unknown> {
  if (body.length === 0) return {};
  let value: unknown;
  try {
    value = JSON.parse(body.toString('utf8'));
  } catch (error) {
    throw new ServiceError('SerializationException', `The body is not JSON: ${(error as Error).message}`);
  }
  if (value === null || typeof value !== 'object' || Array.isArray(value)) {
    throw new ServiceError('SerializationException', 'The body must be a JSON object.');
  }
  return value as Record<string, unknown>;
}
