import { optionalFlag, optionalObject, optionalText, requiredText } from '../input.js';
import { operation, seconds } from '../operation.js';
import type { StatesState } from '../state.js';

/** @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_UpdateStateMachine.html */
export const updateStateMachine = ({ machines }: StatesState) =>
  operation((input, call) => {
    const stateMachineArn = requiredText(input, 'stateMachineArn');
    call.authorize('states:UpdateStateMachine', stateMachineArn);
    const definition = optionalText(input, 'definition');
    const roleArn = optionalText(input, 'roleArn');
    if (roleArn !== undefined) call.authorize('iam:PassRole', roleArn);
    const loggingConfiguration = optionalObject(input, 'loggingConfiguration');
    const tracingConfiguration = optionalObject(input, 'tracingConfiguration');
    const publish = optionalFlag(input, 'publish');
    const versionDescription = optionalText(input, 'versionDescription');
    const { current, versions } = machines.updateStateMachine({
      stateMachineArn,
      ...(definition !== undefined && { definition }),
      ...(roleArn !== undefined && { roleArn }),
      ...(loggingConfiguration && { loggingConfiguration }),
      ...(tracingConfiguration && { tracingConfiguration }),
      ...(publish !== undefined && { publish }),
      ...(versionDescription !== undefined && { versionDescription }),
    });
    return {
      updateDate: seconds(current.updateDate),
      ...(current.revisionId !== undefined && { revisionId: current.revisionId }),
      ...(publish === true && { stateMachineVersionArn: versions.at(-1)?.versionArn }),
    };
  });
