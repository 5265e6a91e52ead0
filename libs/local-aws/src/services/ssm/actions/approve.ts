import { ServiceError } from '../../../core/errors.js';
import { StepError, type Attempt, type RunningAttempt, type Signal } from './action.js';
import { approvalMail, publishApprovalMail } from './approval-mail.js';
import { isApprover, voterOf } from './approvers.js';
import { optionalInteger, optionalText, textList } from './read-inputs.js';

const MAX_APPROVERS = 10;
const MAX_MESSAGE = 4096;

/**
 * `ApproverDecisions` has the item shape {Approver, ApprovalStatus, ApprovalDecisionTime}. AWS documents a MapList only;
 * the members are our choice.
 */
interface Decision {
  readonly Approver: string;
  readonly ApprovalStatus: 'Approve' | 'Reject';
  /** ISO 8601, UTC. */
  readonly ApprovalDecisionTime: string;
}

export interface ApprovalRequest {
  readonly approvers: readonly string[];
  readonly required: number;
  readonly message: string;
  readonly topicArn?: string;
}

/** `aws:approve`: waits until enough of the named principals have approved, one has rejected, or time is up. */
export function approve(attempt: Attempt): RunningAttempt {
  const request = readRequest(attempt);
  const decisions = new Map<string, Decision>();
  const show = (status: 'Waiting' | 'Approved' | 'Rejected'): Record<string, string[]> => ({
    ApprovalStatus: [status],
    ApproverDecisions: [...decisions.values()].map((decision) => JSON.stringify(decision)),
  });
  let open = false;
  const wait = (): void => {
    open = true;
    attempt.output(show('Waiting'));
    attempt.waiting();
  };
  if (request.topicArn === undefined) wait();
  else
    void publishApprovalMail(attempt, request.topicArn, approvalMail(attempt, request)).then(
      wait,
      (error: Error) =>
        attempt.fail({
          message: `The approval request could not be published to ${request.topicArn}: ${error.message}`,
          stage: 'Invocation',
          type: 'Action',
        }),
    );

  return {
    signal: ({ type, principal }: Signal) => {
      if (!open || type === 'Resume') throw invalidSignal(attempt, `it does not wait for ${type}`);
      if (!request.approvers.some((approver) => isApprover(principal, approver)))
        throw invalidSignal(attempt, `${principal.arn} is not one of its approvers`);
      const voter = voterOf(principal);
      if (decisions.has(voter)) throw invalidSignal(attempt, `${principal.arn} has decided already`);
      decisions.set(voter, {
        Approver: principal.arn,
        ApprovalStatus: type,
        ApprovalDecisionTime: new Date(attempt.state.env.clock.now()).toISOString(),
      });
      if (type === 'Reject') {
        open = false;
        attempt.output(show('Rejected'));
        attempt.fail({
          message: `The request was rejected by ${principal.arn}.`,
          stage: 'Invocation',
          type: 'Action',
        });
      } else if (decisions.size >= request.required) {
        open = false;
        attempt.succeed(show('Approved'));
      } else attempt.output(show('Waiting'));
    },
    stop: () => {
      open = false;
    },
  };
}

function readRequest({ inputs }: Attempt): ApprovalRequest {
  const approvers = textList(inputs, 'Approvers');
  if (approvers.length > MAX_APPROVERS)
    throw new StepError(
      `Approvers names ${approvers.length} principals; at most ${MAX_APPROVERS} are allowed.`,
    );
  const required = optionalInteger(inputs, 'MinRequiredApprovals') ?? 1;
  if (required < 1 || required > approvers.length)
    throw new StepError(
      `MinRequiredApprovals is ${required}; it must be from 1 to the number of approvers, ${approvers.length}.`,
    );
  const message = optionalText(inputs, 'Message') ?? '';
  if (message.length > MAX_MESSAGE)
    throw new StepError(`Message has ${message.length} characters; at most ${MAX_MESSAGE} are allowed.`);
  const topicArn = optionalText(inputs, 'NotificationArn');
  if (topicArn === undefined || topicArn === '') return { approvers, required, message };
  if (!topicArn.split(':').at(-1)?.startsWith('Automation'))
    throw new StepError(`NotificationArn is ${topicArn}; the topic's name must start with "Automation".`);
  return { approvers, required, message, topicArn };
}

/** AWS names the error; that it is this one for a stranger and for a second signal is our choice. */
function invalidSignal({ executionId }: Attempt, reason: string): ServiceError {
  return new ServiceError(
    'InvalidAutomationSignalException',
    `The signal is not valid for the automation execution ${executionId}: ${reason}.`,
  );
}
