import type { Route } from '../api.js';

interface RoutePattern {
  /** Undefined: any method. */
  readonly method: string | undefined;
  readonly segments: readonly string[];
}

const METHODS = ['ANY', 'DELETE', 'GET', 'HEAD', 'OPTIONS', 'PATCH', 'POST', 'PUT'];

/** @returns `$default`, the pattern of a key such as `GET /things/{id}`, or undefined when it is neither. */
export function parseRouteKey(key: string): '$default' | RoutePattern | undefined {
  if (key === '$default') return key;
  const [method = '', path = '', ...rest] = key.split(' ');
  if (!METHODS.includes(method) || !path.startsWith('/') || rest.length > 0) return undefined;
  const segments = path.split('/').slice(1);
  // A greedy variable stands last.
  if (segments.slice(0, -1).some((segment) => segment.endsWith('+}'))) return undefined;
  return { method: method === 'ANY' ? undefined : method, segments };
}

export interface RouteMatch {
  readonly route: Route;
  readonly pathParameters: Readonly<Record<string, string>>;
}

/**
 * The most specific route of a request: literal segments before variables, variables before greedy ones, a method before
 * ANY, `$default` last.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-routes.html
 */
export function matchRoute(routes: Iterable<Route>, method: string, path: string): RouteMatch | undefined {
  let best: (RouteMatch & { readonly rank: string }) | undefined;
  let fallback: RouteMatch | undefined;
  for (const route of routes) {
    const pattern = parseRouteKey(route.key);
    if (pattern === undefined) continue;
    if (pattern === '$default') {
      fallback = { route, pathParameters: {} };
      continue;
    }
    if (pattern.method !== undefined && pattern.method !== method) continue;
    const pathParameters = matchPath(pattern.segments, path.split('/').slice(1));
    if (!pathParameters) continue;
    const rank = pattern.segments.map(rankOf).join('') + (pattern.method === undefined ? '1' : '0');
    if (!best || rank < best.rank) best = { route, pathParameters, rank };
  }
  return best ?? fallback;
}

const isVariable = (segment: string): boolean => segment.startsWith('{') && segment.endsWith('}');
const isGreedy = (segment: string): boolean => segment.startsWith('{') && segment.endsWith('+}');
const rankOf = (segment: string): string => (isGreedy(segment) ? '2' : isVariable(segment) ? '1' : '0');

function matchPath(pattern: readonly string[], path: readonly string[]): Record<string, string> | undefined {
  const found: Record<string, string> = {};
  for (const [index, segment] of pattern.entries()) {
    const rest = path.slice(index);
    const [actual] = rest;
    if (isGreedy(segment)) {
      if (rest.join('/') === '') return undefined;
      found[segment.slice(1, -2)] = decoded(rest.join('/'));
      return found;
    }
    if (actual === undefined || (isVariable(segment) && actual === '')) return undefined;
    if (isVariable(segment)) found[segment.slice(1, -1)] = decoded(actual);
    else if (segment !== actual) return undefined;
  }
  return path.length === pattern.length ? found : undefined;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
