import { useInfiniteQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo } from 'react';
import { useText } from '../../lib/i18n/use-text.js';
import { inboxQuery } from '../../lib/queries.js';
import { useApi } from '../../lib/services.js';
import { filterItems, type InboxSearch } from './inbox-search.js';

/** The inbox as the address filters it. A filter needs every item, so it fetches all pages; else they come by scrolling. */
export function useInbox(search: InboxSearch) {
  const texts = useText();
  const query = useInfiniteQuery(inboxQuery(useApi()));
  const { data, hasNextPage, isFetching, fetchNextPage } = query;
  const all = useMemo(() => data?.pages.flatMap(({ items }) => items) ?? [], [data]);
  const items = useMemo(() => filterItems(all, search, texts), [all, search, texts]);
  const filtered = !!(search.q || search.flow);
  const more = useCallback(() => {
    if (hasNextPage && !isFetching) void fetchNextPage();
  }, [hasNextPage, isFetching, fetchNextPage]);
  useEffect(() => {
    if (filtered) more();
    // `data` too: a page that comes at once leaves the others as they were.
  }, [filtered, more, data]);
  const flows = useMemo(() => new Map(all.map(({ flow, flow_title }) => [flow, flow_title])), [all]);
  return { query, all, items, flows, more, filtered, count: data?.pages[0]?.count };
}
