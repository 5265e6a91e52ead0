const PAGE = 100;

/** SNS lists 100 at a time; the token is the last item's key. */
export function pageAfter(
  keys: readonly string[],
  token: string | undefined,
): { readonly items: readonly string[]; readonly nextToken: string | undefined } {
  const start = token === undefined ? 0 : keys.indexOf(Buffer.from(token, 'base64').toString()) + 1;
  const items = keys.slice(start, start + PAGE);
  const last = items.at(-1);
  const more = last !== undefined && start + PAGE < keys.length;
  return { items, nextToken: more ? Buffer.from(last).toString('base64') : undefined };
}
