import type { StateMachineDefinition } from '@ringi/asl';
import type { MachineType } from './definition-text.js';

/** One revision of a state machine. Executions hold the one they were started with. */
export interface Revision {
  readonly definitionText: string;
  readonly definition: StateMachineDefinition;
  readonly roleArn: string;
  readonly loggingConfiguration: Readonly<Record<string, unknown>>;
  readonly tracingConfiguration: Readonly<Record<string, unknown>>;
  /** Absent for the first revision, as in AWS's answers. */
  readonly revisionId?: string;
  /** Epoch milliseconds. */
  readonly updateDate: number;
}

/** A state machine. `current` is replaced by an update. */
export interface MachineRecord {
  readonly stateMachineArn: string;
  readonly name: string;
  readonly type: MachineType;
  /** Epoch milliseconds. */
  readonly creationDate: number;
  current: Revision;
  deleting: boolean;
  tags: Readonly<Record<string, string>>;
}
