import { BuildError } from '../graph/build-error.js';
import type { Retrier } from '../graph/state.js';
import type { RetryPolicy } from '../types/errors.js';

/**
 * Retriers as ASL has them, in the order given: the first that lists the error is used.
 * @throws BuildError for what AWS refuses when the machine is created.
 */
export function retriers(
  policies: readonly RetryPolicy<string>[] | undefined,
  step: string,
  position: string,
): Retrier[] {
  const wrong = (message: string): BuildError =>
    new BuildError(`the retry of '${step}' ${message}`, position);
  return (policies ?? []).map((policy, i, all) => {
    if (policy.errors.includes('States.ALL') && (policy.errors.length > 1 || i < all.length - 1)) {
      throw wrong('names States.ALL among others: give it a policy of its own, the last one');
    }
    if (policy.errors.length === 0) throw wrong('has a policy without errors');
    if (policy.intervalSeconds !== undefined && policy.intervalSeconds < 1)
      throw wrong('has intervalSeconds < 1');
    if (policy.maxAttempts !== undefined && policy.maxAttempts < 0) throw wrong('has maxAttempts < 0');
    if (policy.backoffRate !== undefined && policy.backoffRate < 1) throw wrong('has backoffRate < 1');
    return retrier(policy);
  });
}

const retrier = (policy: RetryPolicy<string>): Retrier => ({
  ErrorEquals: [...policy.errors],
  ...(policy.intervalSeconds !== undefined && { IntervalSeconds: policy.intervalSeconds }),
  ...(policy.maxAttempts !== undefined && { MaxAttempts: policy.maxAttempts }),
  ...(policy.backoffRate !== undefined && { BackoffRate: policy.backoffRate }),
  ...(policy.maxDelaySeconds !== undefined && { MaxDelaySeconds: policy.maxDelaySeconds }),
  ...(policy.jitter !== undefined && { JitterStrategy: policy.jitter }),
});

/**
 * Escape hatch: retriers that name errors the call is not known to raise. Such names never match, as far as we know;
 * this keeps definitions that have them equal to what they were.
 */
export const foreign = (policies: readonly RetryPolicy<string>[]): readonly RetryPolicy<never>[] =>
  policies as readonly RetryPolicy<never>[];
