import { Refused, UsageError } from '../errors.js';
import type { Api } from './api.js';
import { inboxOf, requestsOf } from './pages.js';

const WHOLE = /^([0-9a-f]{32}|arn:.+)$/;
const BEGINNING = /^[0-9a-f]{4,31}$/;
/** How many of the newest requests the beginning of an id is looked for in. */
const LOOKED_AT = 1000;

/** A request, and perhaps one of its levels: `<request>/<level>`. */
export interface Named {
  readonly request: string;
  readonly level?: number;
}

/** @throws UsageError when the text is neither. */
export function named(text: string): Named {
  const [, request = '', level] = /^([^/]+)(?:\/([1-9]\d?))?$/.exec(text) ?? [];
  if (WHOLE.test(request) || BEGINNING.test(request)) {
    return { request, ...(level !== undefined && { level: Number(level) }) };
  }
  throw new UsageError(
    `'${text}' names no request: give its id, the first 4 or more digits of it, or its execution's ARN. See: ringi list`,
  );
}

/**
 * The id of the request a person means. A whole id or an ARN is left to the API.
 * @throws Refused when no request the person may see begins like that, or several do.
 */
export async function findRequest(api: Api, { request: id }: Named): Promise<string> {
  if (WHOLE.test(id)) return id;
  const seen = await Promise.all([inboxOf(api), requestsOf(api, {}, LOOKED_AT)]);
  const found = new Set(
    seen.flat().flatMap(({ request_id }) => (request_id.startsWith(id) ? request_id : [])),
  );
  const [only, ...others] = found;
  if (only !== undefined && others.length === 0) return only;
  throw new Refused(
    only === undefined
      ? `None of the newest ${LOOKED_AT} requests that you may see begins with '${id}'. What you may see: ringi list`
      : `'${id}' begins the ids of ${found.size} requests: ${[...found].slice(0, 5).join(', ')}. Give more of it.`,
  );
}
