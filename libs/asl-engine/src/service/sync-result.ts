import type { Execution } from '../execution.js';
import type { ExecutionStatus } from '../run/child-execution.js';

/** StartSyncExecution's answer; dates are epoch milliseconds. Absent members are those AWS leaves out. */
export interface SyncResult {
  readonly executionArn: string;
  readonly stateMachineArn: string;
  readonly name: string;
  readonly startDate: number;
  readonly stopDate: number;
  readonly status: Extract<ExecutionStatus, 'SUCCEEDED' | 'FAILED' | 'TIMED_OUT'>;
  readonly input: string;
  readonly inputDetails: { readonly included: true };
  readonly output?: string;
  readonly outputDetails: { readonly included: true };
  readonly error?: string;
  readonly cause?: string;
  readonly billingDetails: {
    readonly billedDurationInMilliseconds: number;
    readonly billedMemoryUsedInMB: number;
  };
}

/** AWS bills an EXPRESS execution by 100 ms and 64 MB. */
const STEP_MS = 100;
const STEP_MB = 64;

export function syncResult(execution: Execution, inputText: string): SyncResult {
  const { identity, output, error, cause } = execution;
  const stopDate = execution.stopDate ?? identity.startDate;
  const duration = Math.max(1, stopDate - identity.startDate);
  return {
    executionArn: identity.executionArn,
    stateMachineArn: identity.stateMachineArn,
    name: identity.name,
    startDate: identity.startDate,
    stopDate,
    status: execution.status as SyncResult['status'],
    input: inputText,
    inputDetails: { included: true },
    ...(output !== undefined && { output }),
    // There for an execution without an output as well.
    outputDetails: { included: true },
    ...(error !== undefined && { error }),
    ...(cause !== undefined && { cause }),
    billingDetails: {
      billedDurationInMilliseconds: Math.ceil(duration / STEP_MS) * STEP_MS,
      billedMemoryUsedInMB: STEP_MB,
    },
  };
}
