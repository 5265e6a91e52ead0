import { DataFailure, QueryFailure, StateFailure } from '../errors.js';
import type { StateRun } from './state-run.js';

/**
 * Adds to a data failure which state it happened in, as AWS words it, and records EvaluationFailed for JSONata. Failures of
 * services and nested states pass unchanged: they have been located already.
 */
export function locate(failure: StateFailure, run: StateRun): StateFailure {
  if (!(failure instanceof DataFailure) || failure.error === 'States.DataLimitExceeded') return failure;
  const { thread, entered, name } = run;
  const cause = `An error occurred while executing the state '${name}' (entered at the event id #${entered.id}). ${failure.cause ?? ''}`;
  if (failure instanceof QueryFailure) {
    // AWS lets the event follow what came before the state was entered, unless the state has got further.
    if (thread.previous === entered.id && !failure.followsEntered) thread.previous = entered.previous;
    thread.log('EvaluationFailed', {
      error: failure.error,
      cause,
      ...(failure.location !== undefined && { location: failure.location }),
      state: name,
    });
  }
  return new StateFailure(failure.error, cause, failure.aliases);
}
