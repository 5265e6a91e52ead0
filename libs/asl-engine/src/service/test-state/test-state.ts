import type { Json } from '@ringi/asl';
import { Execution } from '../../execution.js';
import { StateFailure, messageOf } from '../../errors.js';
import { History } from '../../history/history.js';
import { encode, isObject } from '../../json.js';
import { runBlock } from '../../run/block.js';
import { catchFailure, catcherIndex } from '../../run/catch.js';
import { locate } from '../../run/locate.js';
import { RetryPolicy } from '../../run/retry.js';
import type { StateResult, StateRun } from '../../run/state-run.js';
import { Thread } from '../../run/thread.js';
import { handlerOf } from '../../states/handlers.js';
import { readInput } from '../execution-input.js';
import type { LauncherOptions } from '../launcher.js';
import { readMock } from './check-request.js';
import { Inspection } from './inspection.js';
import { mockedContext } from './mocked-context.js';
import { mockedWork } from './mocked-work.js';
import type { TestStateInput, TestStateResult } from './request.js';
import { testedState, type TestedState } from './tested-state.js';

/** AWS's name for the state, whatever it is called in the definition. */
const STATE_NAME = 'StateName';

/**
 * TestState: one state on its own, without a machine, a history or retries.
 * Source: https://docs.aws.amazon.com/step-functions/latest/dg/test-state-isolation.html
 * @throws StatesError InvalidDefinition, InvalidExecutionInput, ValidationException.
 */
export async function testState(
  request: TestStateInput,
  options: LauncherOptions & { readonly arnOf: (resource: string) => string },
): Promise<TestStateResult> {
  const tested = testedState(request.definition, request.stateName);
  const mock = readMock(request, tested.state);
  const inspection = new Inspection();
  const run = prepare(request, tested, options, inspection);
  const outcome = await attempt(run, inspection, () =>
    mock ? mockedWork(run, mock, request, inspection) : handlerOf(tested.state.Type)(run),
  );
  const shown = (request.inspectionLevel ?? 'INFO') !== 'INFO';
  return { ...outcome, ...(shown && { inspectionData: inspection.data(tested.state) }) };
}

function prepare(
  request: TestStateInput,
  { state, language }: TestedState,
  options: LauncherOptions & { readonly arnOf: (resource: string) => string },
  inspection: Inspection,
): StateRun {
  const input = readInput(request.input ?? '{}');
  const context = mockedContext(request.context, state);
  const variables = JSON.parse(request.variables ?? '{}') as Readonly<Record<string, Json>>;
  const now = options.clock.now();
  const [machine, name] = [options.uuid(), options.uuid()];
  const thread = new Thread(new History(() => now), { previous: 0 });
  thread.variables.assign(variables);
  inspection.stage('input', input);
  if (Object.keys(variables).length > 0) inspection.stage('variables', variables);
  return {
    machine: {
      ...options,
      identity: {
        executionArn: options.arnOf(`express:${machine}:${name}`),
        name,
        startDate: now,
        roleArn: request.roleArn,
        stateMachineArn: options.arnOf(`stateMachine:${machine}`),
        stateMachineName: machine,
        region: options.region,
      },
      input,
      language,
      ...(context && { context }),
      inspect: (stage, value) => inspection.stage(stage, value),
      runBlock,
      spawn: (child) => new Execution({ ...options, ...child }),
    },
    thread,
    name: STATE_NAME,
    state,
    language,
    input,
    entered: { id: 0, previous: 0, at: now },
    retryCount: request.stateConfiguration?.retrierRetryCount ?? 0,
  };
}

async function attempt(
  run: StateRun,
  inspection: Inspection,
  work: () => StateResult | Promise<StateResult>,
): Promise<TestStateResult> {
  try {
    const { output, next } = await work();
    const nextState = next ?? (run.state['Next'] as string | undefined);
    return { status: 'SUCCEEDED', output: encode(output), ...(nextState !== undefined && { nextState }) };
  } catch (error) {
    const failure =
      error instanceof StateFailure ? error : new StateFailure('States.Runtime', messageOf(error));
    return failed(run, inspection, locate(failure, run));
  }
}

async function failed(
  run: StateRun,
  inspection: Inspection,
  failure: StateFailure,
): Promise<TestStateResult> {
  const described = {
    ...(failure.error !== undefined && { error: failure.error }),
    ...(failure.cause !== undefined && { cause: failure.cause }),
  };
  const retry = new RetryPolicy(run.state, run.machine.random, run.retryCount).decide(failure);
  const details = {
    ...(retry && { retryIndex: retry.index }),
    ...(retry?.delay !== undefined && { retryBackoffIntervalSeconds: retry.delay }),
  };
  if (retry?.delay !== undefined) {
    inspection.add('errorDetails', details);
    return { status: 'RETRIABLE', ...described };
  }
  const caught = await catchFailure(run, failure);
  const all = { ...details, ...(caught && { catchIndex: catcherIndex(run, failure) }) };
  if (isObject(all) && Object.keys(all).length > 0) inspection.add('errorDetails', all);
  if (!caught) return { status: 'FAILED', ...described };
  return {
    status: 'CAUGHT_ERROR',
    ...described,
    output: encode(caught.output),
    ...(caught.next !== undefined && { nextState: caught.next }),
  };
}
