import type { JsonObject, Template } from '../template/template.js';
import type { ParameterValue } from '../plan/parameters.js';

/** A resource of a deployed stack. */
export interface StackResource {
  readonly logicalId: string;
  readonly type: string;
  readonly physicalId: string;
  readonly attributes: JsonObject;
  /** Resolved: no intrinsic function left. */
  readonly properties: JsonObject;
  readonly status: 'CREATE_COMPLETE' | 'UPDATE_COMPLETE';
  readonly retain: boolean;
  /** Epoch milliseconds, virtual. */
  readonly changedAt: number;
}

export interface StackOutput {
  readonly key: string;
  readonly value: string;
  readonly description?: string | undefined;
  readonly exportName?: string | undefined;
}

export type StackStatus =
  | 'CREATE_IN_PROGRESS'
  | 'CREATE_COMPLETE'
  | 'UPDATE_IN_PROGRESS'
  | 'UPDATE_COMPLETE'
  | 'UPDATE_ROLLBACK_COMPLETE'
  | 'DELETE_IN_PROGRESS'
  | 'DELETE_FAILED';

export interface Stack {
  readonly stackName: string;
  readonly stackId: string;
  readonly status: StackStatus;
  readonly statusReason?: string | undefined;
  readonly template: Template;
  /** As it was given: text or object. */
  readonly templateSource: string | object;
  readonly parameters: ReadonlyMap<string, ParameterValue>;
  /** In the order of their creation. */
  readonly resources: ReadonlyMap<string, StackResource>;
  readonly outputs: readonly StackOutput[];
  readonly imports: readonly string[];
  readonly createdAt: number;
  readonly updatedAt?: number | undefined;
}
