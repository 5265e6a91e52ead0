import { match, next, succeed, type Ref } from '@ringi/asl-builder';
import type { Decision } from '@ringi/shared-types';

const ends = (decision: Ref<Decision>) => ({
  rejected: () => succeed('Rejected', decision),
  timed_out: () => succeed('TimedOut', decision),
  cancelled: () => succeed('Cancelled', decision),
});

/** Ends the machine by the decision's outcome, with the decision as output. */
export const endWith = (name: string, decision: Ref<Decision>) =>
  match(name, decision.outcome, { approved: () => succeed('Approved', decision), ...ends(decision) });

/** Goes on when the level was approved, else ends the machine with the decision. */
export const goOnIfApproved = (name: string, decision: Ref<Decision>) =>
  match(name, decision.outcome, { approved: next, ...ends(decision) });
