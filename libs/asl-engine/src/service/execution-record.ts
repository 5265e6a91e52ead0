import type { Json } from '@ringi/asl';
import type { Execution } from '../execution.js';
import { encode } from '../json.js';
import type { ChildExecution, ExecutionStatus } from '../run/child-execution.js';
import type { Revision } from './machine-record.js';

/** An execution and what StartExecution was told. */
export interface ExecutionRecord {
  readonly execution: Execution;
  readonly stateMachineArn: string;
  readonly revision: Revision;
  readonly inputText: string;
  readonly input: Json;
  readonly traceHeader?: string;
  /** Version and alias it was started by. */
  readonly stateMachineVersionArn?: string;
  readonly stateMachineAliasArn?: string;
  /** ClientToken and date of the last redrive, so that the same call again answers the same. */
  lastRedrive?: { readonly clientToken: string | undefined; readonly redriveDate: number };
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
  readonly redriveDate?: number;
  readonly redriveStatus: 'REDRIVABLE' | 'NOT_REDRIVABLE' | 'REDRIVABLE_BY_MAP_RUN';
  readonly redriveStatusReason?: string;
  readonly mapRunArn?: string;
  readonly stateMachineVersionArn?: string;
  readonly stateMachineAliasArn?: string;
}

/** @param notRedrivable why it cannot be redriven; undefined when it can. */
export function describeExecution(
  record: ExecutionRecord,
  notRedrivable: string | undefined,
): ExecutionDescription {
  const { stateMachineArn, stateMachineVersionArn, stateMachineAliasArn } = record;
  return {
    ...described(record.execution, stateMachineArn, record.inputText),
    redriveStatus: notRedrivable === undefined ? 'REDRIVABLE' : 'NOT_REDRIVABLE',
    ...(notRedrivable !== undefined && { redriveStatusReason: notRedrivable }),
    ...(stateMachineVersionArn !== undefined && { stateMachineVersionArn }),
    ...(stateMachineAliasArn !== undefined && { stateMachineAliasArn }),
  };
}

/** A child of a Map Run, which only the execution that has the Map state redrives. */
export function describeChild(child: ChildExecution, mapRunArn: string): ExecutionDescription {
  const { identity, status, input } = child;
  const open = status === 'RUNNING' || status === 'SUCCEEDED';
  return {
    ...described(child, identity.stateMachineArn, encode(input)),
    mapRunArn,
    redriveStatus: open ? 'NOT_REDRIVABLE' : 'REDRIVABLE_BY_MAP_RUN',
    ...(open && { redriveStatusReason: `Execution is ${status} and cannot be redriven` }),
  };
}

function described(
  execution: ChildExecution,
  stateMachineArn: string,
  input: string,
): Omit<ExecutionDescription, 'redriveStatus'> {
  const { identity, status, output, error, cause, stopDate } = execution;
  return {
    executionArn: identity.executionArn,
    stateMachineArn,
    name: identity.name,
    status,
    startDate: identity.startDate,
    ...(stopDate !== undefined && { stopDate }),
    input,
    inputDetails: { included: true },
    ...(output !== undefined && { output, outputDetails: { included: true } }),
    // AWS answers neither for a timed-out execution.
    ...(status !== 'TIMED_OUT' && error !== undefined && { error }),
    ...(status !== 'TIMED_OUT' && cause !== undefined && { cause }),
    redriveCount: identity.redriveCount ?? 0,
    ...(identity.redriveDate !== undefined && { redriveDate: identity.redriveDate }),
  };
}
