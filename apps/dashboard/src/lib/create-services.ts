import { QueryClient } from '@tanstack/react-query';
import type { DashboardConfig } from '@ringi/shared-types';
import { createApi } from './api/api.js';
import { ApiError, UnreachableError } from './api/errors.js';
import { createSend } from './api/send.js';
import type { Services } from './services.js';
import type { Session } from './session/session.js';
import { clock } from './time/clock.js';
import { readLocalClock } from './time/local-clock.js';
import { Connection } from './updates/connection.js';
import type { Updates } from './updates/updates.js';

export interface Outside {
  readonly config: DashboardConfig;
  readonly session: Session;
  readonly fetch: typeof fetch;
  readonly updates?: Updates | undefined;
}

/** Wires the API, the cache and the connection together. */
export function createServices({ config, session, fetch, updates }: Outside): {
  services: Services;
  queries: QueryClient;
} {
  const queries = new QueryClient({
    defaultOptions: {
      queries: {
        networkMode: 'always',
        staleTime: 10_000,
        refetchOnWindowFocus: true,
        // What the API said stands; what nobody answered is tried again by the connection.
        retry: (count, error) =>
          !(error instanceof ApiError || error instanceof UnreachableError) && count < 1,
      },
      mutations: { networkMode: 'always', retry: false },
    },
  });
  const send = createSend({
    base: config.api.replace(/\/$/, ''),
    fetch,
    token: session.token,
    renew: session.renew,
    reached: (yes) => connection.reached(yes),
  });
  const api = createApi(send);
  const connection = new Connection({
    updates,
    now: clock.now,
    probe: () => api.me(),
    refresh: async ({ request_id }) => {
      if (session.state().status !== 'signed-in') return;
      await Promise.all([
        readLocalClock(config, fetch),
        queries.invalidateQueries({
          // Another request's page need not look again; lists and flows must. Who I am does not change by what happens.
          predicate: ({ queryKey: [kind, id] }) =>
            !(request_id && (kind === 'request' || kind === 'events') && id !== request_id) &&
            kind !== 'flow' &&
            kind !== 'me',
        }),
      ]);
    },
    changed: ({ mode }) => (mode === 'offline' ? clock.stop() : clock.go()),
  });
  return { services: { config, api, session, connection, fetch }, queries };
}
