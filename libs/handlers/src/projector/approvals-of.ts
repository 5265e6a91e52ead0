import type { AskedApproval } from '@ringi/approvals';
import type { ApprovalRecord, Request } from '@ringi/shared-types';
import { approvalId, componentName, executionArn } from '../core/ids.js';
import type { ApprovalStore } from '../core/ports.js';

/**
 * All approvals of a request, of every round. Their ids follow from the caller's execution, so no search is needed, and
 * nothing is read that is behind a level nobody has approved.
 * @param redriveCount of the caller's execution.
 */
export async function approvalsOf(
  approvals: Pick<ApprovalStore, 'get'>,
  request: Request,
  redriveCount: number,
): Promise<AskedApproval[]> {
  const found: AskedApproval[] = [];
  for (const { level, component_arn } of request.levels) {
    let approved = false;
    for (let round = 0; round <= redriveCount; round += 1) {
      const component = executionArn(component_arn, componentName(level, round, request.execution_arn));
      for (const record of await roundsOf(approvals, component)) {
        found.push({ round, record });
        approved ||= record.decision?.outcome === 'approved';
      }
    }
    // Level k+1 asks nobody before level k approved.
    if (!approved) break;
  }
  return found;
}

/** A component's approvals: one, and one more for each of its own redrives. */
async function roundsOf(
  approvals: Pick<ApprovalStore, 'get'>,
  execution_arn: string,
): Promise<ApprovalRecord[]> {
  const records: ApprovalRecord[] = [];
  for (let redrive_count = 0; ; redrive_count += 1) {
    const record = await approvals.get(approvalId({ execution_arn, redrive_count }));
    if (!record) return records;
    records.push(record);
    // Its component has succeeded, and what has succeeded cannot be redriven.
    if (record.state === 'delivered' && record.decision) return records;
  }
}
