import type { ApprovalRecord, LevelState } from '@ringi/shared-types';

const CLOSED_BY: Readonly<Record<string, LevelState>> = { FAILED: 'failed', TIMED_OUT: 'timed_out' };

/**
 * What a level looks like to people.
 * @param record of the level's current round; none: nobody started it.
 * @param requestEnded an earlier level or the caller's own end ended the request.
 */
export function levelState(record: ApprovalRecord | undefined, requestEnded: boolean): LevelState {
  if (!record) return requestEnded ? 'skipped' : 'upcoming';
  switch (record.state) {
    case 'open':
      if (record.execution_id === undefined) return 'queued';
      // Withdrawn: the backend is being stopped.
      return votesDecide(record) || record.withdrawn || record.verified ? 'settling' : 'waiting';
    case 'decided':
    case 'delivered':
      return record.decision?.outcome ?? 'failed';
    case 'closed':
      return CLOSED_BY[record.closed?.status ?? ''] ?? 'cancelled';
  }
}

/** Somebody was asked: the backend has an execution that asks. */
export const isAsked = (record: ApprovalRecord): boolean => record.execution_id !== undefined;

/** The answers the backend has taken are enough; its verdict is not read back yet. */
export function votesDecide(record: ApprovalRecord): boolean {
  const sent = Object.values(record.votes ?? {}).filter((vote) => vote.sent);
  const approvals = sent.filter(({ answer }) => answer === 'approve').length;
  return sent.length > approvals || approvals >= record.request.min_required_approvals;
}
