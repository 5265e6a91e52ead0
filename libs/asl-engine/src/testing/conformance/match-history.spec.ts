import type { HistoryEvent, HistoryEventType } from '../../history/event.js';
import { asToday } from './dated.js';
import { Matcher } from './match.js';
import { historyDifference } from './match-history.js';

type Told = readonly [id: number, previous: number, type: HistoryEventType, name?: string];

const entered = (name: string) => ({ stateEnteredEventDetails: { name } });
const events = (...told: Told[]): HistoryEvent[] =>
  told.map(([id, previousEventId, type, name]) => ({
    id,
    previousEventId,
    type,
    timestamp: 0,
    ...(name !== undefined && entered(name)),
  }));
const compare = (left: HistoryEvent[], right: HistoryEvent[]) =>
  historyDifference(new Matcher([]), left, right, 'branches');

const started: Told[] = [
  [1, 0, 'ExecutionStarted'],
  [2, 0, 'ParallelStateEntered', 'Both'],
  [3, 2, 'ParallelStateStarted'],
];
const oneAfterTheOther = events(
  ...started,
  [4, 3, 'PassStateEntered', 'A'],
  [5, 4, 'PassStateExited'],
  [6, 3, 'WaitStateEntered', 'B'],
  [7, 6, 'WaitStateExited'],
  [8, 7, 'ParallelStateSucceeded'],
  [9, 7, 'ParallelStateExited'],
);

describe('histories with concurrent branches', () => {
  it('are the same however the branches interleave', () => {
    const interleaved = events(
      ...started,
      [4, 3, 'WaitStateEntered', 'B'],
      [5, 3, 'PassStateEntered', 'A'],
      [6, 4, 'WaitStateExited'],
      [7, 5, 'PassStateExited'],
      [8, 7, 'ParallelStateSucceeded'],
      [9, 7, 'ParallelStateExited'],
    );
    expect(compare(oneAfterTheOther, interleaved)).toBeUndefined();
  });

  it('differ when one branch does, though the same events are there', () => {
    const crossed = events(
      ...started,
      [4, 3, 'PassStateEntered', 'A'],
      [5, 4, 'WaitStateExited'],
      [6, 3, 'WaitStateEntered', 'B'],
      [7, 6, 'PassStateExited'],
      [8, 7, 'ParallelStateSucceeded'],
      [9, 7, 'ParallelStateExited'],
    );
    expect(compare(oneAfterTheOther, crossed)).toContain("events of '/A'.1");
  });

  it('differ when what follows them does', () => {
    expect(compare(oneAfterTheOther, oneAfterTheOther.slice(0, -1))).toBeDefined();
  });
});

describe('a recording that was taken before the execution ended', () => {
  it('says nothing about what came after', () => {
    const recorded = events([1, 0, 'ExecutionStarted']);
    expect(
      historyDifference(
        new Matcher([]),
        recorded,
        events([1, 0, 'ExecutionStarted'], [2, 0, 'WaitStateEntered', 'W']),
        'exact',
      ),
    ).toBeUndefined();
  });
});

describe('an old recording of a distributed Map', () => {
  const recorded = events([4, 3, 'MapRunStarted'], [5, 4, 'MapRunSucceeded'], [6, 5, 'MapStateExited']);

  it('is read as AWS answers today', () => {
    expect(asToday(recorded, '08-02-2024, 11:27:15').map((event) => event.previousEventId)).toEqual([
      3, 4, 4,
    ]);
  });

  it('is left as it is when it is not so old', () => {
    expect(asToday(recorded, '15-11-2024, 00:00:00')).toEqual(recorded);
  });
});
