import { requiredText } from '../input.js';
import { references } from '../references.js';
import { operation, seconds } from '../operation.js';
import type { StatesState } from '../state.js';

/** @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_DescribeStateMachine.html */
export const describeStateMachine = ({ machines }: StatesState) =>
  operation((input, call) => {
    const stateMachineArn = requiredText(input, 'stateMachineArn');
    call.authorize('states:DescribeStateMachine', stateMachineArn);
    const { machine: record, revision: current } = machines.describeStateMachine(stateMachineArn);
    const version = record.versions.find(({ versionArn }) => versionArn === stateMachineArn);
    return {
      stateMachineArn,
      name: record.name,
      status: record.deleting ? 'DELETING' : 'ACTIVE',
      definition: current.definitionText,
      roleArn: current.roleArn,
      type: record.type,
      creationDate: seconds((version ?? record).creationDate),
      ...(version?.description !== undefined && { description: version.description }),
      loggingConfiguration: current.loggingConfiguration,
      tracingConfiguration: current.tracingConfiguration,
      encryptionConfiguration: { type: 'AWS_OWNED_KEY' },
      ...references(current.definition),
      ...(current.revisionId !== undefined && { revisionId: current.revisionId }),
    };
  });
