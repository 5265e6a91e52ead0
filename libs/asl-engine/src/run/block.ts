import type { Json, StatesBlock } from '@ringi/asl';
import type { Machine } from './machine.js';
import { runState } from './run-state.js';
import type { Thread } from './thread.js';

/** Runs states from StartAt to an end: a whole machine, a branch, an iteration. Answers the last state's output. */
export async function runBlock(
  machine: Machine,
  thread: Thread,
  block: StatesBlock,
  input: Json,
): Promise<Json> {
  let name: string | undefined = block.StartAt;
  let data = input;
  while (name !== undefined) {
    const work = runState(machine, thread, block, name, data);
    // Most states have nothing to wait for.
    const left: { readonly output: Json; readonly next?: string } =
      work instanceof Promise ? await work : work;
    data = left.output;
    name = left.next;
  }
  return data;
}
