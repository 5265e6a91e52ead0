import { useMutation, useQueryClient, type InfiniteData } from '@tanstack/react-query';
import { useRef } from 'react';
import type { Inbox, NewDecision } from '@ringi/shared-types';
import { keepComment } from '../kept-comment.js';
import { inboxQuery, requestQuery } from '../queries.js';
import { useServices } from '../services.js';

export interface Asked {
  readonly request_id: string;
  readonly level: number;
}
export interface DecideCall extends Asked {
  readonly decision: NewDecision;
}

/** Answers at a level. The item leaves the inbox at once; everything shown is fetched again, also after a refusal. */
export function useDecide() {
  const { api, connection } = useServices();
  const queries = useQueryClient();
  const inFlight = useRef(false);
  const mutation = useMutation({
    mutationFn: ({ request_id, level, decision }: DecideCall) => api.decide(request_id, level, decision),
    onSuccess: (_view, { request_id, level }) => {
      keepComment(request_id, level, '');
      queries.setQueryData<InfiniteData<Inbox, string | undefined>>(
        inboxQuery(api).queryKey,
        (inbox) => inbox && without(inbox, { request_id, level }),
      );
    },
    onSettled: (_view, _error, { request_id }) => {
      inFlight.current = false;
      connection.wake();
      void queries.invalidateQueries({ queryKey: requestQuery(api, request_id).queryKey });
      void queries.invalidateQueries({ queryKey: ['requests'] });
      void queries.invalidateQueries({ queryKey: ['inbox'] });
    },
  });
  /** One at a time: the second click of a double click comes before the button is drawn as pending. */
  const decide = (call: DecideCall, then: { readonly onSuccess?: () => void } = {}) => {
    if (inFlight.current) return;
    inFlight.current = true;
    mutation.mutate(call, then);
  };
  return { ...mutation, decide };
}

function without(inbox: InfiniteData<Inbox, string | undefined>, gone: Asked): typeof inbox {
  const pages = inbox.pages.map((page) => ({
    ...page,
    items: page.items.filter((item) => !(item.request_id === gone.request_id && item.level === gone.level)),
  }));
  const before = inbox.pages.reduce((sum, { items }) => sum + items.length, 0);
  const removed = before - pages.reduce((sum, { items }) => sum + items.length, 0);
  return { ...inbox, pages: pages.map((page) => ({ ...page, count: page.count - removed })) };
}
