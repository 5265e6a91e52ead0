import type { Json, StatesBlock, QueryLanguage, StateDefinition, StateType } from '@ringi/asl';
import { checkSize } from '../data/input-output.js';
import { FatalFailure, RuntimeFailure, StateFailure } from '../errors.js';
import { encode } from '../json.js';
import { handlerOf } from '../states/handlers.js';
import { catchFailure } from './catch.js';
import { locate } from './locate.js';
import type { Machine } from './machine.js';
import { RetryPolicy } from './retry.js';
import { anew, type StateResult, type StateRun } from './state-run.js';
import type { Stay, Thread } from './thread.js';
import { sleepUntil } from './wait.js';

/** What a state leaves behind: its output and the state that follows. */
interface Left {
  readonly output: Json;
  readonly next?: string;
}

/**
 * One stay in one state: enter, work with Retry and Catch, leave. A promise is answered only where something has to be
 * waited for: most states of most machines have nothing to wait for.
 */
export function runState(
  machine: Machine,
  thread: Thread,
  block: StatesBlock,
  name: string,
  input: Json,
): Left | Promise<Left> {
  const state = block.States[name];
  if (!state) throw new RuntimeFailure(`The definition has no state '${name}'.`);
  const held = machine.beforeState?.(name);
  if (held) return held.then(() => stay(enter(machine, thread, name, state, input)));
  return stay(enter(machine, thread, name, state, input));
}

/** Works on a state again that was entered before an execution failed or was stopped. Its retries count anew. */
export function continueState(machine: Machine, thread: Thread, stayed: Stay): Left | Promise<Left> {
  const { name, state, language, input, entered } = stayed;
  return stay({ name, state, language, input, entered, machine, thread, retryCount: 0 });
}

function stay(run: StateRun): Left | Promise<Left> {
  let work: StateResult | Promise<StateResult>;
  try {
    work = handlerOf(run.state.Type)(run);
  } catch (error) {
    return recover(run, error);
  }
  if (!(work instanceof Promise)) return finish(run, work);
  return work.then(
    (result) => finish(run, result),
    (error: unknown) => recover(run, error),
  );
}

function finish(run: StateRun, result: StateResult): Left | Promise<Left> {
  try {
    checkSize(run.name, result.output);
  } catch (error) {
    return recover(run, error);
  }
  return leave(run, result);
}

function enter(
  machine: Machine,
  thread: Thread,
  name: string,
  state: StateDefinition,
  input: Json,
): StateRun {
  const previous = thread.previous;
  const id = thread.log(`${state.Type}StateEntered`, () => ({
    name,
    input: encode(input),
    inputDetails: { truncated: false },
  }));
  const run: StateRun = {
    machine,
    thread,
    name,
    state,
    input,
    language: (state['QueryLanguage'] as QueryLanguage | undefined) ?? machine.language,
    entered: { id, previous, at: machine.clock.now() },
    retryCount: 0,
  };
  thread.stay = run;
  return run;
}

/** What Retry and Catch make of the failure of the first attempt. */
async function recover(first: StateRun, reason: unknown): Promise<Left> {
  const { machine, thread } = first;
  const policy = new RetryPolicy(first.state, machine.random);
  let run = first;
  for (let error = reason; ;) {
    if (!(error instanceof StateFailure) || error instanceof FatalFailure) throw error;
    const failure = locate(error, run);
    const delay = policy.next(failure);
    if (delay === undefined) return leave(run, await giveUp(run, failure));
    await sleepUntil(machine.clock, thread.cancellation, machine.clock.now() + delay * 1_000);
    thread.progress = undefined;
    run = anew(run, { retryCount: run.retryCount + 1 });
    try {
      const result = await handlerOf(run.state.Type)(run);
      checkSize(run.name, result.output);
      return leave(run, result);
    } catch (again) {
      error = again;
    }
  }
}

/** No more retries: a catcher's result, or the failure itself. */
async function giveUp(run: StateRun, failure: StateFailure): Promise<StateResult> {
  const { Type } = run.state;
  const container = Type === 'Parallel' || Type === 'Map';
  if (container && failure.error !== 'States.Runtime') run.thread.log(`${Type}StateFailed`);
  try {
    const caught = await catchFailure(run, failure);
    if (caught) return caught;
  } catch (error) {
    throw error instanceof StateFailure ? locate(error, run) : error;
  }
  throw failure;
}

function leave(
  run: StateRun,
  { output, assigned, next = run.state['Next'] as string | undefined }: StateResult,
): Left {
  const { thread, name } = run;
  const type = run.state.Type as Exclude<StateType, 'Fail'>; // a Fail state is never left
  thread.stay = undefined;
  thread.progress = undefined;
  // An empty Assign leaves no trace.
  const changed = assigned && Object.keys(assigned).length > 0 ? assigned : undefined;
  if (changed) thread.variables.assign(changed);
  thread.log(`${type}StateExited`, () => ({
    name,
    output: encode(output),
    outputDetails: { truncated: false },
    ...(changed && {
      assignedVariables: textsOf(changed),
      assignedVariablesDetails: { truncated: false },
    }),
  }));
  return next === undefined ? { output } : { output, next };
}

function textsOf(variables: Readonly<Record<string, Json>>): Record<string, string> {
  return Object.fromEntries(Object.entries(variables).map(([name, value]) => [name, encode(value)]));
}
