import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { Api, RequestFilter } from './api/api.js';

/** One name for each thing that is fetched, so that a hint refreshes it wherever it is shown. */
export const meQuery = (api: Api) => queryOptions({ queryKey: ['me'], queryFn: () => api.me() });

export const flowsQuery = (api: Api) => queryOptions({ queryKey: ['flows'], queryFn: () => api.flows() });

export const flowQuery = (api: Api, name: string) =>
  queryOptions({ queryKey: ['flow', name], queryFn: () => api.flow(name), staleTime: Infinity });

export const requestQuery = (api: Api, id: string) =>
  queryOptions({ queryKey: ['request', id], queryFn: () => api.request(id) });

const paged = { initialPageParam: undefined as string | undefined };

export const requestsQuery = (api: Api, filter: RequestFilter) =>
  infiniteQueryOptions({
    ...paged,
    queryKey: ['requests', filter],
    queryFn: ({ pageParam }) => api.requests(filter, pageParam),
    getNextPageParam: ({ cursor }) => cursor,
  });

/** List and count come from this one query, so that they cannot differ. */
export const inboxQuery = (api: Api) =>
  infiniteQueryOptions({
    ...paged,
    queryKey: ['inbox'],
    queryFn: ({ pageParam }) => api.inbox(pageParam),
    getNextPageParam: ({ cursor }) => cursor,
  });

export const eventsQuery = (api: Api, id: string) =>
  infiniteQueryOptions({
    ...paged,
    queryKey: ['events', id],
    queryFn: ({ pageParam }) => api.events(id, pageParam),
    getNextPageParam: ({ cursor }) => cursor,
  });
