import {
  RequestEventListSchema,
  RequestEventsQuerySchema,
  type RequestEvent,
  type RequestEventList,
} from '@ringi/shared-types';
import { fromCursor, toCursor } from '../cursor.js';
import { MergeCursorSchema, mergeHistories, type HistorySource, type MergedEvent } from '../history/merge.js';
import { parsed, withoutTokens } from '../history/redact.js';
import { loadRequest, type Loaded } from '../load.js';
import { route } from '../route.js';

const PAGE = 1000;

export const listEvents = route({
  method: 'get',
  path: '/api/requests/{request_id}/events',
  id: 'listEvents',
  summary: 'The history of the caller and of its components, merged, oldest first, without task tokens.',
  query: RequestEventsQuerySchema,
  answers: { 200: RequestEventListSchema },
  problems: [400, 404],
  async handle(ask) {
    const { ports, query, param } = ask;
    const loaded = await loadRequest(ask, param('request_id'));
    const from = fromCursor(MergeCursorSchema, query.cursor);
    const { events, cursor } = await mergeHistories(ports.executions, sourcesOf(loaded), from, PAGE);
    const details = withoutTokens(events.map(({ event }) => event.details));
    const body: RequestEventList = {
      items: events.map((merged, index) => eventView(merged, details[index])),
      ...(cursor && { cursor: toCursor(cursor) }),
    };
    return { status: 200, body };
  },
});

/** A component that was redriven has all its rounds in one history. */
function sourcesOf({ request, approvals }: Loaded): HistorySource[] {
  const components = new Map<string, HistorySource>();
  for (const { round, record } of approvals) {
    const { execution_arn: arn } = record.component;
    components.set(arn, { level: record.request.level, round, arn });
  }
  return [{ level: 0, round: 0, arn: request.execution_arn }, ...components.values()];
}

function eventView({ source: { level, round }, event }: MergedEvent, details: unknown): RequestEvent {
  const { id, previous_event_id, type, at } = event;
  const state = (details as { name?: unknown } | undefined)?.name;
  return {
    key: round === 0 ? `${level}.${id}` : `${level}-${round}.${id}`,
    level,
    id,
    previous_event_id,
    type,
    at,
    ...(typeof state === 'string' && { state }),
    ...(details !== undefined && { details: readable(details) }),
  };
}

/** JSON in the fields of an event as what it is. */
const readable = (details: unknown): unknown =>
  Object.fromEntries(
    Object.entries(details as object).map(([key, value]) => [
      key,
      typeof value === 'string' ? (parsed(value) ?? value) : value,
    ]),
  );
