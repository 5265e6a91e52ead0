import type { IncomingMessage } from 'node:http';
import { ServiceError } from '../core/errors.js';

/** The largest request a service takes that names no limit of its own: DynamoDB's BatchWriteItem, 16 MB. */
export const MAX_BODY_BYTES = 16 * 1024 * 1024;

/** @throws ServiceError RequestEntityTooLargeException beyond `limit` bytes. */
export async function readBody(request: IncomingMessage, limit: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length <= limit) chunks.push(chunk);
    // What is too much is read and dropped, up to twice the limit, so that the client reads our answer.
    else if (length > 2 * limit) break;
  }
  if (length > limit) {
    throw new ServiceError('RequestEntityTooLargeException', `The body is larger than ${limit} bytes.`, 413);
  }
  return Buffer.concat(chunks);
}
