import type { Flow, Level } from '@ringi/shared-types';
import type * as iam from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import type { RingiCore } from '../core/ringi-core.js';

/** A level of a flow with its number, counted from 1. */
export interface NumberedLevel {
  readonly number: number;
  readonly level: Level;
}

export interface BackendFlowProps {
  readonly core: RingiCore;
  readonly flow: Flow;
  /** The flow's levels that this backend decides. At least one. */
  readonly levels: readonly NumberedLevel[];
}

/** What a backend deployed for a flow, by the names the execution input has for it. Values may be CDK tokens. */
export interface DeployedBackend {
  readonly fields: Readonly<Record<string, string>>;
  /** By the level's number; names without `level<n>_`. */
  readonly levels: ReadonlyMap<number, Readonly<Record<string, string>>>;
}

/** A backend's home in the constructs. */
export interface BackendConstruct {
  /** Lets the shared functions and the approvers do what this backend needs whatever the flow. */
  grantCore(core: RingiCore): void;
  /**
   * What the API's own role reads of this backend; people's decisions go by the approver role. `scope` holds the policy
   * that the statements go to: findings about them are acknowledged there.
   */
  apiStatements(scope: Construct, core: RingiCore): readonly iam.PolicyStatement[];
  /** Makes what the levels of one flow need. */
  deploy(scope: Construct, props: BackendFlowProps): DeployedBackend;
}
