import * as iam from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import type { RingiCore } from '../../core/ringi-core.js';
import { acknowledgeAutomations, acknowledgeListing } from '../../parts/acknowledge.js';
import { policyName } from '../../parts/names.js';
import { allow, allowEverywhere } from '../../parts/statements.js';
import { AUTOMATION_EXECUTIONS, documentArn } from './ssm-arns.js';
import type { SsmAssumeRole } from './ssm-assume-role.js';

/**
 * What the functions and the approvers may do with automations, whatever the flow. Starting one is not among it.
 * Source: https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-setup-identity-based-policies.html
 */
export function grantCore({ functions, approver }: RingiCore): void {
  for (const scope of [...Object.values(functions), approver]) {
    acknowledgeListing(scope);
    acknowledgeAutomations(scope);
  }
  const find = allowEverywhere(['ssm:DescribeAutomationExecutions']);
  for (const { role } of Object.values(functions)) {
    role.addToPolicy(find);
    role.addToPolicy(allow(['ssm:GetAutomationExecution'], [AUTOMATION_EXECUTIONS]));
  }
  for (const { role } of [functions.start, functions.close, functions.reconcile]) {
    role.addToPolicy(allow(['ssm:StopAutomationExecution'], [AUTOMATION_EXECUTIONS]));
  }
  approver.role.addToPolicy(find);
  approver.role.addToPolicy(
    allow(
      ['ssm:GetAutomationExecution', 'ssm:DescribeAutomationStepExecutions', 'ssm:SendAutomationSignal'],
      [AUTOMATION_EXECUTIONS],
    ),
  );
}

/** The API looks for the automation of an approval and reads its state back. */
export function apiStatements(scope: Construct): readonly iam.PolicyStatement[] {
  acknowledgeListing(scope);
  acknowledgeAutomations(scope);
  return [
    allowEverywhere(['ssm:DescribeAutomationExecutions']),
    allow(['ssm:GetAutomationExecution'], [AUTOMATION_EXECUTIONS]),
  ];
}

export interface FlowGrantProps {
  readonly core: RingiCore;
  /** Names of the documents that the start function starts. */
  readonly started: readonly string[];
  readonly assumeRole: SsmAssumeRole;
}

/** Only the start function's role may start this flow's automations. */
export function grantFlow(scope: Construct, { core, started, assumeRole }: FlowGrantProps): void {
  acknowledgeAutomations(scope);
  new iam.Policy(scope, 'StartPolicy', {
    policyName: policyName(scope, 'start-automation'),
    roles: [core.functions.start.role],
    statements: [
      allow(['ssm:StartAutomationExecution'], [...started.map(documentArn), AUTOMATION_EXECUTIONS]),
      // Automations are started with tags: our mark and the approval's.
      allow(['ssm:AddTagsToResource'], [AUTOMATION_EXECUTIONS]),
      allow(['iam:PassRole'], [assumeRole.role.roleArn], {
        StringEquals: { 'iam:PassedToService': 'ssm.amazonaws.com' },
      }),
    ],
  });
}
