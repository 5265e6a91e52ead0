import type { Problem } from '@ringi/shared-types';
import { ApiError, UnreachableError } from './errors.js';

export interface SendOptions {
  /** Given: a POST with this as JSON. */
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
}
export type Send = <T>(path: string, options?: SendOptions) => Promise<T>;

export interface SendParts {
  /** The API's base, e.g. `/api`. */
  readonly base: string;
  readonly fetch: typeof fetch;
  readonly token: () => Promise<string | undefined>;
  /** Called at 401; true when a new token was got and one more try is worth it. */
  readonly renew: () => Promise<boolean>;
  /** Told after each call whether the API could be reached. */
  readonly reached: (yes: boolean) => void;
}

/** 502 to 504 come from what stands before the API: to the reader it is away. */
const AWAY = new Set([502, 503, 504]);

/** One HTTP call to the API with the reader's token; JSON both ways. */
export function createSend(parts: SendParts): Send {
  const call = async (path: string, { body, headers }: SendOptions): Promise<Response> => {
    const token = await parts.token();
    try {
      return await parts.fetch(parts.base + path, {
        method: body === undefined ? 'GET' : 'POST',
        headers: {
          accept: 'application/json',
          ...(token && { authorization: `Bearer ${token}` }),
          ...(body !== undefined && { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });
    } catch (error) {
      parts.reached(false);
      throw new UnreachableError('The API does not answer.', { cause: error });
    }
  };
  return async <T>(path: string, options: SendOptions = {}): Promise<T> => {
    let response = await call(path, options);
    if (response.status === 401 && (await parts.renew())) response = await call(path, options);
    if (AWAY.has(response.status)) {
      parts.reached(false);
      throw new UnreachableError(`The API answers ${response.status}.`);
    }
    parts.reached(true);
    const answer: unknown = await response.json().catch(() => undefined);
    if (response.ok) return answer as T;
    throw new ApiError(response.status, problemOf(response.status, answer));
  };
}

const isProblem = (answer: unknown): answer is Problem =>
  typeof answer === 'object' && answer !== null && 'code' in answer && 'message' in answer;

/** An authorizer in front of the API answers in its own form; the status says enough. */
function problemOf(status: number, answer: unknown): Problem {
  if (isProblem(answer)) return answer;
  const code =
    (
      { 400: 'invalid', 401: 'unauthenticated', 403: 'forbidden', 404: 'not_found', 409: 'conflict' } as const
    )[status] ?? 'internal';
  return { code, message: `The API answered ${status} without saying why.` };
}
