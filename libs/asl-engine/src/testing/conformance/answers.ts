import type { Json } from '@ringi/asl';
import type { StartExecutionInput } from '../../service/executions.js';
import type { UpdateStateMachineInput } from '../../service/machine-store.js';
import type { TestStateInput } from '../../service/test-state/request.js';
import { described, describedForExecution } from './descriptions.js';
import { arnOf, definitionText, inputText, type ConformanceRecord, type RecordedRun } from './record.js';
import type { World } from './world.js';

/** Makes a run's call and answers what the service said, in the form of the recording. @throws StatesError. */
export async function answerOf(
  world: World,
  record: ConformanceRecord,
  run: RecordedRun,
  expected: unknown,
): Promise<unknown> {
  const { machines } = world;
  if (run.api === 'ValidateStateMachineDefinition') {
    return machines.validateDefinition(definitionText(run), run.request?.['type'] as 'STANDARD' | undefined);
  }
  if (run.api === 'TestState') {
    const input = inputText(run);
    const request = {
      ...run.request,
      definition: definitionText(run),
      ...(input !== undefined && { input }),
    };
    return machines.testState(request as TestStateInput);
  }
  const tested = record.machines[run.machine ?? 0];
  for (const machine of new Set([...record.machines.filter(({ arn }) => arn), tested]))
    if (machine) world.create(machine);
  switch (run.api) {
    case 'CreateStateMachine':
      return machines.createStateMachine({
        name: 'created',
        roleArn: 'arn:aws:iam::111111111111:role/created',
        ...run.request,
        definition: definitionText(run),
      });
    case 'UpdateStateMachine':
      return machines.updateStateMachine(run.request as unknown as UpdateStateMachineInput);
    case 'DescribeStateMachine':
      return described(machines, arnOf(tested));
    case 'StartSyncExecution':
      return synchronous(world, started(run, arnOf(tested)));
    case 'StartExecution':
      return execution(world, started(run, arnOf(tested)), run, expected);
    default:
      throw new Error(`The replay does not make the call ${run.api}.`);
  }
}

function started(run: RecordedRun, stateMachineArn: string): StartExecutionInput {
  const input = inputText(run);
  return {
    stateMachineArn,
    ...(input !== undefined && { input }),
    name: run.name ?? run.executionArn?.split(':')[7] ?? 'run',
  };
}

async function synchronous(world: World, request: StartExecutionInput): Promise<unknown> {
  let ended = false;
  const answer = world.machines.startSyncExecution(request).finally(() => (ended = true));
  answer.catch(() => undefined);
  await world.passTime(() => ended);
  return answer;
}

async function execution(
  world: World,
  request: StartExecutionInput,
  run: RecordedRun,
  expected: unknown,
): Promise<unknown> {
  const { machines } = world;
  const { executionArn } = machines.startExecution(request);
  world.callAround(executionArn);
  if (run.expect.form === 'endEvent') {
    await world.passTime(() => false);
    return world.logged.at(-1);
  }
  const reverseOrder = run.request?.['reverseOrder'] === true;
  const events = () => machines.getExecutionHistory({ executionArn, maxResults: 1_000, reverseOrder }).events;
  const recorded = (expected as { events?: readonly { type: string }[] }).events;
  // A recording may stop while the execution still waits.
  const open = recorded !== undefined && !recorded.at(-1)?.type.startsWith('Execution');
  await world.passTime(
    () =>
      machines.describeExecution(executionArn).status !== 'RUNNING' ||
      (open && events().length >= recorded.length),
  );
  const description = machines.describeExecution(executionArn);
  switch (run.expect.form) {
    case 'history':
      return events();
    case 'describeForExecution':
      return describedForExecution(machines, executionArn);
    case 'logEvents':
      return world.logged;
    case 'eventBridgeEvents':
      return world.statusChanges.map((event) => ({ ...BUS, ...event }));
    case 'case':
      return {
        input: run.input ?? {},
        output: (description.output ?? `${description.error}: ${description.cause}`) as Json,
      };
    default:
      return description;
  }
}

/** What the event bus adds. */
const BUS = { version: '0', id: 'id', account: '111111111111', time: 'time', region: 'us-east-1' };
