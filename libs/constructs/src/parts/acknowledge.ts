import { DefaultStackSynthesizer, Validations } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

/**
 * Findings of cdk-nag's AWS Solutions rules that are meant to be so, each with its reason. An id names one finding, so
 * a new wildcard is a new finding. The ids are those of stacks without a fixed account and Region.
 */
export const acknowledge = (scope: IConstruct, finding: string, reason: string): void =>
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

/**
 * The CDK's own function that copies files to a bucket (aws-cdk-lib/aws-s3-deployment).
 * @param bucketId logical id of the bucket.
 */
export function acknowledgeSiteDeployment(copier: IConstruct, bucketId: string): void {
  const own =
    'The function and its policy are the CDK’s; they end at this bucket and the bucket of assets. https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.aws_s3_deployment-readme.html';
  const assets = `cdk-${DefaultStackSynthesizer.DEFAULT_QUALIFIER}-assets-<AWS::AccountId>-<AWS::Region>`;
  for (const action of ['GetBucket*', 'GetObject*', 'List*', 'Abort*', 'DeleteObject*']) {
    acknowledge(copier, `IAM5[Action::s3:${action}]`, own);
  }
  acknowledge(copier, `IAM5[Resource::arn:<AWS::Partition>:s3:::${assets}/*]`, own);
  acknowledge(copier, `IAM5[Resource::<${bucketId}.Arn>/*]`, own);
  acknowledge(
    copier,
    'IAM5[Resource::*]',
    'Makes CloudFront forget the old page: the CDK gives this permission for every distribution. https://github.com/aws/aws-cdk/blob/main/packages/aws-cdk-lib/aws-s3-deployment/lib/bucket-deployment.ts',
  );
  acknowledge(
    copier,
    'IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole]',
    'The CDK’s own function: it writes its log.',
  );
  acknowledge(copier, 'L1', 'The CDK chooses the runtime of its function, and raises it with its releases.');
}
