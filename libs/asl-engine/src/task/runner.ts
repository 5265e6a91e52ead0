import type { Json, FunctionResource, ServiceResource } from '@ringi/asl';

/** One attempt of a Task: everything a runner needs to perform the call. */
export interface TaskCall {
  readonly resource: ServiceResource | FunctionResource;
  /** The evaluated Parameters or Arguments (for a function resource: its event). */
  readonly parameters: Json;
  readonly region: string;
  /** Role of the state machine, or the one that Credentials names. */
  readonly roleArn: string;
  readonly executionArn: string;
  readonly executionName: string;
  readonly stateMachineArn: string;
  /** Name of the Task state. */
  readonly stateName: string;
  /** How often this task was tried before, as `$$.State.RetryCount`. */
  readonly retryCount: number;
  /** Set for callback and `.sync` tasks. */
  readonly taskToken?: string | undefined;
  /** Aborted when the execution is stopped or timed out, or a sibling branch failed: stop what was started, best effort. */
  readonly signal: AbortSignal;
}

/** Performs the calls that Tasks describe. Failures are thrown as {@link TaskError}. */
export interface TaskRunner {
  /**
   * Makes the call. Request-response: answers the task's output. Callback and `.sync`: answers what the service said when
   * the work was submitted (history's TaskSubmitted).
   */
  call(task: TaskCall): Promise<Json>;
  /** `.sync` only: waits until the job that `submitted` describes has ended; answers the task's output. */
  complete?(task: TaskCall, submitted: Json): Promise<Json>;
}
