import type { Json } from '@ringi/asl';
import { Cancelled, StateFailure } from '../errors.js';
import type { Cancellation } from '../run/cancellation.js';
import type { ChildExecution } from '../run/child-execution.js';
import type { Children } from '../run/thread.js';
import { emptyCounts, type MapRun, type MapRunCounts } from './map-run.js';
import { exceeds } from './tolerance.js';

/** AWS's default and limit of parallel child executions. */
const MAX_WIDTH = 10_000;

export interface ChildrenOptions {
  readonly progress: Children;
  /** How many items the input at an index holds. */
  readonly itemsAt: (index: number) => number;
  readonly cancellation: Cancellation;
  /** Makes and starts a child, or redrives the one that failed before. */
  readonly start: (input: Json, before: ChildExecution | undefined) => ChildExecution;
}

/**
 * Runs child executions, as many at once as the Map Run allows at that moment, and answers them in the order of their
 * inputs. Those that succeeded before a redrive are not run again.
 * @throws StateFailure States.ExceedToleratedFailureThreshold; Cancelled when the parent is stopped.
 */
export function runChildren(options: ChildrenOptions): Promise<ChildExecution[]> {
  const { progress, cancellation } = options;
  const { mapRun, inputs, children } = progress;
  const count = counter(mapRun, options);
  return new Promise((resolve, reject) => {
    const running = new Map<ChildExecution, number>();
    let next = 0;
    let over = false;
    let release: () => void = () => undefined;
    const finish = (settle: () => void) => {
      over = true;
      release();
      mapRun.changed = undefined;
      settle();
    };
    const stop = (reason: unknown) => {
      finish(() => {
        for (const child of [...running.keys()]) child.stop();
        reject(reason as Error);
      });
    };
    const fill = () => {
      const width = Math.min(mapRun.maxConcurrency || MAX_WIDTH, MAX_WIDTH);
      while (!over && running.size < width && next < inputs.length) {
        const index = next++;
        const before = children[index];
        if (before?.status === 'SUCCEEDED') continue;
        count(index, 'pending', 'running');
        const child = options.start(inputs[index] as Json, before);
        children[index] = child;
        running.set(child, index);
        if (child.status !== 'RUNNING') progress.ended(child);
      }
      if (!over && running.size === 0) finish(() => resolve(children as ChildExecution[]));
    };
    progress.ended = (child) => {
      const index = running.get(child);
      if (index === undefined) return;
      running.delete(child);
      count(index, 'running', MEMBERS[child.status]);
      if (over) return;
      const { failed, timedOut, aborted } = mapRun.executionCounts;
      if (exceeds(mapRun, failed + timedOut + aborted, inputs.length)) stop(exceeded());
      else fill();
    };
    mapRun.changed = fill;
    release = cancellation.onCancel(() => stop(new Cancelled()));
    fill();
  });
}

const MEMBERS: Readonly<Record<ChildExecution['status'], keyof MapRunCounts>> = {
  RUNNING: 'running',
  SUCCEEDED: 'succeeded',
  FAILED: 'failed',
  TIMED_OUT: 'timedOut',
  ABORTED: 'aborted',
};

/** Sets the counts to those of the start, and answers the function that moves one execution and its items. */
function counter(
  mapRun: MapRun,
  { progress, itemsAt }: ChildrenOptions,
): (index: number, from: keyof MapRunCounts, to: keyof MapRunCounts) => void {
  const { inputs, children } = progress;
  const total = inputs.reduce<number>((sum, _, index) => sum + itemsAt(index), 0);
  Object.assign(mapRun.executionCounts, emptyCounts(inputs.length));
  Object.assign(mapRun.itemCounts, emptyCounts(total));
  const move = (index: number, from: keyof MapRunCounts, to: keyof MapRunCounts) => {
    mapRun.executionCounts[from] -= 1;
    mapRun.executionCounts[to] += 1;
    mapRun.itemCounts[from] -= itemsAt(index);
    mapRun.itemCounts[to] += itemsAt(index);
  };
  for (const [index, child] of children.entries())
    if (child?.status === 'SUCCEEDED') move(index, 'pending', 'succeeded');
  return move;
}

function exceeded(): StateFailure {
  return new StateFailure(
    'States.ExceedToleratedFailureThreshold',
    'The specified tolerated failure threshold was exceeded',
  );
}
