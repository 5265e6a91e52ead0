import type { StateFailure } from '../errors.js';

/** Errors that end an execution whatever Retry and Catch say. */
const TERMINAL = new Set(['States.Runtime']);

/**
 * True when an ErrorEquals list matches the failure.
 * Source: https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html
 */
export function matchesError(errorEquals: unknown, failure: StateFailure): boolean {
  if (!Array.isArray(errorEquals)) return false;
  const error = failure.error ?? '';
  if (TERMINAL.has(error)) return false;
  const names = [error, ...failure.aliases];
  return errorEquals.some(
    (wanted) =>
      wanted === 'States.ALL' ||
      names.includes(wanted as string) ||
      (wanted === 'States.TaskFailed' && error !== 'States.Timeout'),
  );
}
