import type { InboxItem, RequestRow } from '@ringi/shared-types';
import type { Api } from './api.js';

const REQUESTS_A_PAGE = 100;
const INBOX_ITEMS_A_PAGE = 1000;

export interface Chosen {
  readonly flow?: string | undefined;
  readonly state?: RequestRow['state'] | undefined;
  readonly scope?: 'mine' | 'all' | undefined;
}

/** Requests that the person may see, newest first, at most so many. */
export async function requestsOf(api: Api, chosen: Chosen, most: number): Promise<RequestRow[]> {
  const found: RequestRow[] = [];
  let cursor: string | undefined;
  do {
    const limit = String(Math.min(REQUESTS_A_PAGE, most - found.length));
    const page = await api.get('/api/requests', { query: { ...chosen, limit, cursor } });
    found.push(...page.items);
    cursor = page.cursor;
  } while (cursor !== undefined && found.length < most);
  return found;
}

/** All that waits for the person, most urgent first. */
export async function inboxOf(api: Api): Promise<InboxItem[]> {
  const found: InboxItem[] = [];
  let cursor: string | undefined;
  do {
    const page = await api.get('/api/inbox', { query: { limit: String(INBOX_ITEMS_A_PAGE), cursor } });
    found.push(...page.items);
    cursor = page.cursor;
  } while (cursor !== undefined);
  return found;
}
