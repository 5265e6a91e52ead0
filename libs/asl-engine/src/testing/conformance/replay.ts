import type { Json } from '@ringi/asl';
import { SimulatedClock } from '../../clock/simulated-clock.js';
import type { HistoryEvent } from '../../history/event.js';
import { StateMachines } from '../../service/state-machines.js';
import { StatesError } from '../../service/states-error.js';
import { statusChangeEvent, type StatusChangeEvent } from '../../service/status-change.js';
import { Matcher } from './match.js';
import { historyDifference } from './match-history.js';
import { expectedAnswer, type ConformanceRecord, type RecordedMachine, type RecordedRun } from './record.js';
import { ScriptedRunner } from './scripted-runner.js';

/** Forms and calls that the engine has; the others are not replayed. */
const FORMS = new Set([
  'history',
  'case',
  'describeExecution',
  'error',
  'validation',
  'describeStateMachine',
  'describeForExecution',
  'eventBridgeEvents',
]);
const APIS = new Set([
  'StartExecution',
  'CreateStateMachine',
  'DescribeStateMachine',
  'ValidateStateMachineDefinition',
]);

/** Why a run cannot be replayed; undefined when it can. */
export function notReplayable(record: ConformanceRecord, index: number): string | undefined {
  const run = record.runs[index] as RecordedRun;
  if (!FORMS.has(run.expect.form)) return `form ${run.expect.form}`;
  if (!APIS.has(run.api)) return `call ${run.api}`;
  if (record.unsupported !== undefined) return 'not described fully';
  const machine = record.machines[run.machine ?? 0];
  if (run.api !== 'StartExecution') return undefined;
  if (machine?.type === 'EXPRESS') return 'EXPRESS';
  const tasks = JSON.stringify(machine?.definition ?? '').includes('"Type":"Task"');
  return tasks && !run.taskResults && run.expect.form !== 'error'
    ? 'tasks without recorded results'
    : undefined;
}

/** Replays one run; answers where it differs from the recording, undefined when it does not. */
export async function replay(record: ConformanceRecord, index: number): Promise<string | undefined> {
  const run = record.runs[index] as RecordedRun;
  const matcher = new Matcher(
    (record.normalise ?? []).flatMap((rule) => (rule.to === undefined ? [] : [rule.to])),
  );
  const expected = expectedAnswer(record, run);
  const events: StatusChangeEvent[] = [];
  const clock = new SimulatedClock(record.clock === undefined ? Date.now() : Date.parse(record.clock));
  const machines: StateMachines = new StateMachines({
    clock,
    region: 'us-east-1',
    accountId: arnOf(record.machines[0]).split(':')[4] as string,
    runner: new ScriptedRunner(run.taskResults ?? {}, submittedOutputs(expected), () => machines.callbacks),
    onStatusChange: (execution) => events.push(statusChangeEvent(execution)),
  });
  try {
    const answer = await act(machines, clock, record, run, expected);
    if (run.expect.form === 'history') {
      return historyDifference(
        matcher,
        (expected as { events: [] }).events,
        answer as readonly HistoryEvent[],
        isConcurrent(record, run),
      );
    }
    if (run.expect.form === 'eventBridgeEvents') return eventsDifference(matcher, expected as [], events);
    if (run.expect.form === 'error') return `no error, but ${JSON.stringify(answer).slice(0, 300)}`;
    return matcher.difference(expected, answer);
  } catch (error) {
    if (!(error instanceof StatesError)) throw error;
    if (run.expect.form !== 'error') return `${error.code}: ${error.message}`;
    return errorDifference(matcher, expected, error, run.api);
  }
}

async function act(
  machines: StateMachines,
  clock: SimulatedClock,
  record: ConformanceRecord,
  run: RecordedRun,
  expected: unknown,
): Promise<unknown> {
  if (run.api === 'ValidateStateMachineDefinition') {
    return machines.validateDefinition(definitionText(run), run.request?.['type'] as 'STANDARD' | undefined);
  }
  for (const machine of new Set([...record.machines.filter(({ arn }) => arn), tested(record, run)])) {
    if (machine) create(machines, machine);
  }
  if (run.api === 'CreateStateMachine') {
    return machines.createStateMachine({
      name: 'created',
      roleArn: 'arn:aws:iam::111111111111:role/created',
      ...run.request,
      definition: definitionText(run),
    });
  }
  const machine = record.machines[run.machine ?? 0] as RecordedMachine;
  if (run.api === 'DescribeStateMachine') return described(machines, arnOf(machine));
  return execute(machines, clock, arnOf(machine), run, expected);
}

function tested(record: ConformanceRecord, run: RecordedRun): RecordedMachine | undefined {
  return record.machines[run.machine ?? 0];
}

/** Records that need no name for their machine have none. */
function arnOf(machine: RecordedMachine | undefined): string {
  return machine?.arn ?? 'arn:aws:states:us-east-1:111111111111:stateMachine:machine';
}

