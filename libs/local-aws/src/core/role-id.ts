import { createHash } from 'node:crypto';

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/**
 * An IAM unique id (`AROA…` for a role, 21 characters) that is the same for the same ARN, so that the role resource and
 * the sessions of the role agree.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-unique-ids
 */
export function uniqueId(prefix: 'AROA' | 'AIDA' | 'ANPA', arn: string): string {
  const digest = createHash('sha256').update(arn).digest();
  return prefix + [...digest.subarray(0, 17)].map((byte) => BASE32[byte % 32]).join('');
}
