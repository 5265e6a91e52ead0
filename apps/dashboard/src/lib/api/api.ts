import type {
  FlowForm,
  FlowView,
  Inbox,
  LevelView,
  Me,
  NewDecision,
  NewRequest,
  RequestEventList,
  RequestList,
  RequestRow,
  RequestState,
  RequestView,
} from '@ringi/shared-types';
import type { Send } from './send.js';

export interface RequestFilter {
  readonly scope: 'mine' | 'all';
  readonly state?: RequestState | undefined;
  readonly flow?: string | undefined;
  readonly q?: string | undefined;
}

/** The dashboard's API, one method a route. Each throws ApiError or UnreachableError. */
export type Api = ReturnType<typeof createApi>;

export function createApi(send: Send) {
  const get = <T>(path: string, query: Record<string, string | undefined> = {}) => {
    const given = Object.entries(query).filter((entry): entry is [string, string] => !!entry[1]);
    const search = new URLSearchParams(given).toString();
    return send<T>(search ? `${path}?${search}` : path);
  };
  const id = encodeURIComponent;
  return {
    me: () => get<Me>('/me'),
    flows: () => get<{ items: FlowView[] }>('/flows'),
    flow: (name: string) => get<FlowForm>(`/flows/${id(name)}`),
    requests: (filter: RequestFilter, cursor?: string) =>
      get<RequestList>('/requests', { ...filter, cursor, limit: '50' }),
    request: (requestId: string) => get<RequestView>(`/requests/${id(requestId)}`),
    events: (requestId: string, cursor?: string) =>
      get<RequestEventList>(`/requests/${id(requestId)}/events`, { cursor }),
    inbox: (cursor?: string) => get<Inbox>('/inbox', { cursor }),
    /** The same key again answers with the request that the first call made. */
    create: (request: NewRequest, idempotencyKey: string) =>
      send<RequestRow>('/requests', { body: request, headers: { 'Idempotency-Key': idempotencyKey } }),
    withdraw: (requestId: string) => send<unknown>(`/requests/${id(requestId)}/withdraw`, { body: {} }),
    decide: (requestId: string, level: number, decision: NewDecision) =>
      send<LevelView>(`/requests/${id(requestId)}/levels/${level}/decision`, { body: decision }),
  };
}
