/** A listing by key with S3's prefix and delimiter. */
export interface ListRequest {
  readonly prefix: string;
  readonly delimiter: string | undefined;
  readonly max: number;
}

export interface ListPage<T> {
  readonly items: readonly T[];
  readonly commonPrefixes: readonly string[];
  /** The last item or common prefix given, when there is more. */
  readonly last: { readonly item: T | undefined; readonly prefix: string | undefined } | undefined;
}

/**
 * One page of `items` (in order): those whose key starts with the prefix, what lies below a delimiter folded into one common
 * prefix. Items and common prefixes count alike towards `max`.
 */
export function listPage<T>(
  items: Iterable<T>,
  keyOf: (item: T) => string,
  { prefix, delimiter, max }: ListRequest,
): ListPage<T> {
  const page: T[] = [];
  const commonPrefixes: string[] = [];
  let last: { item: T | undefined; prefix: string | undefined } | undefined;
  for (const item of items) {
    const key = keyOf(item);
    if (!key.startsWith(prefix)) continue;
    const cut = delimiter === undefined ? -1 : key.indexOf(delimiter, prefix.length);
    const common = cut < 0 || delimiter === undefined ? undefined : key.slice(0, cut + delimiter.length);
    if (common !== undefined && commonPrefixes.at(-1) === common) continue;
    if (page.length + commonPrefixes.length === max) return { items: page, commonPrefixes, last };
    if (common === undefined) page.push(item);
    else commonPrefixes.push(common);
    last = { item: common === undefined ? item : undefined, prefix: common };
  }
  return { items: page, commonPrefixes, last: undefined };
}

/** Whether a key comes behind `marker`; one that ends in the delimiter stands for everything below it. */
export function isBehind(key: string, marker: string, isPrefix: boolean): boolean {
  if (isPrefix && key.startsWith(marker)) return false;
  return Buffer.compare(Buffer.from(key), Buffer.from(marker)) > 0;
}
