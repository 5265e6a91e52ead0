import type { StateMachineDefinition } from '@ringi/asl';
import { policy } from '@ringi/asl-builder';
import { Aws, RemovalPolicy, Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { acknowledgeStateMachine } from './acknowledge.js';
import { allow, executionsOf } from './statements.js';

export interface RingiStateMachineProps {
  /** Whole name: roles name its executions before it exists. */
  readonly name: string;
  /** ASL; values may be CDK tokens. */
  readonly definition: StateMachineDefinition;
  /** Executions of the machines that the definition starts, by their ARNs, which are tokens. */
  readonly executionArn?: (machineArn: string) => string | undefined;
  readonly logRetention: logs.RetentionDays;
}

/** A Standard state machine with a role that allows what its own definition needs, and a log group of its own; its log never holds execution data. */
export class RingiStateMachine extends Construct {
  readonly role: iam.Role;
  readonly stateMachine: sfn.StateMachine;
  readonly name: string;
  /** ARN pattern of its executions. */
  readonly executions: string;

  constructor(scope: Construct, id: string, props: RingiStateMachineProps) {
    super(scope, id);
    const { name, definition, executionArn, logRetention } = props;
    this.name = name;
    this.executions = executionsOf(name);
    this.role = new iam.Role(this, 'Role', { assumedBy: new iam.ServicePrincipal('states.amazonaws.com') });
    this.stateMachine = new sfn.StateMachine(this, 'StateMachine', {
      stateMachineName: name,
      stateMachineType: sfn.StateMachineType.STANDARD,
      definitionBody: sfn.DefinitionBody.fromString(Stack.of(this).toJsonString(definition)),
      role: this.role,
      tracingEnabled: true,
      logs: {
        // The prefix /aws/vendedlogs/ keeps the log's resource policy within its size limit.
        // https://docs.aws.amazon.com/step-functions/latest/dg/cw-logs.html
        destination: new logs.LogGroup(this, 'Log', {
          logGroupName: `/aws/vendedlogs/states/${name}`,
          retention: logRetention,
          removalPolicy: RemovalPolicy.DESTROY,
        }),
        level: sfn.LogLevel.ERROR,
        // Execution data holds the task token and what people wrote.
        includeExecutionData: false,
      },
    });
    const here = { partition: Aws.PARTITION, region: Aws.REGION, account: Aws.ACCOUNT_ID };
    for (const { Action, Resource } of policy(definition, { ...here, executionArn })) {
      this.role.addToPolicy(allow(Action, Resource));
    }
    acknowledgeStateMachine(this);
  }

  get arn(): string {
    return this.stateMachine.stateMachineArn;
  }
}
