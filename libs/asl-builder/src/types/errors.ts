/**
 * Error names any state may raise.
 * Source: https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html
 */
export type StatesError =
  | 'States.ALL'
  | 'States.BranchFailed'
  | 'States.DataLimitExceeded'
  | 'States.ExceedToleratedFailureThreshold'
  | 'States.HeartbeatTimeout'
  | 'States.Http.Socket'
  | 'States.IntrinsicFailure'
  | 'States.ItemReaderFailed'
  | 'States.NoChoiceMatched'
  | 'States.ParameterPathFailure'
  | 'States.Permissions'
  | 'States.QueryEvaluationError'
  | 'States.ResultPathMatchFailure'
  | 'States.ResultWriterFailed'
  | 'States.Runtime'
  | 'States.TaskFailed'
  | 'States.Timeout';

/**
 * What a catch handler gets. AWS gives null for both fields when a task token was failed without an error: reading
 * them into a Fail state then fails the run, so answer tokens with an error name.
 */
export interface ErrorOutput {
  readonly Error: string;
  readonly Cause: string;
}

/** One retrier. `E` are the error names the call is known to raise. */
export interface RetryPolicy<E extends string> {
  readonly errors: readonly (E | StatesError)[];
  /** Before the first retry; 1 to 99999999, AWS's default is 1. */
  readonly intervalSeconds?: number;
  /** 0 = never retry these errors; AWS's default is 3. */
  readonly maxAttempts?: number;
  /** AWS's default is 2. */
  readonly backoffRate?: number;
  readonly maxDelaySeconds?: number;
  readonly jitter?: 'FULL' | 'NONE';
}

/** Handlers by error name: the names are checked against what the call can raise. `C` are the bodies they return. */
export type Handlers<C, E extends string, Err> = {
  readonly [K in keyof C]: K extends E | StatesError
    ? (error: Err) => C[K]
    : { readonly 'this call cannot raise': K };
};
