import { LISTS, type InboxRowBody } from '@ringi/approvals';
import { InboxQuerySchema, InboxSchema, type Inbox } from '@ringi/shared-types';
import { fromCursor, fromPlace, toCursor } from '../cursor.js';
import { route } from '../route.js';
import { PlaceSchema } from './list-requests.js';

const PAGE = 100;

export const getInbox = route({
  method: 'get',
  path: '/api/inbox',
  id: 'getInbox',
  summary: 'What waits for me, most urgent first.',
  query: InboxQuerySchema,
  answers: { 200: InboxSchema },
  problems: [400],
  async handle({ who, ports, directory, query: { cursor, limit } }) {
    const list = LISTS.inbox(who.principal);
    const after = fromCursor(PlaceSchema, cursor);
    const { items, next } = await fromPlace(after, () =>
      ports.lists.page<InboxRowBody>(list, {
        limit: limit === undefined ? PAGE : Number(limit),
        order: 'ascending',
        ...(after && { after }),
      }),
    );
    // A first page that is the whole list is its own count.
    const count = !after && !next ? items.length : await ports.lists.count(list);
    const body: Inbox = {
      items: items.map((item) => directory.inboxItem(item)),
      count,
      ...(next && { cursor: toCursor(next) }),
    };
    return { status: 200, body };
  },
});
