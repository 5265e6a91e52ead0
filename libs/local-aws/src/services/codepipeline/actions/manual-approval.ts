import { randomUUID } from 'node:crypto';
import { ServiceError } from '../../../core/errors.js';
import type { ActionRun } from './action-run.js';

const MINUTE = 60_000;
/** The account's default: seven days. @see https://docs.aws.amazon.com/codepipeline/latest/userguide/limits.html */
const DEFAULT_MINUTES = 7 * 24 * 60;
const MAX_SUBJECT = 100;

/**
 * Waits for PutApprovalResult with this approval's token, or for its time-out.
 *
 * The token is the action's external execution id in every execution mode (AWS documents that for PARALLEL alone), and stays
 * it after the answer. The code and text of a time-out are ours: AWS documents only that the action fails.
 */
export async function manualApproval(run: ActionRun): Promise<void> {
  const { action, state } = run;
  const { clock } = state.env;
  const minutes = action.declaration.timeoutInMinutes ?? DEFAULT_MINUTES;
  const expires = clock.now() + minutes * MINUTE;
  const token = randomUUID();
  action.token = action.externalExecutionId = token;
  state.approvals.set(token, run);
  run.onEnd(() => {
    action.token = undefined;
  });
  run.at(expires, () =>
    run.fail({ code: 'Timeout', message: `The approval was not answered within ${minutes} minutes.` }),
  );
  const topic = run.configured('NotificationArn');
  if (topic !== undefined) await notify(run, topic, { token, expires });
}

/** Publishes as the action's role, which needs sns:Publish. */
async function notify(
  run: ActionRun,
  TopicArn: string,
  { token, expires }: { readonly token: string; readonly expires: number },
): Promise<void> {
  const { action, execution } = run;
  const { env } = run.state;
  const pipeline = execution.pipeline.name;
  const view = `https://console.aws.amazon.com/codepipeline/home?region=${env.region}#/view/${pipeline}`;
  const message = {
    region: env.region,
    consoleLink: view,
    approval: {
      pipelineName: pipeline,
      stageName: action.stageName,
      actionName: action.name,
      token,
      // Minutes are the finest AWS tells: 2016-07-07T20:22Z.
      expires: `${new Date(expires).toISOString().slice(0, 16)}Z`,
      externalEntityLink: run.configured('ExternalEntityLink') ?? null,
      approvalReviewLink: `${view}/${action.stageName}/${action.name}/approve/${token}`,
      customData: run.configured('CustomData') ?? null,
    },
  };
  const Subject = `APPROVAL NEEDED: AWS CodePipeline ${pipeline} for action ${action.name}`.slice(
    0,
    MAX_SUBJECT,
  );
  await env.invoke('sns', 'Publish', { TopicArn, Subject, Message: JSON.stringify(message) }, run.principal);
}

export interface Answer {
  readonly status: 'Approved' | 'Rejected';
  readonly summary: string;
  /** ARN of who answers. */
  readonly by: string;
}

/** @throws ServiceError InvalidApprovalTokenException, ApprovalAlreadyCompletedException */
export function answerApproval(run: ActionRun | undefined, { status, summary, by }: Answer): void {
  if (!run)
    throw new ServiceError(
      'InvalidApprovalTokenException',
      'The approval token is not one of this approval action.',
    );
  if (!run.isOpen) {
    // Both errors say that it is over; which one AWS answers when is not documented.
    throw run.action.updatedBy !== undefined
      ? new ServiceError(
          'ApprovalAlreadyCompletedException',
          'The approval action has already been approved or rejected.',
        )
      : new ServiceError(
          'InvalidApprovalTokenException',
          'The approval request has expired or was abandoned.',
        );
  }
  run.action.updatedBy = by;
  run.action.summary = summary === '' ? undefined : summary;
  if (status === 'Approved') run.succeed();
  // A rejection is no error of the action: errorDetails stays empty (our choice).
  else run.fail(undefined);
}
