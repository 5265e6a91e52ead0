import { componentMachine } from '@ringi/approvals';
import { BACKEND_IDS, type BackendId } from '@ringi/shared-types';
import { Duration } from 'aws-cdk-lib';
import * as events from 'aws-cdk-lib/aws-events';
import * as targets from 'aws-cdk-lib/aws-events-targets';
import type * as iam from 'aws-cdk-lib/aws-iam';
import * as logs from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { BACKEND_CONSTRUCTS } from '../backends/registry.js';
import { acknowledgeExecutions } from '../parts/acknowledge.js';
import { EndedRule } from '../parts/ended-rule.js';
import { named } from '../parts/names.js';
import type { RingiFunction } from '../parts/ringi-function.js';
import { RingiStateMachine } from '../parts/ringi-state-machine.js';
import { allow, arnHere, executionsOf } from '../parts/statements.js';
import { apiRole } from './api-role.js';
import { ApproverRole } from './approver-role.js';
import { coreFunctions, type CoreFunctions } from './core-functions.js';
import { projector } from './projector.js';
import { RingiTables } from './ringi-tables.js';

export interface RingiCoreProps {
  /** Name of the role people decide under. Unique in the account: a second Region needs another. */
  readonly approverRoleName: string;
  /** How long logs are kept. Default: three months. */
  readonly logRetention?: logs.RetentionDays;
}

/** What all flows of a deployment share: tables, functions, one component state machine a backend, the approver role. */
export class RingiCore extends Construct {
  readonly tables: RingiTables;
  readonly functions: CoreFunctions;
  /** Each flow tells it of its caller's executions. */
  readonly projector: RingiFunction;
  readonly components: Readonly<Record<BackendId, RingiStateMachine>>;
  readonly approver: ApproverRole;
  /** Of the API's function. */
  readonly apiRole: iam.Role;

  constructor(scope: Construct, id: string, props: RingiCoreProps) {
    super(scope, id);
    const { logRetention = logs.RetentionDays.THREE_MONTHS } = props;
    this.tables = new RingiTables(this, 'Tables');
    // The functions' policies name the components, the components call the functions: names break the circle.
    const names = BACKEND_IDS.map((backend) => named(this, backend));
    this.functions = coreFunctions(this, {
      tables: this.tables,
      components: names.map((name) => arnHere('states', `stateMachine:${name}`)),
      componentExecutions: names.map(executionsOf),
      logRetention,
    });
    this.projector = projector(this, { tables: this.tables, logRetention });
    this.components = this.#components(logRetention);
    this.approver = new ApproverRole(this, 'Approver', { roleName: props.approverRoleName });
    this.apiRole = apiRole(this, this.approver);
    this.approver.role.addToPolicy(allow(['states:DescribeExecution'], names.map(executionsOf)));
    for (const name of names) acknowledgeExecutions(this, name);
    for (const backend of Object.values(BACKEND_CONSTRUCTS)) backend.grantCore(this);

    new EndedRule(this, 'ComponentEnded', {
      stateMachineArns: Object.values(this.components).map(({ arn }) => arn),
      close: this.functions.close.function,
      field: 'component_execution_arn',
    });
    new events.Rule(this, 'EveryMinute', {
      schedule: events.Schedule.rate(Duration.minutes(1)),
      targets: [new targets.LambdaFunction(this.functions.reconcile.function)],
    });
  }

  #components(logRetention: logs.RetentionDays): Readonly<Record<BackendId, RingiStateMachine>> {
    const { start, close } = this.functions;
    const made = BACKEND_IDS.map((backend) => {
      const machine = new RingiStateMachine(this, `Component-${backend}`, {
        name: named(this, backend),
        definition: componentMachine(backend, { start: start.arn, close: close.arn }).toASL(),
        logRetention,
      });
      return [backend, machine] as const;
    });
    return Object.fromEntries(made) as Record<BackendId, RingiStateMachine>;
  }
}
