import type { ApprovalRecord, Decision, Failure } from '@ringi/shared-types';
import type { Description, Verdict } from '../backend.js';
import { GRACE_SECONDS } from '../flow/timing.js';
import { sessionOf } from '../view/principals.js';
import { mayDecide } from './permitted.js';

/** What a record is to hold once its approval is over. */
export type Ending = {
  readonly decision?: Decision;
  readonly failure?: Failure;
  readonly late_answer?: ApprovalRecord['late_answer'];
};

/**
 * What a verdict of the backend means for the record: the decision as it was taken, unless it came after the due time;
 * then the level timed out and the answer is kept as evidence.
 */
export function endingOf(record: ApprovalRecord, description: Description): Ending | undefined {
  switch (description.status) {
    case 'open':
    case 'unknown':
    case 'settling':
      return undefined;
    case 'failed':
      return {
        failure: {
          error: 'Ringi.BackendFailed',
          cause: JSON.stringify({
            approval_id: record.approval_id,
            backend: record.request.backend,
            execution_id: record.execution_id,
            error: description.error,
            cause: description.cause,
          }),
        },
      };
    case 'verdict':
      return isLate(record, description)
        ? {
            decision: timedOut(record, 'answered_late'),
            late_answer: {
              outcome: answerOf(description),
              decided_by: [...description.decided_by],
              at: description.at,
            },
          }
        : { decision: decisionOf(record, permitted(record, description)) };
  }
}

/** The decision that a level's deadline takes. */
export function timedOut(record: ApprovalRecord, reason = 'due'): Decision {
  return decisionOf(record, { outcome: 'timed_out', reason, decided_by: [], at: record.due_at });
}

export function decisionOf(record: ApprovalRecord, verdict: Verdict): Decision {
  const { outcome } = verdict;
  const reason = outcome === 'cancelled' && record.withdrawn ? WITHDRAWN : verdict.reason;
  const comment = verdict.comment ?? commentOf(record, verdict);
  return {
    is_approved: outcome === 'approved',
    outcome,
    ...(reason !== undefined && { reason }),
    decided_by: [...verdict.decided_by],
    ...(comment !== undefined && { comment }),
    decided_at: verdict.at,
    approval_id: record.approval_id,
    level: record.request.level,
    backend: record.request.backend,
  };
}

/** The decision of a level that was taken back before anybody was asked. */
export const withdrawnDecision = (record: ApprovalRecord, at: string): Decision =>
  decisionOf(record, { outcome: 'cancelled', reason: WITHDRAWN, decided_by: [], at });

const WITHDRAWN = 'withdrawn';
const NOT_PERMITTED = 'not_permitted';

/** Of a backend that keeps no comments: what the last person who decided so wrote with the vote. */
function commentOf({ votes = {} }: ApprovalRecord, { outcome, decided_by }: Verdict): string | undefined {
  const answer = outcome === 'approved' ? 'approve' : outcome === 'rejected' ? 'reject' : undefined;
  const comments = decided_by.flatMap((decider) => {
    const vote = votes[sessionOf(decider.principal)];
    return decider.answer === answer && vote?.answer === answer && vote.comment !== undefined ? [vote] : [];
  });
  return comments.sort((a, b) => a.at.localeCompare(b.at)).at(-1)?.comment;
}

/** An answer was given, and not in time; also one that the backend refused because of that. */
const isLate = (record: ApprovalRecord, verdict: Verdict): boolean =>
  (isAnswer(verdict) || verdict.reason === NOT_PERMITTED) && isAfterDue(record, verdict.at);

export const isAfterDue = (record: ApprovalRecord, at: string): boolean =>
  Date.parse(at) > Date.parse(record.due_at);

const isAnswer = ({ outcome }: Verdict): boolean => outcome === 'approved' || outcome === 'rejected';

/** What people wanted, whatever became of it. */
const answerOf = (verdict: Verdict): Verdict['outcome'] =>
  isAnswer(verdict)
    ? verdict.outcome
    : verdict.decided_by.every(({ answer }) => answer === 'approve')
      ? 'approved'
      : 'rejected';

/** The verdict, unless somebody decided who may not. */
const permitted = (record: ApprovalRecord, verdict: Verdict): Verdict =>
  isAnswer(verdict) && !mayDecide(record, verdict.decided_by)
    ? { ...verdict, outcome: 'cancelled', reason: NOT_PERMITTED }
    : verdict;

/** May the record be written as timed out now? Clocks differ, so only after a grace. */
export const isOverdue = (record: ApprovalRecord, now: number): boolean =>
  now > Date.parse(record.due_at) + GRACE_SECONDS * 1000;

/** A decision given in time and still settling is left alone, whatever the clock says. */
export const mayTimeOut = (record: ApprovalRecord, description: Description): boolean =>
  description.status === 'open' ||
  description.status === 'unknown' ||
  (description.status === 'settling' && isAfterDue(record, description.at));

/** Nobody is started after the due time. */
export const isPastDue = (record: ApprovalRecord, now: number): boolean => now >= Date.parse(record.due_at);
