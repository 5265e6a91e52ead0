import type { ApprovalRecord } from '@ringi/shared-types';
import type { ExecutionView, Ports } from './ports.js';

/**
 * Answers the task token of a decided record. A token that is gone is not delivery: the stored token may have changed
 * (a Retry), or the component has ended; then its end says whether it had our answer.
 */
export async function deliver(ports: Ports, record: ApprovalRecord): Promise<void> {
  const { approval_id } = record;
  if (record.state !== 'decided') return;
  for (let answered: string | undefined; ;) {
    const token = await ports.tokens.get(approval_id);
    // No token yet: start writes it before it reads the record, and then answers itself.
    if (token === undefined) return;
    if (token === answered) break;
    answered = token;
    if ((await answer(ports, record, token)) === 'accepted') {
      await ports.approvals.delivered(approval_id);
      return;
    }
  }
  const component = await ports.executions.describe(record.component.execution_arn);
  if (isRunning(component, record)) {
    ports.log('token_gone_component_running', { approval_id });
    return;
  }
  await settleEnded(ports, record, component);
}

const answer = (ports: Ports, record: ApprovalRecord, token: string): Promise<'accepted' | 'gone'> => {
  if (record.decision) return ports.executions.succeed(token, record.decision);
  if (record.failure) return ports.executions.fail(token, record.failure);
  throw new Error(
    `Approval ${record.approval_id} is ${record.state} but holds neither a decision nor a failure.`,
  );
};

/** The component of a record still runs, in the record's own round. */
export const isRunning = (component: ExecutionView | undefined, record: ApprovalRecord): boolean =>
  component?.status === 'RUNNING' && component.redrive_count === record.component.redrive_count;

/** decided → delivered when the component ended with our answer, else → closed. */
export async function settleEnded(
  ports: Ports,
  record: ApprovalRecord,
  component: ExecutionView | undefined,
): Promise<void> {
  if (endedWithAnswer(component, record)) await ports.approvals.delivered(record.approval_id);
  else await ports.approvals.close(record.approval_id, 'decided', closedBy(component));
}

export const closedBy = (execution: ExecutionView | undefined): NonNullable<ApprovalRecord['closed']> => ({
  status: execution?.status ?? 'NOT_FOUND',
  ...(execution?.error !== undefined && { error: execution.error }),
});

function endedWithAnswer(component: ExecutionView | undefined, record: ApprovalRecord): boolean {
  if (!component || component.redrive_count !== record.component.redrive_count) return false;
  if (record.failure) return component.status === 'FAILED' && component.error === record.failure.error;
  const output = component.output as { approval_id?: unknown; outcome?: unknown } | undefined;
  return (
    component.status === 'SUCCEEDED' &&
    output?.approval_id === record.approval_id &&
    output.outcome === record.decision?.outcome
  );
}
