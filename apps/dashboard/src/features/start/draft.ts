import type { Raw } from './schema/values.js';

/**
 * A form that is being filled in. Its key goes with every try to send it: a double click, a reload or the back button
 * then starts one request, not two.
 */
export interface Draft {
  readonly key: string;
  readonly title: string;
  readonly raw: Raw;
}

const place = (flow: string) => `ringi.draft.${flow}`;

export function readDraft(flow: string): Draft | undefined {
  try {
    const draft = JSON.parse(sessionStorage.getItem(place(flow)) ?? 'null') as Draft | null;
    return draft?.key ? draft : undefined;
  } catch {
    return undefined;
  }
}

export const keepDraft = (flow: string, draft: Draft): void =>
  sessionStorage.setItem(place(flow), JSON.stringify(draft));

export const dropDraft = (flow: string): void => sessionStorage.removeItem(place(flow));

export const newKey = (): string => crypto.randomUUID();
