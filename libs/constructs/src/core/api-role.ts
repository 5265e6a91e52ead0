import * as iam from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import type { ApproverRole } from './approver-role.js';

/**
 * The role of the API's function. It is here, not beside the function, because the role people decide under must trust
 * it: the API assumes that role for each person it has signed in, with the person's id as session name. It may do so
 * without session tags, and what else it may do is said where the API is made.
 */
export function apiRole(scope: Construct, approver: ApproverRole): iam.Role {
  const role = new iam.Role(scope, 'ApiRole', {
    description: 'The API that people decide through.',
    assumedBy: new iam.ServicePrincipal('lambda.amazonaws.com'),
  });
  approver.role.assumeRolePolicy?.addStatements(
    new iam.PolicyStatement({
      actions: ['sts:AssumeRole'],
      principals: [new iam.ArnPrincipal(role.roleArn)],
    }),
  );
  return role;
}
