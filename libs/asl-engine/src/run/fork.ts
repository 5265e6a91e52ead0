import type { Json } from '@ringi/asl';
import { Cancelled, FatalFailure } from '../errors.js';
import type { Thread } from './thread.js';

/** A branch or iteration while it runs. */
export interface Fork {
  readonly index: number;
  readonly thread: Thread;
  /** Runs it; answers its output. */
  readonly run: () => Promise<Json>;
}

export interface ForkOptions {
  /** How many run at once; 0: all. */
  readonly concurrency: number;
  readonly count: number;
  /** Makes the fork whose turn it is; `previous` is the event it follows, `broken` the thread that failed before. */
  readonly start: (index: number, previous: number, broken: Thread | undefined) => Fork;
  /** Called when one has succeeded; answers the event that the parent goes on from if this was the last. */
  readonly succeeded: (fork: Fork) => number;
  /** Called once, for the first that fails: the parent's events about it and about those that were still running. */
  readonly failed: (failed: Fork, unfinished: readonly Fork[]) => void;
}

/**
 * Runs forks side by side and answers their outputs in order. The first failure cancels the others and is thrown.
 * Afterwards the parent thread goes on from the event of the fork that ended last, or failed.
 */
export async function runForks(parent: Thread, options: ForkOptions): Promise<Json[]> {
  const before = parent.progress?.kind === 'forks' ? parent.progress : undefined;
  const { outputs, threads } = before ?? { outputs: [], threads: [] };
  parent.progress = { kind: 'forks', outputs, threads };
  const running = new Set<Fork>();
  let next = 0;
  const skipDone = () => {
    while (threads[next] === 'done') next += 1;
  };
  const begin = (previous: number) => {
    const index = next++;
    const broken = threads[index];
    const fork = options.start(index, previous, broken === 'done' ? undefined : broken);
    threads[index] = fork.thread;
    return fork;
  };
  let failure: { readonly error: unknown } | undefined;

  const fail = (fork: Fork, error: unknown) => {
    if (failure) return;
    failure = { error };
    running.delete(fork);
    const noTrace = error instanceof Cancelled || error instanceof FatalFailure;
    parent.previous = fork.thread.previous;
    if (!noTrace) options.failed(fork, [...running]);
    for (const other of running) other.thread.cancellation.cancel('sibling-failed');
  };
  const lane = async (first: Fork) => {
    let fork = first;
    for (;;) {
      running.add(fork);
      try {
        outputs[fork.index] = await fork.run();
      } catch (error) {
        fail(fork, error);
        throw error;
      }
      running.delete(fork);
      fork.thread.cancellation.release();
      threads[fork.index] = 'done';
      parent.previous = options.succeeded(fork);
      skipDone();
      if (failure !== undefined || next >= options.count) return;
      fork = begin(fork.thread.previous);
    }
  };

  const width = options.concurrency === 0 ? options.count : Math.min(options.concurrency, options.count);
  const from = parent.previous;
  // The first round is announced before any of it runs, as AWS's histories show it.
  const round: Fork[] = [];
  for (skipDone(); round.length < width && next < options.count; skipDone()) round.push(begin(from));
  for (const fork of round) running.add(fork);
  try {
    await Promise.all(round.map(lane));
  } catch (error) {
    throw failure ? (failure as { error: unknown }).error : error;
  }
  return outputs;
}

/** Events of the states that a failure cut short. */
export function logAborted(parent: Thread, fork: Fork): void {
  const type = fork.thread.stay?.state.Type;
  if (type === 'Task' || type === 'Wait' || type === 'Parallel' || type === 'Map')
    parent.aside(`${type}StateAborted`);
}
