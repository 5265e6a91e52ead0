import { optionalObject, optionalOneOf, requiredText } from '../input.js';
import { operation, seconds } from '../operation.js';
import { notEmulated } from '../../../core/errors.js';
import type { StatesState } from '../state.js';

/** @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_CreateStateMachine.html */
export const createStateMachine = ({ env, machines }: StatesState) =>
  operation((input, call) => {
    const name = requiredText(input, 'name');
    call.authorize('states:CreateStateMachine', env.arn('states', `stateMachine:${name}`));
    const roleArn = requiredText(input, 'roleArn');
    call.authorize('iam:PassRole', roleArn);
    if (input['publish'] === true)
      throw notEmulated('versions of state machines (CreateStateMachine with publish)');
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
      tags: (input['tags'] as { key: string; value: string }[] | undefined) ?? [],
    });
    return { stateMachineArn: record.stateMachineArn, creationDate: seconds(record.creationDate) };
  });
