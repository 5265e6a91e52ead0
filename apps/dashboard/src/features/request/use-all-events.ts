import { useInfiniteQuery } from '@tanstack/react-query';
import type { RequestEvent } from '@ringi/shared-types';
import { useEffect, useMemo } from 'react';
import { eventsQuery } from '../../lib/queries.js';
import { useApi } from '../../lib/services.js';

/** The whole history of a request, all pages, in the order of time. */
export function useAllEvents(id: string) {
  const query = useInfiniteQuery(eventsQuery(useApi(), id));
  const { data, hasNextPage, isFetching, fetchNextPage } = query;
  useEffect(() => {
    if (hasNextPage && !isFetching) void fetchNextPage();
  }, [hasNextPage, isFetching, fetchNextPage]);
  const events = useMemo(() => data?.pages.flatMap(({ items }) => items).sort(inOrder) ?? [], [data]);
  return { ...query, events, isComplete: data !== undefined && !hasNextPage };
}

const inOrder = (a: RequestEvent, b: RequestEvent): number =>
  Date.parse(a.at) - Date.parse(b.at) || a.level - b.level || a.id - b.id;
