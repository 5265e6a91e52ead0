import type { InboxItem, NewDecision } from '@ringi/shared-types';
import { useState } from 'react';
import { useDecide } from '../../lib/api/use-decide.js';
import { itemKey } from './inbox-search.js';

export type Result =
  | { readonly state: 'sending' }
  | { readonly state: 'done' }
  | { readonly state: 'refused'; readonly error: Error };

/** Sends one decision an item, one after the other; one refused does not stop the rest. */
export function useBulkDecide() {
  const { mutateAsync } = useDecide();
  const [results, setResults] = useState<ReadonlyMap<string, Result>>(new Map());
  const [isRunning, setRunning] = useState(false);
  const run = async (items: readonly InboxItem[], decision: NewDecision) => {
    setRunning(true);
    for (const item of items) {
      const note = (result: Result) => setResults((before) => new Map(before).set(itemKey(item), result));
      note({ state: 'sending' });
      try {
        await mutateAsync({ request_id: item.request_id, level: item.level, decision });
        note({ state: 'done' });
      } catch (error) {
        note({ state: 'refused', error: error instanceof Error ? error : new Error(String(error)) });
      }
    }
    setRunning(false);
  };
  return { results, isRunning, run };
}
