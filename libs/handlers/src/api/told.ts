import { sessionOf, type AskedApproval } from '@ringi/approvals';
import type { ApprovalRecord, Decider, Vote } from '@ringi/shared-types';
import type { Asked, Loaded } from './load.js';

/**
 * The request with the answers its backend has taken past the API, in its own console, while others are awaited. They
 * are shown as votes and written nowhere: the verdict brings them. A level that waits for one answer has none yet, so
 * only a level that waits for several is asked about. A backend that does not tell, or fails, hides nothing else.
 */
export async function withTold({ ports }: Pick<Asked, 'ports'>, loaded: Loaded): Promise<Loaded> {
  return { ...loaded, approvals: await Promise.all(loaded.approvals.map(told)) };

  async function told(asked: AskedApproval): Promise<AskedApproval> {
    const { execution_id, request, state, approval_id } = asked.record;
    if (state !== 'open' || execution_id === undefined || request.min_required_approvals < 2) return asked;
    try {
      const description = await ports.backends[request.backend].describe(execution_id);
      if (description.status !== 'open' || !description.decided_by) return asked;
      return { ...asked, record: withVotes(asked.record, description.decided_by) };
    } catch (error) {
      ports.log('backend_not_told', { approval_id, error: error instanceof Error ? error.name : 'unknown' });
      return asked;
    }
  }
}

function withVotes(record: ApprovalRecord, deciders: readonly Decider[]): ApprovalRecord {
  const votes: Record<string, Vote> = { ...record.votes };
  for (const { principal, answer, at = record.created_at } of deciders) {
    const kept = votes[sessionOf(principal)];
    // Ours has the comment; one whose signal was not known to be sent is now.
    votes[sessionOf(principal)] =
      kept?.answer === answer ? { ...kept, sent: true } : { answer, at, sent: true };
  }
  return { ...record, votes };
}
