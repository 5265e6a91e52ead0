import type { Json, TypedDefinition } from '@ringi/asl';
import type { ObjectStore } from '../../map-run/object-store.js';
import type { Mocks } from './mocks.js';
import { TestRun } from './test-run.js';

export interface RunOptions<Input> {
  readonly input: Input;
  /** Outcomes of Task states by name. A task that waits for a token may be left out and answered by `answer`. */
  readonly mocks?: Mocks;
  /** What distributed Map states read and write. */
  readonly objects?: ObjectStore;
  /** Epoch milliseconds; default 2026-01-01T00:00:00Z. */
  readonly start?: number;
}

/**
 * Starts a definition in a test. Nothing happens before the first `step`, `until` or `toEnd`.
 * A TypedDefinition gives `input` and `output` its types.
 */
export function run<Input, Output>(
  definition: TypedDefinition<Input, Output>,
  options: RunOptions<NoInfer<Input>>,
): TestRun<Output> {
  return new TestRun<Output>(definition, {
    input: options.input as Json,
    mocks: options.mocks ?? {},
    objects: options.objects,
    start: options.start,
  });
}
