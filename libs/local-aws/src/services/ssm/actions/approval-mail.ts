import type { Attempt } from './action.js';
import type { ApprovalRequest } from './approve.js';

export interface ApprovalMail {
  readonly Subject: string;
  readonly Message: string;
}

const MAX_SUBJECT = 100;

/** The notification of a waiting approval. AWS does not document its text beyond holding the Message: the rest is ours. */
export function approvalMail(attempt: Attempt, request: ApprovalRequest): ApprovalMail {
  const { executionId, documentName, stepName } = attempt;
  const lines = [
    `Automation execution ${executionId} of ${documentName} waits for approval at step ${stepName}.`,
    `Approvals required: ${request.required} of ${request.approvers.join(', ')}`,
  ];
  return {
    Subject: `Automation approval request: ${documentName}`.slice(0, MAX_SUBJECT),
    Message: [...(request.message === '' ? [] : [request.message, '']), ...lines].join('\n'),
  };
}

/** Publishes as the automation's principal, as AWS does: its role needs sns:Publish. */
export function publishApprovalMail(
  attempt: Attempt,
  topicArn: string,
  mail: ApprovalMail,
): Promise<unknown> {
  return attempt.state.env.invoke('sns', 'Publish', { TopicArn: topicArn, ...mail }, attempt.principal);
}
