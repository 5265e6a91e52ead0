import type { Json } from '@ringi/asl';
import { TaskError } from '../../errors.js';
import type { TaskCall } from '../../task/runner.js';

/** Computes a task's outcome from what the task was given. Throw a {@link TaskError} to let it fail. */
export type MockFunction = (
  call: Pick<TaskCall, 'parameters' | 'retryCount' | 'stateName'>,
) => Json | Promise<Json>;

/**
 * What a Task state answers in a test: a value, a function, or an outcome made by {@link fails} or {@link inTurn}. A task
 * that waits for a token is answered with it, as SendTaskSuccess would.
 */
export type Mock = Json | MockFunction;

/** Mocks by the name of the Task state. */
export type Mocks = Readonly<Record<string, Mock>>;

/** A task that fails with an error name, e.g. `fails('Lambda.TooManyRequestsException')`. */
export function fails(error?: string, cause?: string): MockFunction {
  return () => {
    throw new TaskError(error, cause);
  };
}

/** Outcomes one after the other; the last one stays. */
export function inTurn(first: Mock, ...rest: readonly Mock[]): MockFunction {
  const mocks = [first, ...rest];
  let next = 0;
  return (call) => outcomeOf(mocks[Math.min(next++, mocks.length - 1)] as Mock, call);
}

export function outcomeOf(mock: Mock, call: TaskCall | Parameters<MockFunction>[0]): Json | Promise<Json> {
  return typeof mock === 'function' ? mock(call) : mock;
}
