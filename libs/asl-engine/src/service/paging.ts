import { base64ToText, textToBase64 } from '../base64.js';
import { checkLength, validation } from './limits.js';
import { StatesError } from './states-error.js';

export interface PageRequest {
  readonly maxResults?: number;
  readonly nextToken?: string;
}

const DEFAULT_SIZE = 100;
const MAX_SIZE = 1_000;
const MAX_TOKEN = 1_024;

/**
 * One page of a list. The token says which list it belongs to (`scope`), so that it fits no other.
 * @throws StatesError ValidationException for a bad size, InvalidToken for a token that is not of this list.
 */
export function page<T>(
  items: { readonly length: number; slice(from: number, to: number): readonly T[] },
  scope: string,
  request: PageRequest,
  maxToken = MAX_TOKEN,
): { items: readonly T[]; nextToken?: string } {
  const size = request.maxResults ?? 0;
  if (size < 0 || size > MAX_SIZE) {
    const bound = size < 0 ? 'greater than or equal to 0' : `less than or equal to ${MAX_SIZE}`;
    throw validation(
      `Value '${size}' at 'maxResults' failed to satisfy constraint: Member must have value ${bound}`,
    );
  }
  checkLength(request.nextToken, 'nextToken', maxToken);
  const from = request.nextToken === undefined ? 0 : offsetOf(request.nextToken, scope);
  const to = from + (size || DEFAULT_SIZE);
  return { items: items.slice(from, to), ...(to < items.length && { nextToken: tokenOf(scope, to) }) };
}

function tokenOf(scope: string, offset: number): string {
  return textToBase64(JSON.stringify([scope, offset]));
}

function offsetOf(token: string, scope: string): number {
  try {
    const [of, offset] = JSON.parse(base64ToText(token)) as [string, number];
    if (of === scope && Number.isInteger(offset)) return offset;
  } catch {
    // Not a token at all: the same answer as for one of another list.
  }
  throw new StatesError('InvalidToken', "Invalid Token: 'Invalid token'");
}
