import type { Problem } from '@ringi/shared-types';
import type { FakeApi } from '../fake-api.js';

export interface Call {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: Headers;
  readonly body: unknown;
}

export interface Route {
  readonly method: 'GET' | 'POST';
  readonly pattern: RegExp;
  readonly answer: (api: FakeApi, call: Call, params: string[]) => Response;
}

export const json = (body: unknown, status = 200): Response =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } });

export const problem = (
  status: number,
  code: Problem['code'],
  message: string,
  more: Partial<Problem> = {},
): Response => json({ code, message, ...more } satisfies Problem, status);

/** One page of a list; the cursor is the place of the next item. */
export function pageOf<T>(all: readonly T[], call: Call, size: number): { items: T[]; cursor?: string } {
  const from = Number(call.query.get('cursor') ?? 0);
  const to = from + size;
  return { items: all.slice(from, to), ...(to < all.length && { cursor: String(to) }) };
}
