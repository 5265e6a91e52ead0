import * as iam from 'aws-cdk-lib/aws-iam';
import type { RingiCore } from '../core/ringi-core.js';
import { acknowledgeExecutions } from '../parts/acknowledge.js';
import { policyName } from '../parts/names.js';
import { allow } from '../parts/statements.js';
import type { ApprovalFlow } from './approval-flow.js';

/**
 * Who may do what with a flow's caller. What the caller itself may do follows from its definition.
 * Source: https://docs.aws.amazon.com/step-functions/latest/dg/stepfunctions-iam.html
 */
export function callerGrants(flow: ApprovalFlow, core: RingiCore): void {
  const { caller } = flow;
  for (const { name } of [caller, ...flow.flow.levels.map(({ backend }) => core.components[backend.id])]) {
    acknowledgeExecutions(flow, name);
  }

  const { start, report, close, reconcile } = core.functions;
  new iam.Policy(flow, 'CallerReaders', {
    policyName: policyName(flow, 'read-caller'),
    // Each writes the request's row, which tells the caller's status.
    roles: [start, report, close, reconcile, core.projector].map(({ role }) => role),
    statements: [allow(['states:DescribeExecution'], [caller.executions])],
  });
  new iam.Policy(flow, 'CallerUsers', {
    policyName: policyName(flow, 'use-caller'),
    roles: [core.approver.role],
    statements: [
      allow(['states:StartExecution', 'states:ListExecutions', 'states:DescribeStateMachine'], [caller.arn]),
      // The caller's history holds no task token; a component's does, and is not readable by this role.
      allow(['states:DescribeExecution', 'states:GetExecutionHistory'], [caller.executions]),
    ],
  });
}
