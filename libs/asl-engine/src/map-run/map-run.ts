import type { ChildExecution } from '../run/child-execution.js';

export type MapRunStatus = 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'ABORTED';

/** Counts of DescribeMapRun; the same members count executions and items. */
export interface MapRunCounts {
  pending: number;
  running: number;
  succeeded: number;
  failed: number;
  timedOut: number;
  aborted: number;
  total: number;
  resultsWritten: number;
}

/** One run of a Map state in DISTRIBUTED mode, and its child executions. */
export interface MapRun {
  readonly mapRunArn: string;
  /** The execution whose Map state runs. */
  readonly executionArn: string;
  /** `<machine ARN>/<label>`: the state machine that the children run, as AWS names it. */
  readonly stateMachineArn: string;
  /** Epoch milliseconds. */
  readonly startDate: number;
  stopDate?: number;
  status: MapRunStatus;
  /** These three may be changed while it runs (UpdateMapRun). */
  maxConcurrency: number;
  toleratedFailureCount: number | undefined;
  /** 0 to 100. */
  toleratedFailurePercentage: number | undefined;
  redriveCount: number;
  /** Epoch milliseconds. */
  redriveDate?: number;
  readonly itemCounts: MapRunCounts;
  readonly executionCounts: MapRunCounts;
  /** To be called after a change of the limits. */
  changed?: (() => void) | undefined;
}

/** Told of map runs and their children, so that a service can list them. */
export interface MapRunObserver {
  started(run: MapRun): void;
  childStarted(run: MapRun, child: ChildExecution): void;
}

export function emptyCounts(total: number): MapRunCounts {
  return {
    pending: total,
    running: 0,
    succeeded: 0,
    failed: 0,
    timedOut: 0,
    aborted: 0,
    total,
    resultsWritten: 0,
  };
}
