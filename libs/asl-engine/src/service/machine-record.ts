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

/** A numbered revision that never changes. */
export interface Version {
  /** `<machine ARN>:<number>` */
  readonly versionArn: string;
  readonly revision: Revision;
  readonly description: string | undefined;
  /** Epoch milliseconds. */
  readonly creationDate: number;
}

export interface Route {
  readonly stateMachineVersionArn: string;
  /** 0 to 100: the share of executions that this version gets. */
  readonly weight: number;
}

/** A name for one or two versions. Dates are epoch milliseconds. */
export interface Alias {
  /** `<machine ARN>:<name>` */
  readonly aliasArn: string;
  readonly name: string;
  description: string | undefined;
  routing: readonly Route[];
  readonly creationDate: number;
  updateDate: number;
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
  /** Oldest first. */
  readonly versions: Version[];
  /** Number of the last version that was published; 0: none was. */
  lastVersion: number;
  readonly aliases: Map<string, Alias>;
  tags: Readonly<Record<string, string>>;
}
