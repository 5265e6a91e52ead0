import type { RequestEvent } from '@ringi/shared-types';
import type { Hint, Updates, UpdatesListener } from '../lib/updates/updates.js';
import { decisionRoute } from './routes/decision-route.js';
import { localRoutes } from './routes/local-routes.js';
import { readRoutes } from './routes/read-routes.js';
import { startRoute, withdrawRoute } from './routes/start-route.js';
import { problem, type Call, type Route } from './routes/route.js';
import { FakeStore } from './fake-store.js';
import { recipes } from './recipes.js';
import type { Recipe } from './make-request.js';

export interface FakeOptions {
  readonly person?: string;
  readonly requests?: readonly Recipe[];
  readonly now?: () => number;
  readonly pageSize?: number;
  /** The history of every request; default: what its levels would have left. */
  readonly events?: readonly RequestEvent[];
}

const ROUTES: readonly Route[] = [...readRoutes, startRoute, withdrawRoute, decisionRoute, ...localRoutes];

/** The API's contract in memory: what the pages are developed and tested against. */
export class FakeApi {
  person: string;
  /** `down`: nothing answers; `error`: everything answers 500. */
  mode: 'up' | 'down' | 'error' = 'up';
  /** The next call arrives and is done, but its answer does not. */
  loseNextAnswer = false;
  readonly store: FakeStore;
  readonly created = new Map<string, string>();
  /** Every call that arrived. */
  readonly calls: Call[] = [];
  readonly pageSize: number;
  readonly events: FakeOptions['events'];
  readonly now: () => number;
  readonly #listeners = new Set<UpdatesListener>();

  constructor({ person = 'sato', requests, now = Date.now, pageSize = 50, events }: FakeOptions = {}) {
    this.events = events;
    this.person = person;
    this.now = now;
    this.pageSize = pageSize;
    this.store = new FakeStore(requests ?? recipes(now()), now);
  }

  readonly updates: Updates = {
    subscribe: (listener) => {
      this.#listeners.add(listener);
      // As a real stream does: not at once.
      setTimeout(() => this.mode !== 'down' && listener.open(), 0);
      return () => void this.#listeners.delete(listener);
    },
  };

  hint(hint: Hint): void {
    for (const listener of this.#listeners) listener.hint(hint);
  }

  goDown(): void {
    this.mode = 'down';
    for (const listener of this.#listeners) listener.lost();
  }

  comeBack(): void {
    this.mode = 'up';
    for (const listener of this.#listeners) listener.open();
  }

  readonly fetch: typeof fetch = async (input, init) => {
    const url = new URL(String(input), 'http://ringi.test');
    const call: Call = {
      method: init?.method ?? 'GET',
      path: url.pathname,
      query: url.searchParams,
      headers: new Headers(init?.headers),
      body: typeof init?.body === 'string' ? (JSON.parse(init.body) as unknown) : undefined,
    };
    await Promise.resolve();
    if (this.mode === 'down') throw new TypeError('Failed to fetch');
    this.calls.push(call);
    const isLocal = call.path.startsWith('/local/');
    if (this.mode === 'error' && !isLocal)
      return problem(500, 'internal', 'The table Requests did not answer. Tell an operator: trace 1-5f2.');
    for (const { method, pattern, answer } of ROUTES) {
      const match = pattern.exec(call.path);
      if (!match || method !== call.method) continue;
      const response = answer(this, call, match.slice(1).map(decodeURIComponent));
      if (!this.loseNextAnswer) return response;
      this.loseNextAnswer = false;
      throw new TypeError('Failed to fetch');
    }
    return problem(404, 'not_found', `There is no ${call.method} ${call.path}.`);
  };
}
