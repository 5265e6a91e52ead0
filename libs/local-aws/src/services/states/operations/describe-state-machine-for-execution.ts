import { requiredText } from '../input.js';
import { references } from '../references.js';
import { operation, seconds } from '../operation.js';
import type { StatesState } from '../state.js';

/** @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_DescribeStateMachineForExecution.html */
export const describeStateMachineForExecution = ({ machines }: StatesState) =>
  operation((input, call) => {
    const executionArn = requiredText(input, 'executionArn');
    call.authorize('states:DescribeStateMachineForExecution', executionArn);
    const { execution, revision, mapRunArn } = machines.describeStateMachineForExecution(executionArn);
    return {
      stateMachineArn: execution.stateMachineArn,
      name: execution.execution.identity.stateMachineName,
      definition: revision.definitionText,
      roleArn: revision.roleArn,
      updateDate: seconds(revision.updateDate),
      loggingConfiguration: revision.loggingConfiguration,
      tracingConfiguration: revision.tracingConfiguration,
      encryptionConfiguration: { type: 'AWS_OWNED_KEY' },
      ...references(revision.definition),
      ...(mapRunArn !== undefined && { mapRunArn }),
      ...(revision.revisionId !== undefined && { revisionId: revision.revisionId }),
    };
  });
