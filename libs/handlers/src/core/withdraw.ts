import { withdrawnDecision } from '@ringi/approvals';
import type { ApprovalRecord, Withdrawal } from '@ringi/shared-types';
import type { Ports } from './ports.js';

type WithdrawPorts = Pick<Ports, 'requests' | 'approvals'>;

/**
 * Takes a request back. The intent is kept on the request first: a level that begins later finds it there before it asks
 * anybody, and the levels that have begun are read after it was written, so one of the two always sees both. No token is
 * read here: start or reconcile answer it.
 * @param approvals reads the approvals the request has, when called.
 * @returns the intent that holds: an earlier one, if there is; `too_late` when what was approved is being finished and no
 * level follows that could be withdrawn.
 */
export async function withdraw(
  ports: WithdrawPorts,
  requestId: string,
  withdrawal: Withdrawal,
  approvals: () => Promise<readonly ApprovalRecord[]>,
): Promise<Withdrawal | 'too_late'> {
  const last = (await ports.requests.get(requestId))?.levels.length;
  const late = ({ state, verified, request }: ApprovalRecord): boolean =>
    state === 'open' && verified !== undefined && request.level === last;
  if ((await approvals()).some(late)) return 'too_late';
  await ports.requests.withdraw(requestId, withdrawal);
  const kept = (await ports.requests.get(requestId))?.withdrawn ?? withdrawal;
  for (const record of await approvals()) {
    if (record.state !== 'open') continue;
    await withdrawRecord(ports, record, kept);
    // Verified meanwhile.
    const after = await ports.approvals.get(record.approval_id);
    if (after && late(after)) return 'too_late';
  }
  return kept;
}

/**
 * Withdraws an open record: decided at once when nobody was asked; else it bears the intent, and reconcile stops its
 * backend until a verdict comes.
 */
export async function withdrawRecord(
  { approvals }: Pick<Ports, 'approvals'>,
  record: ApprovalRecord,
  withdrawal: Withdrawal,
): Promise<void> {
  const { approval_id } = record;
  const decision = withdrawnDecision(record, withdrawal.at);
  const unbound =
    record.execution_id === undefined && (await approvals.withdrawUnbound(approval_id, withdrawal, decision));
  // Bound, before or meanwhile.
  if (!unbound) await approvals.intendWithdraw(approval_id, withdrawal);
}

/** The intent to withdraw that an open record has to follow. */
export const withdrawalOf = async (
  { requests }: Pick<Ports, 'requests'>,
  record: ApprovalRecord,
): Promise<Withdrawal | undefined> =>
  record.withdrawn ?? (await requests.get(record.request.request_id))?.withdrawn;
