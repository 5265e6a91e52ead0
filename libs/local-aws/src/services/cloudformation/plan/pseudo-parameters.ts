import type { Environment } from '../../../core/environment.js';

/** @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/pseudo-parameter-reference.html */
export function pseudoParameters(
  env: Environment,
  stack: { readonly stackName: string; readonly stackId: string },
): ReadonlyMap<string, unknown> {
  return new Map<string, unknown>([
    ['AWS::AccountId', env.accountId],
    ['AWS::Region', env.region],
    ['AWS::Partition', env.partition],
    ['AWS::URLSuffix', 'amazonaws.com'],
    ['AWS::StackName', stack.stackName],
    ['AWS::StackId', stack.stackId],
    ['AWS::NotificationARNs', []],
    ['AWS::NoValue', ''],
  ]);
}
