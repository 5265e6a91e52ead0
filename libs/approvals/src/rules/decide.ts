import type { ApprovalRecord, Decision, Failure } from '@ringi/shared-types';
import type { Description, Verdict } from '../backend.js';
import { GRACE_SECONDS } from '../flow/timing.js';
import { sessionOf } from '../view/principals.js';

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
              outcome: description.outcome,
              decided_by: [...description.decided_by],
              at: description.at,
            },
          }
        : { decision: decisionOf(record, description) };
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

/** Of a backend that keeps no comments: what the last person who decided so wrote with the vote. */
function commentOf({ votes = {} }: ApprovalRecord, { outcome, decided_by }: Verdict): string | undefined {
  const answer = outcome === 'approved' ? 'approve' : outcome === 'rejected' ? 'reject' : undefined;
  const comments = decided_by.flatMap((decider) => {
    const vote = votes[sessionOf(decider.principal)];
    return decider.answer === answer && vote?.answer === answer && vote.comment !== undefined ? [vote] : [];
  });
  return comments.sort((a, b) => a.at.localeCompare(b.at)).at(-1)?.comment;
}

const isLate = (record: ApprovalRecord, verdict: Verdict): boolean =>
  (verdict.outcome === 'approved' || verdict.outcome === 'rejected') &&
  Date.parse(verdict.at) > Date.parse(record.due_at);

/** May the record be written as timed out now? Clocks differ, so only after a grace. */
export const isOverdue = (record: ApprovalRecord, now: number): boolean =>
  now > Date.parse(record.due_at) + GRACE_SECONDS * 1000;

/** Nobody is started after the due time. */
export const isPastDue = (record: ApprovalRecord, now: number): boolean => now >= Date.parse(record.due_at);
