import type { Principal } from '../../../core/principal.js';

/**
 * Whether `principal` is the approver that a runbook names. AWS accepts an IAM user's name, an IAM user's ARN, an IAM
 * role's ARN (any session of the role) and the ARN of one assumed-role session.
 * @see https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-action-approve.html
 */
export function isApprover(principal: Principal, approver: string): boolean {
  if (principal.arn === approver) return true;
  if (principal.roleArn !== undefined && principal.roleArn === approver) return true;
  if (approver.startsWith('arn:')) return false;
  const user = /^arn:[^:]+:iam::\d{12}:user\/(?:.*\/)?([^/]+)$/.exec(principal.arn);
  return user?.[1] === approver;
}

/**
 * Who counts as one person towards MinRequiredApprovals: one ARN, so two sessions of a role are two approvers.
 * AWS documents neither that nor whether one principal may approve twice; both are our choice, made here alone.
 */
export function voterOf(principal: Principal): string {
  return principal.arn;
}
