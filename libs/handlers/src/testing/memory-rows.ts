import type { Row } from '@ringi/approvals';
import type { RowStore } from '../core/ports.js';

/** The row store's rule in memory, for tests. */
export function memoryRows(): RowStore & {
  all(): readonly Row[];
  in(list: string): readonly Row[];
  clear(): void;
} {
  const rows = new Map<string, Row>();
  return {
    all: () => [...rows.values()],
    clear: () => rows.clear(),
    in: (list) =>
      [...rows.values()]
        .filter(({ place }) => place?.list === list)
        .sort((a, b) => (a.place?.order ?? '').localeCompare(b.place?.order ?? '')),
    version: (id) => Promise.resolve(rows.get(id)?.version ?? 0),
    put(row) {
      if ((rows.get(row.id)?.version ?? 0) <= row.version) rows.set(row.id, row);
      return Promise.resolve();
    },
  };
}
