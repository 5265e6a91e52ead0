import type { ApprovalRecord, ApprovalRequest, Decider } from '@ringi/shared-types';
import { backendOf } from '../backends/registry.js';

/**
 * May these people decide this level? The requester may not where the flow says so, under whatever role. Where the
 * system does not check it itself, everybody must be among those who were asked.
 */
export function mayDecide(
  { request }: Pick<ApprovalRecord, 'request'>,
  deciders: readonly Decider[],
): boolean {
  const { checksApprovers } = backendOf(request.backend).capabilities;
  return deciders.every(
    ({ principal }) =>
      !isExcluded(request, principal) &&
      (checksApprovers || request.approvers.some((approver) => standsFor(approver, principal))),
  );
}

/** The requester of a request whose flow does not let requesters decide. Their name ends every ARN that is theirs. */
export const isExcluded = (
  { requester, requester_may_decide }: Pick<ApprovalRequest, 'requester' | 'requester_may_decide'>,
  principal: string,
): boolean =>
  requester_may_decide === false &&
  requester !== undefined &&
  (principal === requester || principal.endsWith(`/${requester}`));

/** An approver is the principal itself, or the role whose session it is. */
function standsFor(approver: string, principal: string): boolean {
  if (approver === principal) return true;
  const [, account, path] = /^arn:[a-z-]+:iam::(\d{12}):role\/(.+)$/.exec(approver) ?? [];
  const [, of, role] = /^arn:[a-z-]+:sts::(\d{12}):assumed-role\/([^/]+)\/.+$/.exec(principal) ?? [];
  // A session's ARN has the role's name without its path.
  return role !== undefined && account === of && path?.split('/').at(-1) === role;
}
