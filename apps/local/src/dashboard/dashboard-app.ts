import type { DashboardConfig, Problem } from '@ringi/shared-types';
import { Hono, type Context } from 'hono';
import { CLIENT_ID } from '../issuer/authorize-request.js';
import { AUDIENCE } from '../issuer/tokens.js';
import type { Hints } from './hints.js';
import { pageHeaders } from './page-headers.js';
import { passOn } from './pass-on.js';
import { site } from './site.js';
import { updates } from './updates.js';

/** What is known once AWS runs. */
export interface Behind {
  /** The HTTP API, without `/api`. */
  readonly api: string;
  /** The AWS endpoint. */
  readonly aws: string;
  readonly region: string;
  readonly hints: Hints;
}

export interface DashboardOptions {
  /** `http://127.0.0.1:<port>` */
  readonly origin: string;
  readonly issuer: string;
  readonly issuerApp: Hono;
  /** What `nx build dashboard` wrote. */
  readonly siteFolder: string;
  /** Undefined as long as AWS is starting. */
  readonly behind: () => Behind | undefined;
}

/** One origin for the page, its API, its issuer and the laptop's own switches, as CloudFront is in AWS. */
export function dashboardApp(options: DashboardOptions): Hono {
  const { origin, issuer, issuerApp, behind } = options;
  const app = new Hono();
  app.use(async (c, next) => {
    const refused = refuseOthers(c, origin);
    if (refused) return refused;
    await next();
    for (const [name, value] of Object.entries(pageHeaders())) c.res.headers.set(name, value);
    return undefined;
  });
  app.route('/issuer', issuerApp);
  app.get('/config.json', (c) => {
    const config: DashboardConfig = {
      api: '/api',
      issuer,
      client_id: CLIENT_ID,
      audience: AUDIENCE,
      region: behind()?.region ?? '',
      local: { clock: '/local/clock', mail: '/local/mail' },
      updates: '/updates',
    };
    return c.json(config, 200, { 'cache-control': 'no-cache' });
  });
  const passTo =
    (address: (running: Behind, path: string) => string, after?: (running: Behind) => void) =>
    async (c: Context): Promise<Response> => {
      const running = behind();
      if (!running) return unavailable();
      const { search } = new URL(c.req.url);
      const answer = await passOn(c, address(running, c.req.path) + search, unavailable);
      if (c.req.method !== 'GET' && answer.ok) after?.(running);
      return answer;
    };
  app.all(
    '/api/*',
    passTo(
      ({ api }, path) => api + path,
      ({ hints }) => hints.tell({ kind: 'changed' }),
    ),
  );
  app.get(
    '/local/mail',
    passTo(({ aws }) => `${aws}/_local/mail`),
  );
  app.get(
    '/local/clock',
    passTo(({ aws }) => `${aws}/_local/clock`),
  );
  app.post(
    '/local/clock/advance',
    passTo(
      ({ aws }) => `${aws}/_local/clock/advance`,
      ({ hints }) => hints.tell({ kind: 'clock' }),
    ),
  );
  app.get('/updates', (c) => {
    const running = behind();
    return running ? updates(running.hints)(c) : unavailable();
  });
  app.get('*', site(options.siteFolder));
  return app;
}

/** Pages of the web and other names of this machine stay out; a person who typed `localhost` is sent on. */
function refuseOthers(c: Context, origin: string): Response | undefined {
  const host = c.req.header('host') ?? '';
  const from = c.req.header('origin');
  if (from !== undefined && from !== origin) return c.text(`A page of ${from} may not use this one.`, 403);
  if (`http://${host}` === origin) return undefined;
  const { port } = new URL(origin);
  if (c.req.method === 'GET' && (host === `localhost:${port}` || host === `[::1]:${port}`)) {
    const { pathname, search } = new URL(c.req.url);
    return c.redirect(origin + pathname + search, 308);
  }
  return c.text(`Host '${host}' is not ${origin}.`, 403);
}

const UNAVAILABLE: Problem = {
  code: 'unavailable',
  message: 'AWS on this machine does not answer. Wait a moment; if it stays so, run npm start again.',
};

const unavailable = (): Response => Response.json(UNAVAILABLE, { status: 503 });
