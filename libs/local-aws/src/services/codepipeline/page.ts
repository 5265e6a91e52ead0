import { ServiceError } from '../../core/errors.js';

/**
 * One page of `items`. The token names the last item given, so that what is new in front of it shifts nothing.
 * @throws ServiceError InvalidNextTokenException
 */
export function pageOf<T>(
  items: readonly T[],
  idOf: (item: T) => string,
  size: number,
  token: string | undefined,
): { readonly items: readonly T[]; readonly nextToken: string | undefined } {
  const last = token === undefined ? undefined : Buffer.from(token, 'base64url').toString();
  const start = last === undefined ? 0 : items.findIndex((item) => idOf(item) === last) + 1;
  if (last !== undefined && start === 0)
    throw new ServiceError('InvalidNextTokenException', 'The next token was specified in an invalid format.');
  const page = items.slice(start, start + size);
  const final = page.at(-1);
  const more = start + size < items.length && final !== undefined;
  return { items: page, nextToken: more ? Buffer.from(idOf(final)).toString('base64url') : undefined };
}
