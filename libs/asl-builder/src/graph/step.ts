/* eslint-disable @typescript-eslint/no-unsafe-function-type, @typescript-eslint/no-explicit-any */
import type { Step } from '../types/step.js';
import { callerOf } from './position.js';
import { currentRecorder, type Recorder } from './recorder.js';

/**
 * Makes a step: `record` runs when the step is run by `yield*` and gives the step's result. `maker` is the public
 * function that was called, so that the position is that of its caller. The static types are the maker's promise.
 */
export function makeStep<R, Y>(
  label: string,
  maker: Function,
  record: (recorder: Recorder, position: string) => unknown,
): Step<R, Y> {
  const position = callerOf(maker);
  const pending = { label, position };
  currentRecorder()?.pending.add(pending);
  return {
    [Symbol.iterator]: () => ({
      next: () => {
        const recorder = currentRecorder();
        if (!recorder) throw new Error(`${label} can only run inside machine()\n    at ${position}`);
        recorder.pending.delete(pending);
        return { done: true as const, value: record(recorder, position) as R };
      },
    }),
  };
}

/** Runs a body to its end and gives what it returns. Steps record themselves and never suspend it. */
export function runBody(body: unknown): unknown {
  const result = (body as Iterable<unknown>)[Symbol.iterator]().next() as IteratorResult<unknown, any>;
  if (!result.done) throw new Error('a step was run with `yield`: write `yield*`');
  return result.value;
}
