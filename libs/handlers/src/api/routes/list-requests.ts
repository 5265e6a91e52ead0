import { LISTS, seesAll, type RequestRowBody } from '@ringi/approvals';
import { RequestListQuerySchema, RequestListSchema, type RequestList } from '@ringi/shared-types';
import * as z from 'zod/mini';
import { fromCursor, fromPlace, toCursor } from '../cursor.js';
import { route } from '../route.js';

const PAGE = 50;
/** The list is not in it: a cursor leads into no list its bearer may not read. */
export const PlaceSchema = z.strictObject({
  id: z.string().check(z.minLength(1), z.maxLength(1000)),
  order: z.string().check(z.minLength(1), z.maxLength(200)),
});

export const listRequests = route({
  method: 'get',
  path: '/api/requests',
  id: 'listRequests',
  summary:
    'Requests, newest first: mine, or all I may see. A page may be short, or empty, and yet have a cursor.',
  query: RequestListQuerySchema,
  answers: { 200: RequestListSchema },
  problems: [400],
  async handle({ who, ports, directory, query }) {
    const { scope = 'all', state, flow, q, cursor, limit } = query;
    const all = seesAll(who) ? LISTS.all : LISTS.seen(who.principal);
    const after = fromCursor(PlaceSchema, cursor);
    const text = q?.trim().toLowerCase();
    const list = scope === 'mine' ? LISTS.mine(who.principal) : all;
    const page = await fromPlace(after, () =>
      ports.lists.page<RequestRowBody>(list, {
        limit: limit === undefined ? PAGE : Number(limit),
        order: 'descending',
        ...(after && { after }),
        ...(state && { state }),
        ...(flow && { flow }),
        ...(text && { text }),
      }),
    );
    const body: RequestList = {
      items: page.items.map((row) => directory.row(row)),
      ...(page.next && { cursor: toCursor(page.next) }),
    };
    return { status: 200, body };
  },
});
