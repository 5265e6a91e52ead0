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
import type { Thread } from './thread.js';
import { sleepUntil } from './wait.js';

/** One stay in one state: enter, work with Retry and Catch, leave. */
export async function runState(
  machine: Machine,
  thread: Thread,
  block: StatesBlock,
  name: string,
  input: Json,
): Promise<{ output: Json; next?: string }> {
  const state = block.States[name];
  if (!state) throw new RuntimeFailure(`The definition has no state '${name}'.`);
  const held = machine.beforeState?.(name);
  if (held) await held;
  const run = enter(machine, thread, name, state, input);
  const result = await attempt(run);
  leave(run, result);
  const next = result.next ?? (state['Next'] as string | undefined);
  return { output: result.output, ...(next !== undefined && { next }) };
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
  thread.active = state.Type;
  return {
    machine,
    thread,
    name,
    state,
    input,
    language: (state['QueryLanguage'] as QueryLanguage | undefined) ?? machine.language,
    entered: { id, previous, at: machine.clock.now() },
    retryCount: 0,
  };
}

async function attempt(first: StateRun): Promise<StateResult> {
  const { machine, thread } = first;
  const policy = new RetryPolicy(first.state, machine.random);
  for (let run = first; ; run = { ...run, retryCount: run.retryCount + 1 }) {
    try {
      const result = await handlerOf(run.state.Type)(run);
      checkSize(run.name, result.output);
      return result;
    } catch (error) {
      if (!(error instanceof StateFailure) || error instanceof FatalFailure) throw error;
      const failure = locate(error, run);
      const delay = policy.next(failure);
      if (delay !== undefined) {
        await sleepUntil(machine.clock, thread.cancellation, machine.clock.now() + delay * 1_000);
        continue;
      }
      return await giveUp(run, failure);
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

function leave(run: StateRun, { output, assigned }: StateResult): void {
  const { thread, name } = run;
  const type = run.state.Type as Exclude<StateType, 'Fail'>; // a Fail state is never left
  thread.active = undefined;
  if (assigned) thread.variables.assign(assigned);
  thread.log(`${type}StateExited`, () => ({
    name,
    output: encode(output),
    outputDetails: { truncated: false },
    ...(assigned && {
      assignedVariables: textsOf(assigned),
      assignedVariablesDetails: { truncated: false },
    }),
  }));
}

function textsOf(variables: Readonly<Record<string, Json>>): Record<string, string> {
  return Object.fromEntries(Object.entries(variables).map(([name, value]) => [name, encode(value)]));
}
