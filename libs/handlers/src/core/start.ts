import { hasLiveLease, isPastDue, leaseHorizon } from '@ringi/approvals';
import { RingiError, type ApprovalRecord, type StartEvent, type Started } from '@ringi/shared-types';
import { closeRecord } from './close.js';
import { closedBy, deliver, isRunning } from './deliver.js';
import { approvalId } from './ids.js';
import type { Ports } from './ports.js';
import { project } from '../projector/project.js';
import { reread, settle } from './settle.js';
import { withdrawalOf, withdrawRecord } from './withdraw.js';

type FirstEvent = Extract<StartEvent, { token: string }>;

/**
 * Asks for one approval: keeps the token, writes the record, starts the backend and binds what it started. It may stop
 * anywhere and be called again any number of times: nobody is asked twice.
 * @throws RingiError `Ringi.Closed` when the approval was closed before.
 */
export async function start(ports: Ports, event: StartEvent): Promise<Started> {
  if ('start_again' in event) {
    const record = await reread(ports, event.start_again);
    if (record.state !== 'open') return started(record, 'answered');
    const answer = await startOpen(ports, record, undefined);
    await project(ports, record.request.request_id);
    return answer;
  }
  const answer = await startTask(ports, event);
  await project(ports, event.request.request_id);
  return answer;
}

async function startTask(ports: Ports, event: FirstEvent): Promise<Started> {
  const approval_id = approvalId(event.component);
  // The token first, the record after: see settle().
  if (!(await ports.tokens.put(approval_id, event.token, event.attempt))) {
    return { approval_id, status: 'superseded' };
  }
  const existing = await ports.approvals.get(approval_id);
  if (!existing) {
    const { request } = event;
    const settings = await ports.backends[request.backend].prepare?.(approval_id, request);
    const fresh = newRecord(ports, approval_id, {
      ...event,
      ...(settings && { request: { ...request, settings } }),
    });
    if (await ports.approvals.create(fresh)) return startOpen(ports, fresh, fresh.lease?.id);
  }
  const record = existing ?? (await reread(ports, approval_id));
  switch (record.state) {
    case 'open':
      return startOpen(ports, record, undefined);
    case 'decided':
      await deliver(ports, record);
      return started(record, 'answered');
    case 'delivered':
      // An earlier attempt's token was answered; this one belongs to an attempt that came too late to be answered.
      await deliver(ports, { ...record, state: 'decided' });
      return started(record, 'answered');
    case 'closed':
      throw new RingiError(
        'Ringi.Closed',
        `Approval ${approval_id} was closed (${record.closed?.status ?? 'unknown'}) before its component asked again. Start a new request.`,
      );
  }
}

function newRecord(ports: Ports, approval_id: string, { component, request }: FirstEvent): ApprovalRecord {
  const now = ports.now();
  return {
    approval_id,
    component,
    request,
    state: 'open',
    created_at: new Date(now).toISOString(),
    due_at: new Date(now + request.duration_seconds * 1000).toISOString(),
    lease: { id: ports.newId(), taken_at: new Date(now).toISOString() },
    unfinished: true,
  };
}

/** @param freshLease the lease a record was created with: then nothing can have been started for it yet. */
async function startOpen(
  ports: Ports,
  record: ApprovalRecord,
  freshLease: string | undefined,
): Promise<Started> {
  if (record.execution_id === undefined) {
    const unbound = await startUnbound(ports, record, freshLease);
    if (unbound) return unbound;
  }
  // The event of a quick answer may have come before the binding: look now.
  await settle(ports, await reread(ports, record.approval_id));
  await checkStillWanted(ports, record.approval_id);
  const now = await reread(ports, record.approval_id);
  return started(now, now.state === 'closed' ? 'closed' : now.state === 'open' ? 'asked' : 'answered');
}

/** @returns nothing once an execution is bound, else why there is none. */
async function startUnbound(
  ports: Ports,
  record: ApprovalRecord,
  freshLease: string | undefined,
): Promise<Started | undefined> {
  const { approval_id } = record;
  const backend = ports.backends[record.request.backend];
  const now = ports.now();
  if (isPastDue(record, now)) return started(record, 'queued');
  let lease = freshLease;
  if (lease === undefined) {
    if (hasLiveLease(record, now)) return started(record, 'starting');
    lease = ports.newId();
    const taken = { id: lease, taken_at: new Date(now).toISOString() };
    if (!(await ports.approvals.takeLease(approval_id, taken, leaseHorizon(now)))) {
      return started(record, 'starting');
    }
  }
  const withdrawal = await withdrawalOf(ports, record);
  if (withdrawal) {
    await withdrawRecord(ports, record, withdrawal);
    const current = await reread(ports, approval_id);
    await deliver(ports, current);
    // Still open: somebody else has bound it meanwhile, and reconcile stops that.
    return started(current, current.state === 'open' ? 'asked' : 'answered');
  }
  const found = freshLease === undefined ? await backend.find(record) : undefined;
  const execution = found ?? (await backend.start(record, lease));
  if (execution === 'full') {
    await ports.approvals.queue(approval_id, lease);
    return started(record, 'queued');
  }
  if (await ports.approvals.bind(record, execution)) return undefined;
  // Decided, closed or bound to another meanwhile: what was started here must not stay.
  await backend.stop(execution, `Approval ${approval_id} no longer needs it.`);
  const current = await reread(ports, approval_id);
  await deliver(ports, current);
  return started(current, current.state === 'closed' ? 'closed' : 'answered');
}

/** The component or the caller may have ended while the backend was started. */
async function checkStillWanted(ports: Ports, approvalId: string): Promise<void> {
  const record = await reread(ports, approvalId);
  if (record.state !== 'open') return;
  const component = await ports.executions.describe(record.component.execution_arn);
  if (!isRunning(component, record)) return closeRecord(ports, record, closedBy(component));
  const caller = await ports.executions.describe(record.request.caller_execution_arn);
  if (caller?.status !== 'RUNNING') await closeRecord(ports, record, closedBy(caller));
}

const started = (record: ApprovalRecord, status: Started['status']): Started => ({
  approval_id: record.approval_id,
  status,
  ...(record.execution_id !== undefined && { execution_id: record.execution_id }),
  due_at: record.due_at,
});
