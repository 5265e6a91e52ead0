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

  /** @param used attempts that were made before this stay, e.g. by TestState's caller. */
  constructor(state: StateDefinition, random: () => number, used = 0) {
    this.#retriers = (state['Retry'] as readonly Retrier[] | undefined) ?? [];
    this.#used = this.#retriers.map(() => used);
    this.#random = random;
  }

  /** Seconds to wait before the next attempt; undefined when the failure is not retried (any more). */
  next(failure: StateFailure): number | undefined {
    return this.decide(failure)?.delay;
  }

  /** The retrier that names the failure; without a delay when it has no attempts left. */
  decide(failure: StateFailure): { readonly index: number; readonly delay?: number } | undefined {
    // The first retrier that names the error decides alone, even with MaxAttempts 0.
    const index = this.#retriers.findIndex((retrier) => matchesError(retrier.ErrorEquals, failure));
    const retrier = this.#retriers[index];
    if (!retrier) return undefined;
    const used = this.#used[index] as number;
    if (used >= (retrier.MaxAttempts ?? 3)) return { index };
    this.#used[index] = used + 1;
    const backoff = (retrier.IntervalSeconds ?? 1) * (retrier.BackoffRate ?? 2) ** used;
    const delay = Math.min(backoff, retrier.MaxDelaySeconds ?? Infinity);
    return { index, delay: retrier.JitterStrategy === 'FULL' ? this.#random() * delay : delay };
  }
}
