import { hasLiveLease } from '@ringi/approvals';
import type { ApprovalRecord } from '@ringi/shared-types';
import { project } from '../projector/project.js';
import { isRunning } from './deliver.js';
import type { Ports } from './ports.js';

/** A backend that still runs its last steps after the decision is left alone this long. */
const SETTLING_MS = 10 * 60_000;

/**
 * Ends what is left of a record that is not open, and marks it finished once its component and its backend have ended.
 * @returns whether it is finished.
 */
export async function finishIfOver(ports: Ports, record: ApprovalRecord): Promise<boolean> {
  const componentEnded = await endComponent(ports, record);
  const backendEnded = await endBackend(ports, record);
  if (!componentEnded || !backendEnded) return false;
  await ports.tokens.delete(record.approval_id);
  // Nobody looks at a finished record again: what is derived from it is written first.
  if (!(await project(ports, record.request.request_id))) return false;
  await ports.approvals.finish(record.approval_id);
  return true;
}

async function endComponent(ports: Ports, record: ApprovalRecord): Promise<boolean> {
  const { execution_arn } = record.component;
  if (!isRunning(await ports.executions.describe(execution_arn), record)) return true;
  if (record.state === 'closed') {
    await ports.executions.stop(execution_arn, 'Ringi.Closed', `Approval ${record.approval_id} was closed.`);
  }
  return false;
}

async function endBackend(ports: Ports, record: ApprovalRecord): Promise<boolean> {
  const backend = ports.backends[record.request.backend];
  const execution = record.execution_id ?? (await backend.find(record));
  // A start that is still under way may yet bring one up.
  if (execution === undefined) return !hasLiveLease(record, ports.now());
  const description = await backend.describe(execution);
  if (description.status === 'unknown') return true;
  if ((description.status === 'verdict' || description.status === 'failed') && description.ended) return true;
  const finishing =
    description.status !== 'open' && record.state !== 'closed' && record.execution_id === execution;
  const decidedAt = Date.parse(record.decision?.decided_at ?? record.due_at);
  if (!finishing || ports.now() - decidedAt > SETTLING_MS) {
    await backend.stop(execution, `Approval ${record.approval_id} is ${record.state}.`);
  }
  return false;
}
