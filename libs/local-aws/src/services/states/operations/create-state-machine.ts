import { optionalFlag, optionalObject, optionalOneOf, optionalText, requiredText } from '../input.js';
import { operation, seconds } from '../operation.js';
import type { StatesState } from '../state.js';

/** @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_CreateStateMachine.html */
export const createStateMachine = ({ env, machines }: StatesState) =>
  operation((input, call) => {
    const name = requiredText(input, 'name');
    call.authorize('states:CreateStateMachine', env.arn('states', `stateMachine:${name}`));
    const roleArn = requiredText(input, 'roleArn');
    call.authorize('iam:PassRole', roleArn);
    const publish = optionalFlag(input, 'publish');
    const versionDescription = optionalText(input, 'versionDescription');
    const type = optionalOneOf(input, 'type', ['STANDARD', 'EXPRESS']);
    const loggingConfiguration = optionalObject(input, 'loggingConfiguration');
    const tracingConfiguration = optionalObject(input, 'tracingConfiguration');
    const record = machines.createStateMachine({
      name,
      definition: requiredText(input, 'definition'),
      roleArn,
      ...(type && { type }),
      ...(loggingConfiguration && { loggingConfiguration }),
      ...(tracingConfiguration && { tracingConfiguration }),
      ...(publish !== undefined && { publish }),
      ...(versionDescription !== undefined && { versionDescription }),
      tags: (input['tags'] as { key: string; value: string }[] | undefined) ?? [],
    });
    return {
      stateMachineArn: record.stateMachineArn,
      creationDate: seconds(record.creationDate),
      ...(publish === true && { stateMachineVersionArn: record.versions.at(-1)?.versionArn }),
    };
  });
