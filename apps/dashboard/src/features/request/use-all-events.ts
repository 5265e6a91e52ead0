import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import { eventsQuery } from '../../lib/queries.js';
import { useApi } from '../../lib/services.js';

/** The whole history of a request, all pages; the API merges them in the order of time. */
export function useAllEvents(id: string) {
  const query = useInfiniteQuery(eventsQuery(useApi(), id));
  const { data, hasNextPage, isFetching, fetchNextPage } = query;
  useEffect(() => {
    if (hasNextPage && !isFetching) void fetchNextPage();
    // `data` too: a page that comes at once leaves the others as they were.
  }, [data, hasNextPage, isFetching, fetchNextPage]);
  const events = useMemo(() => data?.pages.flatMap(({ items }) => items) ?? [], [data]);
  return { ...query, events, isComplete: data !== undefined && !hasNextPage };
}
