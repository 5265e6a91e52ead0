import { ServiceError } from '../../../core/errors.js';
import { toList } from '../automation/parameters.js';
import { isFinal } from '../automation/status.js';
import { definitionArn } from '../state.js';
import type { Attempt, RunningAttempt } from './action.js';
import { optionalMap, optionalText, requiredText } from './read-inputs.js';

/**
 * `aws:executeAutomation`: runs another runbook as this automation's child and waits for its end. A child that does not
 * end in Success fails the step.
 *
 * AWS does not document what becomes of the child when the step ends first. Our choice: cancelling the parent cancels
 * the child; a time-out of the step leaves it running.
 */
export function executeAutomation(attempt: Attempt): RunningAttempt {
  const { inputs, state, principal } = attempt;
  const documentName = requiredText(inputs, 'DocumentName');
  const documentVersion = optionalText(inputs, 'DocumentVersion');
  const parameters = Object.entries(optionalMap(inputs, 'RuntimeParameters') ?? {});
  const name = state.documents.find(documentName)?.name ?? documentName;
  state.env.authorize(
    principal,
    'ssm:StartAutomationExecution',
    definitionArn(state.env, name, documentVersion ?? '$DEFAULT'),
  );
  try {
    const child = state.start({
      documentName,
      documentVersion,
      parameters: Object.fromEntries(parameters.map(([key, value]) => [key, toList(value)])),
      principal,
      tags: [],
      parentId: attempt.executionId,
      onEnd: (run) => {
        const outputs = { ...shown, Status: [run.status], Output: run.outputList() };
        if (run.status === 'Success') return attempt.succeed(outputs);
        attempt.output(outputs);
        attempt.fail({
          message: `The child automation ${run.id} ended ${run.status}: ${run.failureMessage ?? 'no message'}`,
          stage: 'Invocation',
          type: 'Action',
        });
      },
    });
    const shown = { ExecutionId: [child.id] };
    attempt.output({ ...shown, Status: [child.status] });
    return {
      stop: (cause) => {
        if (cause === 'cancel' && !isFinal(child.status) && child.status !== 'Cancelling')
          child.stop('Cancel');
      },
    };
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error;
    attempt.fail({
      message: `Starting ${documentName} failed: ${error.code}: ${error.message}`,
      stage: 'Invocation',
      type: 'Action',
    });
    return {};
  }
}
