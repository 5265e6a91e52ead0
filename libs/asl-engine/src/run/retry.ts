import type { StateDefinition } from '@ringi/asl';
import type { StateFailure } from '../errors.js';
import { matchesError } from './errors-match.js';

interface Retrier {
  readonly ErrorEquals: readonly string[];
  readonly IntervalSeconds?: number;
  readonly MaxAttempts?: number;
  readonly BackoffRate?: number;
  readonly MaxDelaySeconds?: number;
  readonly JitterStrategy?: 'FULL' | 'NONE';
}

/** Counts the attempts of each retrier during one stay in a state. */
export class RetryPolicy {
  readonly #retriers: readonly Retrier[];
  readonly #used: number[];
  readonly #random: () => number;

  constructor(state: StateDefinition, random: () => number) {
    this.#retriers = (state['Retry'] as readonly Retrier[] | undefined) ?? [];
    this.#used = this.#retriers.map(() => 0);
    this.#random = random;
  }

  /** Seconds to wait before the next attempt; undefined when the failure is not retried (any more). */
  next(failure: StateFailure): number | undefined {
    // The first retrier that names the error decides alone, even with MaxAttempts 0.
    const index = this.#retriers.findIndex((retrier) => matchesError(retrier.ErrorEquals, failure));
    const retrier = this.#retriers[index];
    if (!retrier) return undefined;
    const used = this.#used[index] as number;
    if (used >= (retrier.MaxAttempts ?? 3)) return undefined;
    this.#used[index] = used + 1;
    const backoff = (retrier.IntervalSeconds ?? 1) * (retrier.BackoffRate ?? 2) ** used;
    const delay = Math.min(backoff, retrier.MaxDelaySeconds ?? Infinity);
    return retrier.JitterStrategy === 'FULL' ? this.#random() * delay : delay;
  }
}