function create(machines: StateMachines, machine: RecordedMachine): void {
  machines.createStateMachine({
    name: arnOf(machine).split(':').at(-1) as string,
    definition: definitionText(machine),
    roleArn: machine.roleArn ?? 'arn:aws:iam::111111111111:role/machine',
    type: machine.type,
  });
}

async function execute(
  machines: StateMachines,
  clock: SimulatedClock,
  stateMachineArn: string,
  run: RecordedRun,
  expected: unknown,
): Promise<unknown> {
  const recorded = expected as { events?: readonly { type: string }[]; output?: Json };
  const input = run.inputRaw ?? (run.input === undefined ? undefined : JSON.stringify(run.input));
  const { executionArn } = machines.startExecution({
    stateMachineArn,
    ...(input !== undefined && { input }),
    name: run.name ?? run.executionArn?.split(':').at(-1) ?? 'run',
  });
  // A recording may stop while the execution still waits.
  const closes = recorded.events === undefined || recorded.events.at(-1)?.type.startsWith('Execution');
  await finish(machines, clock, executionArn, closes === true ? Infinity : (recorded.events?.length ?? 0));
  if (run.expect.form === 'describeForExecution') return describedForExecution(machines, executionArn);
  if (run.expect.form === 'history')
    return machines.getExecutionHistory({ executionArn, maxResults: 1_000 }).events;
  const description = machines.describeExecution(executionArn);
  if (run.expect.form !== 'case') return description;
  return {
    input: run.input ?? {},
    output: description.output ?? `${description.error}: ${description.cause}`,
  };
}

/** Lets time pass until the execution has ended or the history has `enough` events. */
async function finish(
  machines: StateMachines,
  clock: SimulatedClock,
  executionArn: string,
  enough: number,
): Promise<void> {
  for (let round = 0; round < 10_000; round += 1) {
    await clock.advance(0);
    await clock.advance(0);
    if (machines.describeExecution(executionArn).status !== 'RUNNING') return;
    const next = clock.next();
    const count = machines.getExecutionHistory({ executionArn, maxResults: 1_000 }).events.length;
    if (next === undefined || count >= enough) return;
    await clock.advance(Math.max(0, next - clock.now()));
  }
}

function definitionText(from: { definition?: unknown; definitionRaw?: string }): string {
  return from.definitionRaw ?? (from.definition === undefined ? '' : JSON.stringify(from.definition));
}

function described(machines: StateMachines, arn: string): object {
  const { stateMachineArn, name, type, creationDate, current } = machines.machines.get(arn);
  return {
    creationDate,
    definition: current.definitionText,
    encryptionConfiguration: { type: 'AWS_OWNED_KEY' },
    loggingConfiguration: current.loggingConfiguration,
    name,
    roleArn: current.roleArn,
    stateMachineArn,
    status: 'ACTIVE',
    tracingConfiguration: current.tracingConfiguration,
    type,
  };
}

function describedForExecution(machines: StateMachines, executionArn: string): object {
  const { execution, revision } = machines.describeStateMachineForExecution(executionArn);
  return {
    definition: revision.definitionText,
    encryptionConfiguration: { type: 'AWS_OWNED_KEY' },
    loggingConfiguration: revision.loggingConfiguration,
    name: execution.execution.identity.stateMachineName,
    roleArn: revision.roleArn,
    stateMachineArn: execution.stateMachineArn,
    tracingConfiguration: revision.tracingConfiguration,
    updateDate: revision.updateDate,
  };
}

function submittedOutputs(expected: unknown): Json[] {
  const events = (expected as { events?: readonly Record<string, unknown>[] } | undefined)?.events ?? [];
  return events
    .filter((event) => event['type'] === 'TaskSubmitted')
    .map((event) => (event['taskSubmittedEventDetails'] as { output: Json }).output);
}

/** True when several branches or iterations may run at once, so that the order of events is arbitrary. */
function isConcurrent(record: ConformanceRecord, run: RecordedRun): boolean {
  if ((record.normalise ?? []).some((rule) => rule.op === 'sortParallelEvents')) return true;
  const definition = JSON.stringify(record.machines[run.machine ?? 0]?.definition ?? {});
  const maps = definition.split('"Type":"Map"').length - 1;
  const serial = definition.split(/"MaxConcurrency":1\b/).length - 1;
  return definition.includes('"Type":"Parallel"') || maps > serial;
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

function eventsDifference(
  matcher: Matcher,
  expected: readonly Record<string, unknown>[],
  events: readonly StatusChangeEvent[],
): string | undefined {
  const bus = { version: '0', id: 'id', account: '111111111111', time: 'time', region: 'us-east-1' };
  return matcher.difference(
    expected,
    events.map((event) => ({ ...bus, ...event })),
  );
}
