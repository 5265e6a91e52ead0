import { createHash } from 'node:crypto';

/**
 * The id of the approval that a component execution asks for, as the start function computes it: an automation bears it
 * as its parameter `ApprovalId`. An end-to-end test holds both equal; importing the functions' library here would load
 * the AWS clients of all of them.
 */
export const approvalIdOf = (componentExecutionArn: string, redriveCount = 0): string =>
  createHash('sha256').update(`${componentExecutionArn}#${redriveCount}`).digest('hex').slice(0, 32);
