import { Validations } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

/**
 * Findings of cdk-nag's AWS Solutions rules that are meant to be so, each with its reason. An id names one finding, so
 * a new wildcard is a new finding. The ids are those of stacks without a fixed account and Region.
 */
const acknowledge = (scope: IConstruct, finding: string, reason: string): void =>
  Validations.of(scope).acknowledge({ id: `AwsSolutions::AwsSolutions-${finding}`, reason });

const arn = (service: string, resource: string): string =>
  `arn:<AWS::Partition>:${service}:<AWS::Region>:<AWS::AccountId>:${resource}`;

/** Policies under `scope` name the executions of a state machine. */
export const acknowledgeExecutions = (scope: IConstruct, stateMachineName: string): void =>
  acknowledge(
    scope,
    `IAM5[Resource::${arn('states', `execution:${stateMachineName}:*`)}]`,
    'Executions are named when they start; the pattern is bounded by their state machine. https://docs.aws.amazon.com/step-functions/latest/dg/stepfunctions-iam.html',
  );

/** Policies under `scope` name automations. */
export const acknowledgeAutomations = (scope: IConstruct): void =>
  acknowledge(
    scope,
    `IAM5[Resource::${arn('ssm', 'automation-execution/*')}]`,
    'SSM makes up the id of an automation when it starts. https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-setup-identity-based-policies.html',
  );

/** Policies under `scope` list automations, which has no resource. */
export const acknowledgeListing = (scope: IConstruct): void =>
  acknowledge(
    scope,
    'IAM5[Resource::*]',
    'ssm:DescribeAutomationExecutions takes no resource. https://docs.aws.amazon.com/service-authorization/latest/reference/list_awssystemsmanager.html',
  );

/** A state machine's log and trace. */
export function acknowledgeStateMachine(scope: IConstruct): void {
  acknowledge(
    scope,
    'IAM5[Resource::*]',
    'Log delivery and X-Ray take no resource. https://docs.aws.amazon.com/step-functions/latest/dg/cw-logs.html https://docs.aws.amazon.com/step-functions/latest/dg/concepts-xray-tracing.html',
  );
  acknowledge(
    scope,
    'SF1',
    'Level ERROR on purpose: the history of every execution is in Step Functions for 90 days, and a log of all events would be a second copy of who asked what.',
  );
}
