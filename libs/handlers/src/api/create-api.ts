import { Hono, type Context } from 'hono';
import type { ApiConfig } from './config.js';
import { Directory } from './directory.js';
import { Flows } from './flows.js';
import { identityOf, type Claims } from './identity.js';
import { openApiDocument } from './openapi.js';
import type { ApiPorts } from './ports.js';
import { ApiProblem, invalid } from './problem.js';
import { ROUTES } from './routes/index.js';
import { en } from 'zod/locales';
import * as z from 'zod/mini';

// zod/mini has no words of its own: without these every wrong field would be 'Invalid input'.
z.config(en());

/**
 * What comes with each request beside it, as the Lambda adapter gives it for payload format 2.0. Locally the same is
 * given as the second argument of `fetch`, after the token was verified.
 * Source: https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-jwt-authorizer.html
 */
export interface ApiBindings {
  readonly requestContext?: { readonly authorizer?: { readonly jwt?: { readonly claims?: Claims } } };
}

type ApiEnv = { Bindings: ApiBindings };
const MAXIMUM_BODY = 256 * 1024;

/** The API, for Lambda and for a server alike. */
export function createApi(ports: ApiPorts, config: ApiConfig): Hono<ApiEnv> {
  const app = new Hono<ApiEnv>();
  const flows = new Flows(config, ports);
  const directory = new Directory(config);

  app.get('/api/openapi.json', (c) => c.json(openApiDocument()));
  for (const route of ROUTES) {
    app.on(route.method, route.path.replace(/\{(\w+)\}/g, ':$1'), async (c) => {
      const who = identityOf(c.env?.requestContext?.authorizer?.jwt?.claims, config);
      const answer = await route.handle({
        who,
        ports,
        config,
        flows,
        directory,
        query: (route.query && checked(route.query, c.req.query(), '')) as never,
        body: (route.body && checked(route.body, await json(c), '(body)')) as never,
        param: (name) => c.req.param(name) ?? '',
        header: (name) => c.req.header(name),
      });
      c.header('Cache-Control', 'no-store');
      return c.json(answer.body as never, answer.status);
    });
  }

  app.notFound((c) => {
    const problem = new ApiProblem(
      'not_found',
      `There is no ${c.req.method} ${c.req.path}. GET /api/openapi.json lists what there is.`,
    );
    return c.json(problem.body, problem.status);
  });
  app.onError((error, c) => {
    const problem = error instanceof ApiProblem ? error : unexpected(ports, error, c.req.routePath);
    return c.json(problem.body, problem.status);
  });
  return app;
}

function checked<T extends z.ZodMiniType>(schema: T, value: unknown, whole: string): z.infer<T> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw invalid(
    parsed.error.issues.flatMap((issue) =>
      issue.code === 'unrecognized_keys'
        ? issue.keys.map((key) => ({ path: [...issue.path, key].join('.'), message: 'is not known here' }))
        : [{ path: issue.path.join('.') || whole, message: issue.message }],
    ),
  );
}

async function json(c: Context<ApiEnv>): Promise<unknown> {
  const wrong = (path: string, message: string): ApiProblem => invalid([{ path, message }]);
  if (!/^application\/json *(;|$)/i.test(c.req.header('Content-Type') ?? ''))
    throw wrong('Content-Type', 'must be application/json');
  const text = await c.req.text();
  if (text.length > MAXIMUM_BODY) throw wrong('(body)', `is longer than ${MAXIMUM_BODY} characters`);
  try {
    return JSON.parse(text, (key, each: unknown) => {
      if (!isText(key) || !isText(each)) throw new HalfCharacter();
      return each;
    });
  } catch (error) {
    throw wrong(
      '(body)',
      error instanceof HalfCharacter ? 'has half of a character (a lone surrogate)' : 'must be JSON',
    );
  }
}

/** AWS stores text as UTF-8, which has no halves of characters. */
class HalfCharacter extends Error {}
const isText = (value: unknown): boolean => typeof value !== 'string' || !/\p{Surrogate}/u.test(value);

/** Errors of AWS that say: later. */
const LATER = /Throttl|TooManyRequests|LimitExceeded|ServiceUnavailable|InternalServerError|Timeout|ECONN/;

/** What failed is logged by name; the answer says nothing of it. */
function unexpected(ports: ApiPorts, error: Error, path: string): ApiProblem {
  ports.log('api_failed', { path, error: error.name });
  return LATER.test(error.name)
    ? new ApiProblem('unavailable', `AWS takes no more now (${error.name}). Try again in a moment.`)
    : new ApiProblem(
        'internal',
        `The API failed (${error.name}). Try again; an operator finds it in the API's log.`,
      );
}
