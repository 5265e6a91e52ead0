import type { ExecutionRecord } from './execution-record.js';
import type { MachineRecord } from './machine-record.js';

/** AWS lets an execution be redriven this long after it ended. */
const PERIOD_MS = 14 * 24 * 3_600_000;
/** Events that must still fit: ExecutionRedriven and one more. */
const MAX_EVENTS = 24_999;
/** An execution may be open for a year. */
const MAX_AGE_MS = 365 * 24 * 3_600_000;
const MAX_REDRIVES = 1_000;

/**
 * Why an execution cannot be redriven, in AWS's words; undefined when it can.
 * Source: https://docs.aws.amazon.com/step-functions/latest/apireference/API_DescribeExecution.html
 */
export function notRedrivable(
  { execution }: ExecutionRecord,
  machine: MachineRecord | undefined,
  now: number,
): string | undefined {
  const { status, stopDate = now, history, identity } = execution;
  if (status === 'RUNNING' || status === 'SUCCEEDED') return `Execution is ${status} and cannot be redriven`;
  if (!machine || machine.deleting) return 'State machine is in DELETING status';
  if (history.length >= MAX_EVENTS) return 'Execution history event limit exceeded';
  if (now - identity.startDate > MAX_AGE_MS) return 'Execution has exceeded the max execution time';
  if (now - stopDate > PERIOD_MS) return 'Execution redrivable period exceeded';
  // AWS's sentence for this limit is not known to us.
  if ((identity.redriveCount ?? 0) >= MAX_REDRIVES) return `Execution was redriven ${MAX_REDRIVES} times`;
  return undefined;
}
