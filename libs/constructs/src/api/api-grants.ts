import * as iam from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { BACKEND_CONSTRUCTS } from '../backends/registry.js';
import type { RingiCore } from '../core/ringi-core.js';
import { acknowledgeExecutions } from '../parts/acknowledge.js';
import { policyName } from '../parts/names.js';
import { allow, arnHere, executionsOf } from '../parts/statements.js';

/**
 * What the API's own role may do: read and write requests, read executions, and act as the person who asks. It starts
 * and decides nothing by itself. Its policy is in the API's stack, so the core does not refer to it.
 * @param callers names of the flows' state machines.
 */
export function apiGrants(scope: Construct, core: RingiCore, callers: readonly string[]): void {
  const { tables, functions, projector, approver, components } = core;
  const machines = [...callers, ...Object.values(components).map(({ name }) => name)];
  for (const name of machines) acknowledgeExecutions(scope, name);
  new iam.Policy(scope, 'Policy', {
    policyName: policyName(scope, 'api'),
    roles: [core.apiRole],
    statements: [
      allow(['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:UpdateItem'], [tables.requests.tableArn]),
      allow(['dynamodb:Query'], [tables.lists]),
      // Without sts:TagSession: a session's name is all that it says.
      allow(['sts:AssumeRole'], [approver.role.roleArn]),
      allow(
        ['states:DescribeStateMachine'],
        callers.map((name) => arnHere('states', `stateMachine:${name}`)),
      ),
      allow(['states:DescribeExecution', 'states:GetExecutionHistory'], machines.map(executionsOf)),
      // A withdrawal takes effect at once, not with the next minute's round; an operator may rebuild the rows of lists.
      allow(['lambda:InvokeFunction'], [functions.reconcile.arn, projector.arn]),
      ...Object.values(BACKEND_CONSTRUCTS).flatMap((backend) => backend.apiStatements(scope, core)),
    ],
  });
}
