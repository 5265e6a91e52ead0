import type { IncomingMessage } from 'node:http';
import { ServiceError } from '../core/errors.js';

/** The largest request any service here takes: DynamoDB's BatchWriteItem, 16 MB. */
export const MAX_BODY_BYTES = 16 * 1024 * 1024;

/** @throws ServiceError RequestEntityTooLargeException beyond {@link MAX_BODY_BYTES}. */
export async function readBody(request: IncomingMessage, limit = MAX_BODY_BYTES): Promise<Buffer> {
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
