import type { ApprovalRecord, BackendId } from '@ringi/shared-types';
import type { Ports } from './ports.js';

/**
 * Stops every running execution that bears our mark and that no open record wants: its record is not open, or bound to
 * another. A record that is open and unbound may be about to bind it.
 * @returns how many were stopped.
 */
export async function sweep(ports: Ports, backendId: BackendId): Promise<number> {
  const backend = ports.backends[backendId];
  let stopped = 0;
  for (const execution of await backend.running()) {
    const record =
      (await ports.approvals.byExecution(backendId, execution)) ?? (await named(ports, backendId, execution));
    if (!record || isWanted(record, execution)) continue;
    ports.log('orphan_stopped', {
      backend: backendId,
      execution_id: execution,
      approval_id: record.approval_id,
    });
    await backend.stop(execution, `Approval ${record.approval_id} is ${record.state} and does not need it.`);
    stopped += 1;
  }
  return stopped;
}

async function named(
  ports: Ports,
  backendId: BackendId,
  execution: string,
): Promise<ApprovalRecord | undefined> {
  const approvalId = await ports.backends[backendId].approvalOf(execution);
  return approvalId === undefined ? undefined : ports.approvals.get(approvalId);
}

/** An unfinished record's own execution may be running its last steps; finishing the record sees to that one. */
const isWanted = (record: ApprovalRecord, execution: string): boolean =>
  (record.execution_id === execution && record.unfinished) ||
  (record.state === 'open' && record.execution_id === undefined);
