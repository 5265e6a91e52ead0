import type { Row } from '@ringi/approvals';
import type { RowLists } from '../api/ports.js';

/** Lists over rows in memory; a spec holds the DynamoDB ones equal to them. */
export const memoryLists = (rows: { in(list: string): readonly Row[] }): RowLists => ({
  page(list, { limit, after, order, state, flow, text }) {
    const ascending = rows.in(list);
    const ordered = order === 'ascending' ? ascending : [...ascending].reverse();
    const from = after ? ordered.findIndex(({ id }) => id === after.id) + 1 : 0;
    const found = ordered
      .slice(from)
      .filter(({ body }) => state === undefined || ('state' in body && body.state === state))
      .filter(({ body, search }) => (!flow || body.flow === flow) && (!text || search.includes(text)));
    const items = found.slice(0, limit);
    const last = found.length > limit ? items.at(-1) : undefined;
    return Promise.resolve({
      items: items.map(({ body }) => body as never),
      ...(last && { next: { id: last.id, order: last.place?.order ?? '' } }),
    });
  },
  count: (list) => Promise.resolve(rows.in(list).length),
});
