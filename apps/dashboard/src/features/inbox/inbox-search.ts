import type { InboxItem } from '@ringi/shared-types';
import type { Texts } from '../../lib/i18n/use-text.js';

/** What the inbox's address says. */
export interface InboxSearch {
  readonly q?: string;
  readonly flow?: string;
  /** The item shown, `<request id>.<level>`. */
  readonly sel?: string;
}

const given = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;

export function readInboxSearch(search: Record<string, unknown>): InboxSearch {
  const [q, flow, sel] = [given(search['q']), given(search['flow']), given(search['sel'])];
  return { ...(q && { q }), ...(flow && { flow }), ...(sel && { sel }) };
}

export const itemKey = ({ request_id, level }: InboxItem): string => `${request_id}.${level}`;

/** The items an address asks for. */
export function filterItems(
  items: readonly InboxItem[],
  { q, flow }: InboxSearch,
  texts: Texts,
): InboxItem[] {
  const wanted = q?.toLocaleLowerCase();
  return items.filter((item) => {
    if (flow && item.flow !== flow) return false;
    if (!wanted) return true;
    const { title = '', requester, flow_title, level_name, message } = item;
    const words = [title, texts.text(flow_title), texts.text(level_name), message];
    if (requester) words.push(texts.name(requester));
    return words.join('\n').toLocaleLowerCase().includes(wanted);
  });
}
