import { Aws } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';

/** A statement that allows actions on resources it names. `'*'` is refused: see {@link allowEverywhere}. */
export function allow(
  actions: readonly string[],
  resources: readonly string[],
  conditions?: Record<string, Record<string, unknown>>,
): iam.PolicyStatement {
  if (resources.includes('*')) {
    throw new Error(`${actions.join(', ')}: name the resource, or the reason in allowEverywhere().`);
  }
  return new iam.PolicyStatement({
    actions: [...actions],
    resources: [...resources],
    ...(conditions && { conditions }),
  });
}

/** Actions for which AWS knows no resource, with the page that says so. Nothing else may be allowed on `'*'`. */
export const WITHOUT_RESOURCE = {
  // Lists executions; the table of actions names no resource type for it.
  'ssm:DescribeAutomationExecutions':
    'https://docs.aws.amazon.com/service-authorization/latest/reference/list_awssystemsmanager.html',
  // A job's id is its own right: the table of actions names no resource type for it.
  'codepipeline:PutJobSuccessResult':
    'https://docs.aws.amazon.com/codepipeline/latest/userguide/permissions-reference.html',
  'codepipeline:PutJobFailureResult':
    'https://docs.aws.amazon.com/codepipeline/latest/userguide/permissions-reference.html',
  // What Step Functions needs to write its log; "these actions do not support resource-level permissions".
  'logs:CreateLogDelivery': 'https://docs.aws.amazon.com/step-functions/latest/dg/cw-logs.html',
  'logs:GetLogDelivery': 'https://docs.aws.amazon.com/step-functions/latest/dg/cw-logs.html',
  'logs:UpdateLogDelivery': 'https://docs.aws.amazon.com/step-functions/latest/dg/cw-logs.html',
  'logs:DeleteLogDelivery': 'https://docs.aws.amazon.com/step-functions/latest/dg/cw-logs.html',
  'logs:ListLogDeliveries': 'https://docs.aws.amazon.com/step-functions/latest/dg/cw-logs.html',
  'logs:PutResourcePolicy': 'https://docs.aws.amazon.com/step-functions/latest/dg/cw-logs.html',
  'logs:DescribeResourcePolicies': 'https://docs.aws.amazon.com/step-functions/latest/dg/cw-logs.html',
  'logs:DescribeLogGroups': 'https://docs.aws.amazon.com/step-functions/latest/dg/cw-logs.html',
  'xray:PutTraceSegments': 'https://docs.aws.amazon.com/step-functions/latest/dg/concepts-xray-tracing.html',
  'xray:PutTelemetryRecords':
    'https://docs.aws.amazon.com/step-functions/latest/dg/concepts-xray-tracing.html',
  'xray:GetSamplingRules': 'https://docs.aws.amazon.com/step-functions/latest/dg/concepts-xray-tracing.html',
  'xray:GetSamplingTargets':
    'https://docs.aws.amazon.com/step-functions/latest/dg/concepts-xray-tracing.html',
} as const;

/** A statement on `'*'`, for actions that take no resource. */
export const allowEverywhere = (actions: readonly (keyof typeof WITHOUT_RESOURCE)[]): iam.PolicyStatement =>
  new iam.PolicyStatement({ actions: [...actions], resources: ['*'] });

/** An ARN in this account and Region. */
export const arnHere = (service: string, resource: string): string =>
  `arn:${Aws.PARTITION}:${service}:${Aws.REGION}:${Aws.ACCOUNT_ID}:${resource}`;

/** Executions of a state machine, by its name. */
export const executionsOf = (stateMachineName: string): string =>
  arnHere('states', `execution:${stateMachineName}:*`);
