import type { Json } from '@ringi/asl';
import type { Execution } from '../execution.js';
import { Cancelled, StateFailure } from '../errors.js';
import type { Cancellation } from '../run/cancellation.js';
import type { MapRunCounts } from './map-run.js';
import { exceeds, type Tolerance } from './tolerance.js';

export interface ChildrenOptions {
  readonly inputs: readonly Json[];
  /** How many run at once. */
  readonly width: number;
  readonly tolerance: Tolerance;
  readonly cancellation: Cancellation;
  readonly counts: MapRunCounts;
  /** Makes and starts a child; `ended` is called when it has. */
  readonly start: (input: Json, index: number, ended: (child: Execution) => void) => Execution;
}

/**
 * Runs child executions, `width` at a time, and answers them in the order of their inputs.
 * @throws StateFailure States.ExceedToleratedFailureThreshold; Cancelled when the parent is stopped.
 */
export function runChildren(options: ChildrenOptions): Promise<Execution[]> {
  const { inputs, width, tolerance, cancellation, counts } = options;
  return new Promise((resolve, reject) => {
    const children: Execution[] = [];
    const running = new Set<Execution>();
    let next = 0;
    let over = false;
    const stop = (reason: unknown) => {
      over = true;
      release();
      for (const child of running) child.stop();
      reject(reason);
    };
    let release: () => void = () => undefined;
    release = cancellation.onCancel(() => stop(new Cancelled()));
    const ended = (child: Execution) => {
      running.delete(child);
      count(counts, child);
      if (over) return;
      const failed = counts.failed + counts.timedOut + counts.aborted;
      if (exceeds(tolerance, failed, inputs.length)) stop(exceeded());
      else fill();
    };
    const fill = () => {
      while (!over && running.size < width && next < inputs.length) {
        const index = next++;
        counts.pending -= 1;
        counts.running += 1;
        const child = options.start(inputs[index] as Json, index, ended);
        children[index] = child;
        if (child.status === 'RUNNING') running.add(child);
      }
      if (over || running.size > 0) return;
      over = true;
      release();
      resolve(children);
    };
    if (!over) fill();
  });
}

function count(counts: MapRunCounts, { status }: Execution): void {
  counts.running -= 1;
  if (status === 'SUCCEEDED') counts.succeeded += 1;
  else if (status === 'TIMED_OUT') counts.timedOut += 1;
  else if (status === 'ABORTED') counts.aborted += 1;
  else counts.failed += 1;
}

function exceeded(): StateFailure {
  return new StateFailure(
    'States.ExceedToleratedFailureThreshold',
    'The specified tolerated failure threshold was exceeded',
  );
}
