import { actionsOf, answerAt, isAfterDue, mayDecide, STAGES, type PipelineView } from '@ringi/approvals';
import type { ApprovalRecord } from '@ringi/shared-types';
import { isRunning } from '../../core/deliver.js';
import type { ApprovalStore, Executions } from '../../core/ports.js';
import type { NewestStore } from './newest-store.js';
import { settingsOf } from './settings.js';

export interface VerifyPorts {
  readonly approvals: Pick<ApprovalStore, 'get' | 'verify'>;
  readonly executions: Pick<Executions, 'describe'>;
  readonly newest: NewestStore;
  /** The pipeline's execution; undefined: CodePipeline has none. */
  run(executionId: string): Promise<PipelineView | undefined>;
  now(): number;
}

/** What the pipeline is told: to go on, to ask again in a while, or to end here and why. */
export type Verified =
  { readonly answer: 'pass' | 'wait' } | { readonly answer: 'refuse'; readonly why: string };

const refuse = (why: string): Verified => ({ answer: 'refuse', why });

/**
 * May what was approved be deployed? The last act is one conditional write to the record: before it a withdrawal, a
 * deadline or the end of the request wins, after it only the pipeline's own end decides.
 */
export async function verify(ports: VerifyPorts, approvalId: string, executionId: string): Promise<Verified> {
  const record = await ports.approvals.get(approvalId);
  if (!record) return refuse(`there is no approval ${approvalId}`);
  const component = await ports.executions.describe(record.component.execution_arn);
  const caller = await ports.executions.describe(record.request.caller_execution_arn);
  if (!isRunning(component, record) || caller?.status !== 'RUNNING') return refuse('the request has ended');
  // Read after the executions: it may have been bound, decided or closed meanwhile.
  const current = (await ports.approvals.get(approvalId)) ?? record;
  if (current.state !== 'open') return refuse(`the level is ${current.state}`);
  if (current.withdrawn) return refuse('the request was withdrawn');
  if (current.execution_id === undefined) return { answer: 'wait' };
  if (current.execution_id !== executionId) return refuse('the level is asked by another execution');
  const run = await ports.run(executionId);
  const broken = run ? brokenRule(current, run) : 'CodePipeline does not know this execution';
  if (broken !== undefined) return refuse(broken);
  const { sharedOutputKey } = settingsOf(current.request);
  if (sharedOutputKey !== undefined && !(await ports.newest.claim(sharedOutputKey, current))) {
    return refuse('a newer request has deployed to this key');
  }
  const at = new Date(ports.now()).toISOString();
  if (await ports.approvals.verify(approvalId, executionId, at)) return { answer: 'pass' };
  return refuse('the level was decided or withdrawn meanwhile');
}

/** The rule of the flow that the approval breaks. */
function brokenRule(record: ApprovalRecord, run: PipelineView): string | undefined {
  const approvals = actionsOf(run, STAGES.approval);
  const answer = answerAt(approvals[0]);
  if (approvals.length !== 1) return `the approval was asked ${approvals.length} times`;
  if (answer?.answer !== 'approve') return 'it was not approved';
  if (isAfterDue(record, answer.at ?? '')) return 'it was approved after its time';
  return mayDecide(record, [answer]) ? undefined : 'it was approved by somebody who may not';
}
