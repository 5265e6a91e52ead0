import type { Json, StatesBlock, QueryLanguage, StateDefinition, StateType } from '@ringi/asl';
import { checkSize } from '../data/input-output.js';
import { FatalFailure, RuntimeFailure, StateFailure } from '../errors.js';
import { encode } from '../json.js';
import { handlerOf } from '../states/handlers.js';
import { catchFailure } from './catch.js';
import { locate } from './locate.js';
import type { Machine } from './machine.js';
import { RetryPolicy } from './retry.js';
import type { StateResult, StateRun } from './state-run.js';
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
  return stay({ ...stayed, machine, thread, retryCount: 0 });
}

function stay(run: StateRun): Left | Promise<Left> {
  let result: StateResult;
  try {
    const work = handlerOf(run.state.Type)(run);
    if (work instanceof Promise) return attempt(run, work).then((late) => leave(run, late));
    checkSize(run.name, work.output);
    result = work;
  } catch (error) {
    return attempt(run, Promise.reject(error as Error)).then((late) => leave(run, late));
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

/** The result of the first attempt, which is under way, or of those that Retry and Catch make of its failure. */
async function attempt(first: StateRun, work: Promise<StateResult>): Promise<StateResult> {
  const { machine, thread } = first;
  const policy = new RetryPolicy(first.state, machine.random);
  for (let run = first; ; run = { ...run, retryCount: run.retryCount + 1 }) {
    try {
      const result = await (run === first ? work : handlerOf(run.state.Type)(run));
      checkSize(run.name, result.output);
      return result;
    } catch (error) {
      if (!(error instanceof StateFailure) || error instanceof FatalFailure) throw error;
      const failure = locate(error, run);
      const delay = policy.next(failure);
      if (delay === undefined) return await giveUp(run, failure);
      await sleepUntil(machine.clock, thread.cancellation, machine.clock.now() + delay * 1_000);
      thread.progress = undefined;
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
