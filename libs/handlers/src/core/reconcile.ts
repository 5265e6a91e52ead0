import { isOverdue } from '@ringi/approvals';
import { BACKEND_IDS, type ApprovalRecord, type Withdrawal } from '@ringi/shared-types';
import { closeRecord, decideOverdue, stopComponent } from './close.js';
import { closedBy, deliver, isRunning, settleEnded } from './deliver.js';
import { project } from '../projector/project.js';
import { finishIfOver } from './finish.js';
import type { StarterPorts } from './ports.js';
import { startQueued } from './report.js';
import { reread, settle } from './settle.js';
import { sweep } from './sweep.js';
import { withdrawalOf, withdrawRecord } from './withdraw.js';

export interface Reconciled {
  readonly checked: number;
  readonly failed: number;
  readonly stopped: number;
}

const AT_ONCE = 8;

/**
 * Repairs what events lost: looks at every unfinished record that is due to be looked at, starts what is queued, stops
 * what nobody asked for. It may stop anywhere and run beside itself.
 */
export async function reconcile(ports: StarterPorts): Promise<Reconciled> {
  let checked = 0;
  let failed = 0;
  const batch: Promise<void>[] = [];
  for await (const approvalId of ports.approvals.toCheck(new Date(ports.now()).toISOString())) {
    checked += 1;
    batch.push(
      reconcileRecord(ports, approvalId).catch((error: unknown) => {
        failed += 1;
        ports.log('reconcile_failed', { approval_id: approvalId, error: errorName(error) });
      }),
    );
    if (batch.length === AT_ONCE) await Promise.all(batch.splice(0));
  }
  await Promise.all(batch);
  let stopped = 0;
  for (const backend of BACKEND_IDS) {
    try {
      await startQueued(ports, backend);
      stopped += await sweep(ports, backend);
    } catch (error) {
      failed += 1;
      ports.log('sweep_failed', { backend, error: errorName(error) });
    }
  }
  if (failed > 0) ports.log('reconcile_incomplete', { checked, failed });
  return { checked, failed, stopped };
}

const errorName = (error: unknown): string =>
  error instanceof Error ? `${error.name}: ${error.message}` : String(error);

/** One unfinished record, in any state. */
export async function reconcileRecord(ports: StarterPorts, approvalId: string): Promise<void> {
  const record = await reread(ports, approvalId);
  if (!record.unfinished) return;
  if (record.state === 'open') await reconcileOpen(ports, record);
  else if (record.state === 'decided') await reconcileDecided(ports, record);
  const current = await reread(ports, approvalId);
  const over = current.state !== 'open' && (await finishIfOver(ports, current));
  if (over) return;
  await ports.approvals.checkAt(approvalId, nextCheck(current, ports.now()));
  await project(ports, current.request.request_id);
}

async function reconcileOpen(ports: StarterPorts, record: ApprovalRecord): Promise<void> {
  const now = ports.now();
  const component = await ports.executions.describe(record.component.execution_arn);
  if (!isRunning(component, record)) return closeRecord(ports, record, closedBy(component), component);
  const caller = await ports.executions.describe(record.request.caller_execution_arn);
  if (caller?.status !== 'RUNNING') {
    await closeRecord(ports, record, closedBy(caller));
    await stopComponent(ports, record.component.execution_arn, caller);
    return;
  }
  if (record.execution_id !== undefined) await settle(ports, record);
  if (isOverdue(record, now)) {
    await decideOverdue(ports, await reread(ports, record.approval_id));
    await deliver(ports, await reread(ports, record.approval_id));
    return;
  }
  const withdrawal = record.verified ? undefined : await withdrawalOf(ports, record);
  if (withdrawal) await followWithdrawal(ports, record, withdrawal);
  else if (record.execution_id === undefined && !record.queued) await ports.startAgain(record.approval_id);
}

/** Decides a withdrawn record that is unbound; stops the backend of one that is bound: its end brings the verdict. */
async function followWithdrawal(
  ports: StarterPorts,
  record: ApprovalRecord,
  withdrawal: Withdrawal,
): Promise<void> {
  if (record.withdrawn === undefined || record.execution_id === undefined) {
    await withdrawRecord(ports, record, withdrawal);
  }
  const current = await reread(ports, record.approval_id);
  if (current.state === 'open' && current.execution_id !== undefined) {
    // Verified meanwhile: too late.
    if (!current.withdrawn) return;
    const backend = ports.backends[current.request.backend];
    await backend.stop(current.execution_id, `The request was withdrawn by ${withdrawal.by}.`);
    await settle(ports, current);
  } else await deliver(ports, current);
}

async function reconcileDecided(ports: StarterPorts, record: ApprovalRecord): Promise<void> {
  const component = await ports.executions.describe(record.component.execution_arn);
  if (isRunning(component, record)) await deliver(ports, record);
  else await settleEnded(ports, record, component);
}

const MINUTE = 60_000;
const QUIET_INTERVAL = 10 * MINUTE;

/**
 * Every minute while something moves; every ten where people are just being waited for, so that thousands of waiting
 * approvals stay within the quota of DescribeExecution; never later than the deadline can be written.
 */
function nextCheck(record: ApprovalRecord, now: number): string {
  const quiet = record.state === 'open' && record.execution_id !== undefined && !record.withdrawn;
  const young = now - Date.parse(record.created_at) < QUIET_INTERVAL;
  const next = now + (quiet && !young ? QUIET_INTERVAL : MINUTE);
  const due = Date.parse(record.due_at) + MINUTE;
  return new Date(due > now ? Math.min(next, due) : next).toISOString();
}
