import type { Call } from '../../../core/service.js';

/** No permission is needed for it. @see https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html */
export const getCallerIdentity = (_input: unknown, { principal }: Call) => ({
  Arn: principal.arn,
  UserId: principal.userId,
  Account: principal.accountId,
});
