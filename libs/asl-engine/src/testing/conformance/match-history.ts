import type { HistoryEvent } from '../../history/event.js';
import type { Matcher } from './match.js';

interface RecordedEvent {
  readonly id: unknown;
  readonly previousEventId: unknown;
  readonly type: string;
}

/** How the recorded order of events can be trusted: by ids, not within concurrent branches, or sorted by text. */
export type EventOrder = 'exact' | 'concurrent' | 'sorted';

/** Recordings that were sorted have lost the event that closes a Parallel state. */
const LOST = new Set(['ParallelStateSucceeded', 'ParallelStateFailed']);

/**
 * Where a history differs from the recorded one. Events of concurrent branches come in another order in each run: such
 * histories are compared as multisets without ids.
 */
export function historyDifference(
  matcher: Matcher,
  expected: readonly RecordedEvent[],
  actual: readonly HistoryEvent[],
  order: EventOrder,
): string | undefined {
  if (order === 'exact') {
    const difference = matcher.difference(expected, actual, 'events');
    return difference === undefined ? undefined : `${difference}\n${sideBySide(matcher, expected, actual)}`;
  }
  // The two Parallel records that were not sorted have lost ParallelStateSucceeded all the same.
  const lost = (event: HistoryEvent) =>
    order === 'sorted' ? LOST.has(event.type) : event.type === 'ParallelStateSucceeded';
  const rest = actual.filter((event) => !lost(event)).map(withoutIds);
  for (const event of expected.map(withoutIds)) {
    const index = rest.findIndex((other) => matcher.matches(event, other));
    if (index < 0) return `events: nothing matches ${JSON.stringify(event).slice(0, 400)}`;
    rest.splice(index, 1);
  }
  return rest.length === 0 ? undefined : `events: not expected ${JSON.stringify(rest[0]).slice(0, 400)}`;
}

/** The events in which the two differ, as `- recorded` and `+ ours`, at most ten of each. */
function sideBySide(
  matcher: Matcher,
  expected: readonly RecordedEvent[],
  actual: readonly HistoryEvent[],
): string {
  const lines: string[] = [];
  for (let index = 0; index < Math.max(expected.length, actual.length) && lines.length < 20; index += 1) {
    const [recorded, ours] = [expected[index], actual[index]];
    if (recorded && ours && matcher.matches(recorded, ours)) continue;
    if (recorded) lines.push(`- ${shown(recorded)}`);
    if (ours) lines.push(`+ ${shown(ours)}`);
  }
  return lines.join('\n');
}

function shown(event: RecordedEvent | HistoryEvent): string {
  const { id, previousEventId, type } = event;
  const details = Object.entries(event).find(([key]) => key.endsWith('EventDetails'))?.[1] as unknown;
  return `#${String(id)} after #${String(previousEventId)} ${type} ${details === undefined ? '' : JSON.stringify(details).slice(0, 300)}`;
}

function withoutIds(event: RecordedEvent | HistoryEvent): object {
  return Object.fromEntries(
    Object.entries(event).filter(([key]) => key !== 'id' && key !== 'previousEventId'),
  );
}
