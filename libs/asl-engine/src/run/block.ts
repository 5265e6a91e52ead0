import type { Json, StatesBlock } from '@ringi/asl';
import type { Machine } from './machine.js';
import { continueState, runState } from './run-state.js';
import type { Thread } from './thread.js';

/**
 * Runs states from StartAt to an end: a whole machine, a branch, an iteration. Answers the last state's output. A thread that
 * failed before goes on with the state it failed in.
 */
export async function runBlock(
  machine: Machine,
  thread: Thread,
  block: StatesBlock,
  input: Json,
): Promise<Json> {
  let work = thread.stay
    ? continueState(machine, thread, thread.stay)
    : runState(machine, thread, block, block.StartAt, input);
  for (;;) {
    // Most states have nothing to wait for.
    const { output, next } = work instanceof Promise ? await work : work;
    if (next === undefined) return output;
    work = runState(machine, thread, block, next, output);
  }
}
