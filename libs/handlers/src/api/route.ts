import type * as z from 'zod/mini';
import type { ApiConfig } from './config.js';
import type { Directory } from './directory.js';
import type { Flows } from './flows.js';
import type { Identity } from './identity.js';
import type { ApiPorts } from './ports.js';

/** What a route is asked, checked. */
export interface Ask<Q, B> {
  readonly who: Identity;
  readonly ports: ApiPorts;
  readonly config: ApiConfig;
  readonly flows: Flows;
  readonly directory: Directory;
  readonly query: Q;
  readonly body: B;
  param(name: string): string;
  header(name: string): string | undefined;
}

export interface Answer {
  readonly status: 200 | 201;
  readonly body: unknown;
}

export type ProblemStatus = 400 | 401 | 403 | 404 | 409 | 503;

/** One route: what OpenAPI says of it, and what it does. */
export interface Route {
  readonly method: 'get' | 'post';
  /** With `{name}` for its parameters. */
  readonly path: string;
  readonly id: string;
  readonly summary: string;
  readonly query?: z.ZodMiniObject;
  readonly body?: z.ZodMiniType;
  /** Headers it needs, with what they are for. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly answers: Readonly<Partial<Record<200 | 201, z.ZodMiniType>>>;
  readonly problems: readonly ProblemStatus[];
  handle(ask: Ask<never, never>): Promise<Answer>;
}

type Checked<Q extends z.ZodMiniObject, B extends z.ZodMiniType> = Omit<
  Route,
  'query' | 'body' | 'handle'
> & {
  readonly query?: Q;
  readonly body?: B;
  handle(ask: Ask<z.infer<Q>, z.infer<B>>): Promise<Answer>;
};

/** Types a route's handler by the route's own schemas. */
export const route = <Q extends z.ZodMiniObject = z.ZodMiniObject, B extends z.ZodMiniType = z.ZodMiniType>(
  definition: Checked<Q, B>,
): Route => definition;
