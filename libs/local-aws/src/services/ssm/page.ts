import { ServiceError } from '../../core/errors.js';

export interface Page<T> {
  readonly items: readonly T[];
  readonly NextToken: string | undefined;
}

/**
 * One page of those `items` that match. The token names the last item given: what comes in front of it later, or stops
 * matching, shifts nothing.
 * @throws ServiceError InvalidNextToken
 */
export function pageOf<T>(
  items: readonly T[],
  idOf: (item: T) => string,
  size: number,
  token: string | undefined,
  matches: (item: T) => boolean = () => true,
): Page<T> {
  const last = token === undefined ? undefined : Buffer.from(token, 'base64').toString();
  const start = last === undefined ? 0 : items.findIndex((item) => idOf(item) === last) + 1;
  if (last !== undefined && start === 0)
    throw new ServiceError('InvalidNextToken', 'The specified token is not valid.');
  const page: T[] = [];
  for (let index = start; index < items.length; index += 1) {
    const item = items[index] as T;
    if (!matches(item)) continue;
    if (page.length === size) return { items: page, NextToken: tokenOf(idOf(page[size - 1] as T)) };
    page.push(item);
  }
  return { items: page, NextToken: undefined };
}

const tokenOf = (id: string): string => Buffer.from(id).toString('base64');
