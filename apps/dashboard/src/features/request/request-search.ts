export const TABS = ['levels', 'timeline', 'graph', 'events', 'data'] as const;
export type Tab = (typeof TABS)[number];

/** What the address of a request's page says. */
export interface RequestSearch {
  readonly tab?: Exclude<Tab, 'levels'>;
  /** Text looked for in the events. */
  readonly q?: string;
  /** Key of the event shown with its details. */
  readonly event?: string;
}

export function readRequestSearch(search: Record<string, unknown>): RequestSearch {
  const tab = TABS.find((known) => known === search['tab']);
  // The router reads numbers as numbers; an event's key looks like one.
  const word = (value: unknown) =>
    typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
  const [q, event] = [word(search['q']), word(search['event'])];
  return { ...(tab && tab !== 'levels' && { tab }), ...(q && { q }), ...(event && { event }) };
}
