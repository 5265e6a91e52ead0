import { StatesError } from '../../service/states-error.js';
import type { HistoryEvent } from '../../history/event.js';
import type { LogEvent } from '../../service/log-events.js';
import { answerOf } from './answers.js';
import { asToday, membersAddedAfter } from './dated.js';
import { Matcher } from './match.js';
import { historyDifference, type EventOrder } from './match-history.js';
import { expectedAnswer, type ConformanceRecord, type RecordedRun } from './record.js';
import { World } from './world.js';

/** Why a run cannot be replayed from what the record says; undefined when it can. */
export function notReplayable(record: ConformanceRecord, index: number): string | undefined {
  if (record.unsupported !== undefined) return `not described fully: ${record.unsupported}`;
  const run = record.runs[index] as RecordedRun;
  const expected = expectedAnswer(record, run) as { loggingConfiguration?: { level: string } };
  const machine = record.machines[run.machine ?? 0];
  if (
    run.api === 'DescribeStateMachine' &&
    expected.loggingConfiguration?.level !== 'OFF' &&
    !machine?.logging
  )
    return 'the record does not say how logging was set up';
  return undefined;
}

/** What a replay found: the difference, or that the record lacks a task's result. */
export interface Replayed {
  readonly difference?: string | undefined;
  readonly unscripted?: string | undefined;
}

/** Replays one run and compares the answer with the recording. */
export async function replay(record: ConformanceRecord, index: number): Promise<Replayed> {
  const run = record.runs[index] as RecordedRun;
  const world = new World(record, run);
  const difference = await compare(world, record, run);
  return { difference, unscripted: world.runner.unscripted };
}

async function compare(
  world: World,
  record: ConformanceRecord,
  run: RecordedRun,
): Promise<string | undefined> {
  const matcher = new Matcher(
    (record.normalise ?? []).flatMap((rule) => (rule.to === undefined ? [] : [rule.to])),
    membersAddedAfter(record.provenance?.recorded),
  );
  const expected = expectedAnswer(record, run);
  try {
    const answer = await answerOf(world, record, run, expected);
    return differenceOf(matcher, record, run, expected, answer);
  } catch (error) {
    if (!(error instanceof StatesError)) throw error;
    if (run.expect.form !== 'error') return `${error.code}: ${error.message}`;
    return errorDifference(matcher, expected, error, run.api);
  }
}

function differenceOf(
  matcher: Matcher,
  record: ConformanceRecord,
  run: RecordedRun,
  expected: unknown,
  answer: unknown,
): string | undefined {
  switch (run.expect.form) {
    case 'history': {
      const events = asToday((expected as { events: [] }).events, record.provenance?.recorded);
      return historyDifference(matcher, events, answer as readonly HistoryEvent[], orderOf(record, run));
    }
    case 'logEvents':
      return matcher.difference(expected, repeated(answer as LogEvent[], (expected as []).length));
    case 'error':
      return `no error, but ${JSON.stringify(answer).slice(0, 300)}`;
    default:
      return matcher.difference(expected, answer);
  }
}

/** A log group may hold several executions of which the record describes one: they log alike. */
function repeated(events: readonly LogEvent[], length: number): readonly LogEvent[] {
  const times = events.length === 0 ? 1 : Math.max(1, Math.round(length / events.length));
  return Array.from({ length: times }, () => events).flat();
}

/** Branches or iterations that may run at once come in another order in each run. */
function orderOf(record: ConformanceRecord, run: RecordedRun): EventOrder {
  if ((record.normalise ?? []).some((rule) => rule.op === 'sortParallelEvents')) return 'sorted';
  const definition = JSON.stringify(record.machines[run.machine ?? 0]?.definition ?? {});
  const count = (text: string | RegExp) => definition.split(text).length - 1;
  // Iterations of distributed maps have histories of their own.
  const maps = count('"Type":"Map"') - count('"Mode":"DISTRIBUTED"');
  const concurrent = definition.includes('"Type":"Parallel"') || maps > count(/"MaxConcurrency":1\b/);
  return concurrent ? 'branches' : 'exact';
}

function errorDifference(
  matcher: Matcher,
  expected: unknown,
  error: StatesError,
  api: string,
): string | undefined {
  const recorded = expected as { Error?: { Code: string; Message: string }; exception_value?: string };
  if (recorded.Error) {
    return matcher.difference(recorded.Error, { Code: error.code, Message: error.message });
  }
  const text = `An error occurred (${error.code}) when calling the ${api} operation: ${error.message}`;
  return matcher.difference(recorded.exception_value, text);
}
