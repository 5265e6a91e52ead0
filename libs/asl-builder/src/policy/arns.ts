import type { Grant, Place } from './statement.js';

/** The executions of a machine; of all machines when the ARN is not known as text. */
export function executionArnOf(machine: string, place: Place): string {
  const parts = /^(arn:[^:]+:states:[^:]*:[^:]*):stateMachine:([^:]+)/.exec(machine);
  if (parts) return `${parts[1]}:execution:${parts[2]}:*`;
  const { partition, region, account, executionArn } = place;
  return executionArn?.(machine) ?? `arn:${partition}:states:${region}:${account}:execution:*`;
}

/**
 * The rule that Step Functions keeps in the account to learn of the end of a job it waits for.
 * Source: https://docs.aws.amazon.com/step-functions/latest/dg/service-integration-iam-templates.html
 */
export const jobRule = (name: string, { partition, region, account }: Place): Grant => ({
  actions: ['events:PutTargets', 'events:PutRule', 'events:DescribeRule'],
  resources: [`arn:${partition}:events:${region}:${account}:rule/${name}`],
});
