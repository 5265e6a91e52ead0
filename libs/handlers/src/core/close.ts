import { hasLiveLease, leaseHorizon, mayTimeOut, timedOut } from '@ringi/approvals';
import {
  RingiError,
  type ApprovalRecord,
  type BackstopAnswer,
  type CloseEvent,
  type ComponentRef,
} from '@ringi/shared-types';
import { project } from '../projector/project.js';
import { closedBy, settleEnded } from './deliver.js';
import { approvalId, componentName, executionArn, requestId } from './ids.js';
import type { ExecutionView, Ports } from './ports.js';
import { reread, settle } from './settle.js';

/**
 * An execution ended by itself, or a component's backstop ran out. No event is trusted: what ended is read from Step
 * Functions, what was decided from the record and the backend.
 */
export async function close(ports: Ports, event: CloseEvent): Promise<BackstopAnswer | { status: 'closed' }> {
  if ('backstop' in event) {
    const answer = await backstop(ports, event.backstop);
    await project(ports, event.request.request_id);
    return answer;
  }
  if ('component_execution_arn' in event) {
    const records = await closeComponent(ports, event.component_execution_arn);
    for (const id of new Set(records.map(({ request }) => request.request_id))) await project(ports, id);
  } else {
    await closeCaller(ports, event.caller_execution_arn);
    await project(ports, requestId(event.caller_execution_arn));
  }
  return { status: 'closed' };
}

/**
 * Closes every round of a component below its redrive count, and the current one if it has ended.
 * @returns the records as they were.
 */
async function closeComponent(ports: Ports, execution_arn: string): Promise<readonly ApprovalRecord[]> {
  const component = await ports.executions.describe(execution_arn);
  if (!component) return [];
  const records: ApprovalRecord[] = [];
  for (let round = 0; round <= component.redrive_count; round += 1) {
    if (round === component.redrive_count && component.status === 'RUNNING') continue;
    const record = await ports.approvals.get(approvalId({ execution_arn, redrive_count: round }));
    if (!record) continue;
    records.push(record);
    await closeRecord(ports, record, closedBy(component), component);
  }
  return records;
}

/** The caller has ended: so must its levels' components, and with them their backends. */
async function closeCaller(ports: Ports, callerArn: string): Promise<void> {
  const caller = await ports.executions.describe(callerArn);
  if (!caller || caller.status === 'RUNNING') return;
  const request = await ports.requests.get(requestId(callerArn));
  for (const { level, component_arn } of request?.levels ?? []) {
    for (let round = 0; round <= caller.redrive_count; round += 1) {
      const component = executionArn(component_arn, componentName(level, round, callerArn));
      if (await stopComponent(ports, component, caller)) await closeComponent(ports, component);
    }
  }
}

/** @returns false when there is no such execution. */
export async function stopComponent(
  ports: Ports,
  component: string,
  why: ExecutionView | undefined,
): Promise<boolean> {
  const view = await ports.executions.describe(component);
  if (!view) return false;
  if (view.status === 'RUNNING') {
    await ports.executions.stop(
      component,
      'Ringi.CallerEnded',
      `The caller ended ${why?.status ?? 'unknown'}.`,
    );
  }
  return true;
}

/**
 * Ends a record whose component or caller ended by itself, and what was started for it. A verdict stays as evidence.
 * @param component given when the component itself has ended: it may have had our answer.
 */
export async function closeRecord(
  ports: Ports,
  record: ApprovalRecord,
  closed: NonNullable<ApprovalRecord['closed']>,
  component?: ExecutionView,
): Promise<void> {
  const { approval_id } = record;
  if (record.state === 'open') await ports.approvals.close(approval_id, 'open', closed);
  let current = await reread(ports, approval_id);
  // Decided meanwhile: the component may have ended because it had the answer.
  if (current.state === 'decided' && component) {
    await settleEnded(ports, current, component);
    current = await reread(ports, approval_id);
  }
  if (current.state !== 'closed') return;
  const backend = ports.backends[current.request.backend];
  // Unbound: the call that started it may have stopped before it could bind.
  const execution = current.execution_id ?? (await backend.find(current));
  if (execution !== undefined)
    await backend.stop(execution, `Approval ${approval_id} was closed (${closed.status}).`);
}

/** The component's own time-out: takes the decision if it can be taken, or says that one is about to be. */
async function backstop(ports: Ports, component: ComponentRef): Promise<BackstopAnswer> {
  const approval_id = approvalId(component);
  const record = await ports.approvals.get(approval_id);
  if (!record) {
    throw new RingiError(
      'Ringi.BackendFailed',
      `Approval ${approval_id} was never started: the start function failed until the level's time was over. See its log.`,
    );
  }
  if (record.state === 'open') await decideOverdue(ports, record);
  const current = await reread(ports, approval_id);
  if (current.state === 'open') return { status: 'wait' };
  if (current.failure) throw new RingiError('Ringi.BackendFailed', current.failure.cause);
  if (current.state === 'closed' || !current.decision) {
    throw new RingiError(
      'Ringi.Closed',
      `Approval ${approval_id} was closed (${current.closed?.status ?? 'unknown'}).`,
    );
  }
  // The token is gone with the Task: this answer is the delivery.
  await ports.approvals.delivered(approval_id);
  return { status: 'decided', decision: current.decision };
}

/**
 * Writes an open record as timed out, unless its backend has decided or is about to. The clock was read before; the
 * order is find, describe, write.
 */
export async function decideOverdue(ports: Ports, record: ApprovalRecord): Promise<void> {
  const now = ports.now();
  const backend = ports.backends[record.request.backend];
  let bound = record.execution_id;
  if (bound === undefined) {
    if (hasLiveLease(record, now)) return;
    const found = await backend.find(record);
    if (found !== undefined && (await ports.approvals.bind(record, found))) bound = found;
  }
  if (bound !== undefined) {
    const { description } = await settle(ports, await reread(ports, record.approval_id));
    if (!description || !mayTimeOut(record, description)) return;
  }
  await ports.approvals.decideDue(record.approval_id, bound, timedOut(record), leaseHorizon(now));
}
