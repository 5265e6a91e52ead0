import { Refused } from '../errors.js';
import type { AnswerOf, BodyOf, PathOf, QueryOf } from './contract.js';
import { refusalOf } from './refusal.js';

/** Values of the `{name}`s in a path. */
type Values = Readonly<Record<string, string | number>>;

/** What to do when it is not there, or does not take the token. */
export interface Advice {
  readonly unreachable: string;
  readonly signInAgain: string;
}

/** The HTTP API as one person, by the contract it publishes. */
export class Api {
  readonly #base: string;
  readonly #token: string;
  readonly #advice: Advice;

  /** @param address with or without `/api` at its end. */
  constructor(address: string, token: string, advice: Advice) {
    this.#base = address.replace(/\/+$/, '').replace(/\/api$/, '');
    this.#token = token;
    this.#advice = advice;
  }

  /** @throws ApiRefused with the API's own reason. */
  get<P extends PathOf<'get'>>(
    path: P,
    { values, query }: { readonly values?: Values; readonly query?: QueryOf<P> } = {},
  ): Promise<AnswerOf<P, 'get'>> {
    const search = new URLSearchParams(definedOf(query ?? {})).toString();
    return this.#send(fill(path, values) + (search && `?${search}`), { method: 'GET' });
  }

  /** @throws ApiRefused with the API's own reason; then nothing has changed. */
  post<P extends PathOf<'post'>>(
    path: P,
    request: {
      readonly values?: Values;
      readonly body?: BodyOf<P>;
      readonly headers?: Readonly<Record<string, string>>;
    } = {},
  ): Promise<AnswerOf<P, 'post'>> {
    const { values, body, headers } = request;
    return this.#send(fill(path, values), {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
  }

  async #send<T>(path: string, init: RequestInit): Promise<T> {
    const url = this.#base + path;
    const headers = { ...(init.headers as Record<string, string>), authorization: `Bearer ${this.#token}` };
    const response = await fetch(url, { ...init, headers }).catch((error: unknown) => {
      const { cause, message } = error as Error & { cause?: { code?: string } };
      throw new Refused(
        `${this.#base} cannot be reached (${cause?.code ?? message}). ${this.#advice.unreachable}`,
      );
    });
    const text = await response.text();
    if (!response.ok) throw refusalOf(url, response.status, text, this.#advice.signInAgain);
    return JSON.parse(text) as T;
  }
}

const fill = (path: string, values: Values = {}): string =>
  path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(values[name] ?? '')));

const definedOf = (query: object): Record<string, string> =>
  Object.fromEntries(Object.entries(query).filter(([, value]) => value !== undefined));
