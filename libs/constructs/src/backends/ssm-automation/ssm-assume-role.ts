import { Aws } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { policyName } from '../../parts/names.js';
import { allow } from '../../parts/statements.js';
import { AUTOMATION_EXECUTIONS, documentArn } from './ssm-arns.js';

export interface SsmAssumeRoleProps {
  /** Topics an approve step tells people by. */
  readonly topicArns: readonly string[];
  /** Names of documents that an automation starts. */
  readonly started: readonly string[];
  /** Functions that an automation calls. */
  readonly invoked: readonly string[];
}

/** The role a flow's automations act as. Automations that may wait beyond 12 hours must have one. */
export class SsmAssumeRole extends Construct {
  readonly role: iam.Role;

  constructor(scope: Construct, id: string, { topicArns, started, invoked }: SsmAssumeRoleProps) {
    super(scope, id);
    this.role = new iam.Role(this, 'Role', {
      description: 'What the automations of an approval flow act as.',
      // Source: https://docs.aws.amazon.com/systems-manager/latest/userguide/cross-service-confused-deputy-prevention.html
      assumedBy: new iam.ServicePrincipal('ssm.amazonaws.com', {
        conditions: {
          StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID },
          ArnLike: { 'aws:SourceArn': AUTOMATION_EXECUTIONS },
        },
      }),
    });
    const statements = [allow(['sns:Publish'], topicArns)];
    if (started.length > 0) {
      statements.push(
        allow(['ssm:StartAutomationExecution'], [...started.map(documentArn), AUTOMATION_EXECUTIONS]),
        allow(['ssm:GetAutomationExecution'], [AUTOMATION_EXECUTIONS]),
        // The child automation acts as the same role.
        allow(['iam:PassRole'], [this.role.roleArn], {
          StringEquals: { 'iam:PassedToService': 'ssm.amazonaws.com' },
        }),
      );
    }
    if (invoked.length > 0) statements.push(allow(['lambda:InvokeFunction'], invoked));
    new iam.Policy(this, 'Policy', {
      policyName: policyName(this, 'automation'),
      roles: [this.role],
      statements,
    });
  }
}
