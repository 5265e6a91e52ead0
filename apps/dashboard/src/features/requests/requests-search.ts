import { REQUEST_STATES, type RequestState } from '@ringi/shared-types';

/** What the address of the list says. */
export interface RequestsSearch {
  readonly scope?: 'all';
  readonly state?: RequestState;
  readonly flow?: string;
  readonly q?: string;
}

export function readRequestsSearch(search: Record<string, unknown>): RequestsSearch {
  const state = REQUEST_STATES.find((known) => known === search['state']);
  const { flow, q } = search;
  return {
    ...(search['scope'] === 'all' && { scope: 'all' }),
    ...(state && { state }),
    ...(typeof flow === 'string' && flow && { flow }),
    ...(typeof q === 'string' && q && { q }),
  };
}
