import { invalid } from './problem.js';
import type * as z from 'zod/mini';

/** A place to go on from, as a text that means nothing to the client. */
export const toCursor = (place: unknown): string =>
  Buffer.from(JSON.stringify(place), 'utf8').toString('base64url');

/** @throws ApiProblem 400 when the text is none of ours. */
export function fromCursor<T extends z.ZodMiniType>(
  schema: T,
  cursor: string | undefined,
): z.infer<T> | undefined {
  if (cursor === undefined) return undefined;
  try {
    const parsed = schema.safeParse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')));
    if (parsed.success) return parsed.data;
  } catch {
    // Not JSON: as wrong as JSON of another shape.
  }
  throw noCursor();
}

const noCursor = () =>
  invalid([{ path: 'cursor', message: 'is not one that this list gave; begin without it' }]);

/** What AWS refuses of a place that a client sent is the client's mistake. */
export async function fromPlace<T>(after: unknown, read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (after !== undefined && error instanceof Error && error.name === 'ValidationException')
      throw noCursor();
    throw error;
  }
}
