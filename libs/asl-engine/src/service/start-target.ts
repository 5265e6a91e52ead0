import { checkStateMachineArn } from './arn.js';
import type { MachineRecord, Revision, Route } from './machine-record.js';
import type { MachineStore } from './machine-store.js';
import { StatesError } from './states-error.js';

/** What an ARN starts or describes: a machine's current revision, or the one of a version. */
export interface StartTarget {
  readonly machine: MachineRecord;
  readonly revision: Revision;
  readonly stateMachineVersionArn?: string;
  readonly stateMachineAliasArn?: string;
}

/**
 * The target of an ARN of a machine, a version or an alias. An alias routes by its weights.
 * @param random uniform in [0, 1).
 * @throws StatesError InvalidArn, StateMachineDoesNotExist.
 */
export function startTarget(machines: MachineStore, arn: string, random: () => number): StartTarget {
  checkStateMachineArn(arn);
  const machine = machines.find(arn);
  if (machine && arn === machine.stateMachineArn) return { machine, revision: machine.current };
  const alias = machine?.aliases.get(arn.split(':').at(-1) as string);
  const stateMachineVersionArn = alias ? routed(alias.routing, random) : arn;
  const version = machine?.versions.find(({ versionArn }) => versionArn === stateMachineVersionArn);
  if (!machine || !version)
    throw new StatesError('StateMachineDoesNotExist', `State Machine Does Not Exist: '${arn}'`);
  const { revision } = version;
  return { machine, revision, stateMachineVersionArn, ...(alias && { stateMachineAliasArn: arn }) };
}

function routed(routing: readonly Route[], random: () => number): string {
  let left = random() * 100;
  for (const { stateMachineVersionArn, weight } of routing) {
    if (left < weight) return stateMachineVersionArn;
    left -= weight;
  }
  return (routing.at(-1) as Route).stateMachineVersionArn;
}
