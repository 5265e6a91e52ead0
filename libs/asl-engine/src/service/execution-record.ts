import type { Json } from '@ringi/asl';
import type { Execution } from '../execution.js';
import type { ExecutionStatus } from '../run/child-execution.js';
import type { Revision } from './machine-record.js';

/** An execution and what StartExecution was told. */
export interface ExecutionRecord {
  readonly execution: Execution;
  readonly stateMachineArn: string;
  readonly revision: Revision;
  readonly inputText: string;
  readonly input: Json;
  readonly traceHeader?: string;
}

/** DescribeExecution's answer; dates are epoch milliseconds. Absent members are those AWS leaves out. */
export interface ExecutionDescription {
  readonly executionArn: string;
  readonly stateMachineArn: string;
  readonly name: string;
  readonly status: ExecutionStatus;
  readonly startDate: number;
  readonly stopDate?: number;
  readonly input: string;
  readonly inputDetails: { readonly included: true };
  readonly output?: string;
  readonly outputDetails?: { readonly included: true };
  readonly error?: string;
  readonly cause?: string;
  readonly redriveCount: number;
  readonly redriveStatus: 'REDRIVABLE' | 'NOT_REDRIVABLE';
  readonly redriveStatusReason?: string;
}

export function describeExecution(record: ExecutionRecord): ExecutionDescription {
  const { execution } = record;
  const { identity, status, output, error, cause, stopDate } = execution;
  const redrivable = status === 'FAILED' || status === 'TIMED_OUT' || status === 'ABORTED';
  return {
    executionArn: identity.executionArn,
    stateMachineArn: record.stateMachineArn,
    name: identity.name,
    status,
    startDate: identity.startDate,
    ...(stopDate !== undefined && { stopDate }),
    input: record.inputText,
    inputDetails: { included: true },
    ...(output !== undefined && { output, outputDetails: { included: true } }),
    // AWS answers neither for a timed-out execution.
    ...(status !== 'TIMED_OUT' && error !== undefined && { error }),
    ...(status !== 'TIMED_OUT' && cause !== undefined && { cause }),
    redriveCount: identity.redriveCount ?? 0,
    redriveStatus: redrivable ? 'REDRIVABLE' : 'NOT_REDRIVABLE',
    ...(!redrivable && { redriveStatusReason: `Execution is ${status} and cannot be redriven` }),
  };
}
