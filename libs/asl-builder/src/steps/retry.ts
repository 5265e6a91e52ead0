import type { Retrier } from '../graph/state.js';
import type { RetryPolicy } from '../types/errors.js';

/** Retriers as ASL has them, in the order given: the first that lists the error is used. */
export const retriers = (policies: readonly RetryPolicy<string>[] = []): Retrier[] =>
  policies.map((policy) => ({
    ErrorEquals: [...policy.errors],
    ...(policy.intervalSeconds !== undefined && { IntervalSeconds: policy.intervalSeconds }),
    ...(policy.maxAttempts !== undefined && { MaxAttempts: policy.maxAttempts }),
    ...(policy.backoffRate !== undefined && { BackoffRate: policy.backoffRate }),
    ...(policy.maxDelaySeconds !== undefined && { MaxDelaySeconds: policy.maxDelaySeconds }),
    ...(policy.jitter !== undefined && { JitterStrategy: policy.jitter }),
  }));

/**
 * Escape hatch: retriers that name errors the call is not known to raise. Such names never match, as far as we know;
 * this keeps definitions that have them equal to what they were.
 */
export const foreign = (policies: readonly RetryPolicy<string>[]): readonly RetryPolicy<never>[] =>
  policies as readonly RetryPolicy<never>[];
