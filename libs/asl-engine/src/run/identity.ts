/** Who runs: what the context object and task runners are told about an execution. */
export interface ExecutionIdentity {
  readonly executionArn: string;
  readonly name: string;
  /** Epoch milliseconds. */
  readonly startDate: number;
  /** Absent where none is given, as TestState allows. */
  readonly roleArn?: string | undefined;
  /** Absent where AWS shows none: synchronous executions. */
  readonly redriveCount?: number | undefined;
  /** Epoch milliseconds of the last redrive, when there was one. */
  readonly redriveDate?: number | undefined;
  readonly stateMachineArn: string;
  readonly stateMachineName: string;
  /** Version and alias it was started by, when it was. */
  readonly stateMachineVersionArn?: string;
  readonly stateMachineAliasArn?: string;
  readonly region: string;
}
