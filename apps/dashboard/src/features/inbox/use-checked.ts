import type { InboxItem } from '@ringi/shared-types';
import { useState } from 'react';
import { itemKey } from './inbox-search.js';

export interface Checked {
  readonly items: readonly InboxItem[];
  has(item: InboxItem): boolean;
  /** Only items of one flow and level go together. */
  fits(item: InboxItem): boolean;
  toggle(item: InboxItem): void;
  clear(): void;
}

/** The items ticked to be decided together; what no longer waits drops out. */
export function useChecked(all: readonly InboxItem[]): Checked {
  const [keys, setKeys] = useState<ReadonlySet<string>>(new Set());
  const items = keys.size === 0 ? [] : all.filter((item) => keys.has(itemKey(item)));
  const [first] = items;
  const fits = ({ flow, level }: InboxItem) => !first || (first.flow === flow && first.level === level);
  return {
    items,
    has: (item) => keys.has(itemKey(item)),
    fits,
    toggle: (item) => {
      if (!fits(item)) return;
      const next = new Set(items.map(itemKey));
      if (!next.delete(itemKey(item))) next.add(itemKey(item));
      setKeys(next);
    },
    clear: () => setKeys(new Set()),
  };
}
