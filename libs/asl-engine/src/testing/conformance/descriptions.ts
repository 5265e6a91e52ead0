import type { StateMachines } from '../../service/state-machines.js';
import type { Revision } from '../../service/machine-record.js';
import { variableReferences } from '../../service/variable-references.js';

/** DescribeStateMachine's answer as the wire has it. */
export function described(machines: StateMachines, arn: string): object {
  const { stateMachineArn, name, type, creationDate, current } = machines.machines.get(arn);
  return { ...shared(current), creationDate, name, stateMachineArn, status: 'ACTIVE', type };
}

/** DescribeStateMachineForExecution's answer as the wire has it. */
export function describedForExecution(machines: StateMachines, executionArn: string): object {
  const { execution, revision } = machines.describeStateMachineForExecution(executionArn);
  const name = execution.execution.identity.stateMachineName;
  return {
    ...shared(revision),
    name,
    stateMachineArn: execution.stateMachineArn,
    updateDate: revision.updateDate,
  };
}

function shared(revision: Revision): object {
  const references = variableReferences(revision.definition);
  return {
    definition: revision.definitionText,
    encryptionConfiguration: { type: 'AWS_OWNED_KEY' },
    loggingConfiguration: revision.loggingConfiguration,
    roleArn: revision.roleArn,
    tracingConfiguration: revision.tracingConfiguration,
    ...(Object.keys(references).length > 0 && { variableReferences: references }),
  };
}
