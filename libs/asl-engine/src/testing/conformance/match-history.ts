import type { HistoryEvent } from '../../history/event.js';
import type { Matcher } from './match.js';

interface RecordedEvent {
  readonly id: unknown;
  readonly previousEventId: unknown;
  readonly type: string;
}

/**
 * Where a history differs from the recorded one. Events of concurrent branches come in another order in each run: such
 * histories are compared as multisets without ids, and without ParallelStateSucceeded, which the recordings have lost.
 */
export function historyDifference(
  matcher: Matcher,
  expected: readonly RecordedEvent[],
  actual: readonly HistoryEvent[],
  concurrent: boolean,
): string | undefined {
  if (!concurrent) return matcher.difference(expected, actual, 'events');
  const rest = actual.filter((event) => event.type !== 'ParallelStateSucceeded').map(withoutIds);
  for (const event of expected.map(withoutIds)) {
    const index = rest.findIndex((other) => matcher.matches(event, other));
    if (index < 0) return `events: nothing matches ${JSON.stringify(event).slice(0, 400)}`;
    rest.splice(index, 1);
  }
  return rest.length === 0 ? undefined : `events: not expected ${JSON.stringify(rest[0]).slice(0, 400)}`;
}

function withoutIds(event: RecordedEvent | HistoryEvent): object {
  return Object.fromEntries(
    Object.entries(event).filter(([key]) => key !== 'id' && key !== 'previousEventId'),
  );
}
