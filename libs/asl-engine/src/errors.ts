/** A service call's failure, thrown by a task runner: becomes TaskFailed with exactly this error and cause. */
export class TaskError extends Error {
  override readonly name = 'TaskError';
  /** Error name as Retry and Catch match it, e.g. `Lambda.TooManyRequestsException`. */
  readonly error: string | undefined;
  override readonly cause: string | undefined;

  constructor(error?: string, cause?: string) {
    super(`${error ?? 'no error name'}: ${cause ?? 'no cause'}`);
    this.error = error;
    this.cause = cause;
  }
}

/**
 * A state that failed, on its way to Retry, Catch or the end of the execution. `error` and `cause` are undefined where
 * AWS leaves them out (a Fail state or SendTaskFailure without them).
 */
export class StateFailure extends Error {
  override readonly name: string = 'StateFailure';
  readonly error: string | undefined;
  override readonly cause: string | undefined;
  /** Further names that ErrorEquals may use, e.g. States.HeartbeatTimeout. */
  readonly aliases: readonly string[];

  constructor(error: string | undefined, cause?: string, aliases: readonly string[] = []) {
    super(`${error ?? 'no error name'}: ${cause ?? 'no cause'}`);
    this.error = error;
    this.cause = cause;
    this.aliases = aliases;
  }
}

/** Ends the execution at once: no Retry, no Catch (the limit of 25,000 history events). */
export class FatalFailure extends StateFailure {
  override readonly name = 'FatalFailure';
}

/** Thrown through a thread whose work is no longer wanted. Never retried or caught by a definition. */
export class Cancelled extends Error {
  override readonly name = 'Cancelled';
}

/**
 * A failure of the definition's own data handling (a path, an intrinsic call, an expression). The state that evaluates it
 * adds its name and event id to the cause, as AWS does.
 */
export class DataFailure extends StateFailure {
  override readonly name: string = 'DataFailure';
}

/** States.Runtime: never retried, never caught. */
export class RuntimeFailure extends DataFailure {
  override readonly name = 'RuntimeFailure';

  constructor(cause: string) {
    super('States.Runtime', cause);
  }
}

/** States.QueryEvaluationError: a JSONata expression that failed, or gave nothing or the wrong type. */
export class QueryFailure extends DataFailure {
  override readonly name = 'QueryFailure';
  /** The field that has the expression, e.g. `Output/result`. */
  readonly location: string | undefined;
  /** True where AWS lets EvaluationFailed follow the Entered event rather than the one before it. */
  readonly followsEntered: boolean;

  constructor(cause: string, location?: string, followsEntered = false) {
    super('States.QueryEvaluationError', cause);
    this.location = location;
    this.followsEntered = followsEntered;
  }
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
