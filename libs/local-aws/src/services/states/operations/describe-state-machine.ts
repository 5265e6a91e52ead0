import { requiredText } from '../input.js';
import { references } from '../references.js';
import { operation, seconds } from '../operation.js';
import type { StatesState } from '../state.js';

/** @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_DescribeStateMachine.html */
export const describeStateMachine = ({ machines }: StatesState) =>
  operation((input, call) => {
    const stateMachineArn = requiredText(input, 'stateMachineArn');
    call.authorize('states:DescribeStateMachine', stateMachineArn);
    const record = machines.machines.get(stateMachineArn);
    const { current } = record;
    return {
      stateMachineArn,
      name: record.name,
      status: record.deleting ? 'DELETING' : 'ACTIVE',
      definition: current.definitionText,
      roleArn: current.roleArn,
      type: record.type,
      creationDate: seconds(record.creationDate),
      loggingConfiguration: current.loggingConfiguration,
      tracingConfiguration: current.tracingConfiguration,
      encryptionConfiguration: { type: 'AWS_OWNED_KEY' },
      ...references(current.definition),
      ...(current.revisionId !== undefined && { revisionId: current.revisionId }),
    };
  });
