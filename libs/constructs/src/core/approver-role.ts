import { Aws } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';

export interface ApproverRoleProps {
  readonly roleName: string;
}

/**
 * The role people decide under; its session name is the person's id, which is what SSM counts and CloudTrail names.
 *
 * Who may take it: IAM users of this account whom an administrator lets `sts:AssumeRole` on it, each only with the own
 * user name as session name, so that nobody can sign as another. Our choice. People who sign in elsewhere have no user
 * name and are refused here: for them the API assumes the role, which has a statement of its own (see apiRole).
 * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html#ck_rolesessionname
 */
export class ApproverRole extends Construct {
  readonly role: iam.Role;
  /** ARN of a person's session without the person's id. */
  readonly sessionPrefix: string;

  constructor(scope: Construct, id: string, { roleName }: ApproverRoleProps) {
    super(scope, id);
    this.role = new iam.Role(this, 'Role', {
      roleName,
      description: 'Under this role people decide; the session name is the person.',
      assumedBy: new iam.AccountRootPrincipal().withConditions({
        StringEquals: { 'sts:RoleSessionName': '${aws:username}' },
      }),
    });
    this.sessionPrefix = `arn:${Aws.PARTITION}:sts::${Aws.ACCOUNT_ID}:assumed-role/${roleName}/`;
  }
}
