import type { HistoryEvent } from '../../history/event.js';
import { branchesOf, type PlacedEvent } from './branches.js';
import type { Matcher } from './match.js';

interface RecordedEvent {
  readonly id: unknown;
  readonly previousEventId: unknown;
  readonly type: string;
}

/** How the recorded order of events can be trusted: by ids, only within each branch, or not at all (sorted by text). */
export type EventOrder = 'exact' | 'branches' | 'sorted';

/** Recordings that were sorted have lost the event that closes a Parallel state. */
const LOST = new Set(['ParallelStateSucceeded', 'ParallelStateFailed']);

/** Where a history differs from the recorded one. */
export function historyDifference(
  matcher: Matcher,
  expected: readonly RecordedEvent[],
  answered: readonly HistoryEvent[],
  order: EventOrder,
): string | undefined {
  const actual = soFar(expected, answered);
  if (order === 'sorted') return multisetDifference(matcher, expected, actual);
  if (order === 'branches') return branchDifference(matcher, expected as readonly PlacedEvent[], actual);
  const difference = matcher.difference(expected, actual, 'events');
  return difference === undefined ? undefined : `${difference}\n${sideBySide(matcher, expected, actual)}`;
}

/** A recording that was taken before the end says nothing about what came after. */
function soFar(
  expected: readonly RecordedEvent[],
  answered: readonly HistoryEvent[],
): readonly HistoryEvent[] {
  const types = new Set(expected.map(({ type }) => type));
  const closed = ['Succeeded', 'Failed', 'Aborted', 'TimedOut'].some((end) => types.has(`Execution${end}`));
  return closed ? answered : answered.slice(0, expected.length);
}

/** Each branch in its own order, the same event before each; how branches interleave is another in each run. */
function branchDifference(
  matcher: Matcher,
  expected: readonly PlacedEvent[],
  actual: readonly PlacedEvent[],
): string | undefined {
  const [recorded, ours] = [branchesOf(expected), branchesOf(actual)];
  for (const place of new Set([...recorded.keys(), ...ours.keys()])) {
    const [left, right] = [within(recorded.get(place) ?? []), within(ours.get(place) ?? [])];
    const difference = matcher.difference(left, right, `events of '${place}'`);
    if (difference !== undefined) return `${difference}\n${sideBySide(matcher, left, right)}`;
  }
  return undefined;
}

/** Ids and previous ids counted within the branch; 0 before it, -1 for what follows the last branch to end. */
function within(branch: readonly PlacedEvent[]): PlacedEvent[] {
  const places = new Map(branch.map(({ id }, index) => [id, index + 1]));
  return branch.map((event, index) => ({
    ...event,
    id: index + 1,
    previousEventId: index === 0 ? 0 : (places.get(event.previousEventId) ?? -1),
  }));
}

function multisetDifference(
  matcher: Matcher,
  expected: readonly RecordedEvent[],
  actual: readonly HistoryEvent[],
): string | undefined {
  const rest = actual.filter((event) => !LOST.has(event.type)).map(withoutIds);
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
  actual: readonly RecordedEvent[],
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

function shown(event: RecordedEvent): string {
  const { id, previousEventId, type } = event;
  const details = Object.entries(event).find(([key]) => key.endsWith('EventDetails'))?.[1] as unknown;
  return `#${String(id)} after #${String(previousEventId)} ${type} ${details === undefined ? '' : JSON.stringify(details).slice(0, 300)}`;
}

function withoutIds(event: object): object {
  return Object.fromEntries(
    Object.entries(event).filter(([key]) => key !== 'id' && key !== 'previousEventId'),
  );
}
