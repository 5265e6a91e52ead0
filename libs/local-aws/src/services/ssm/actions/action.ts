import type { Principal } from '../../../core/principal.js';
import type { SsmState } from '../state.js';
import type { StepFailure } from '../automation/step-execution.js';

export type Outputs = Readonly<Record<string, readonly string[]>>;

export type SignalType = 'Approve' | 'Reject' | 'Resume';
export interface Signal {
  readonly type: SignalType;
  readonly principal: Principal;
}

/** What an action's attempt sees of its automation, and how it answers. After it has answered, or was stopped, answers are ignored. */
export interface Attempt {
  readonly state: SsmState;
  readonly executionId: string;
  readonly documentName: string;
  readonly stepName: string;
  /** Who acts: a session of the runbook's assumeRole, or who started the automation. */
  readonly principal: Principal;
  /** Inputs, references resolved. */
  readonly inputs: Readonly<Record<string, unknown>>;
  /** When this attempt times out, epoch milliseconds; undefined: never. */
  readonly deadline: number | undefined;
  /** The step (and with it the automation) shows as Waiting. */
  waiting(): void;
  /** Sets the step's outputs while it runs. */
  output(outputs: Outputs): void;
  succeed(outputs?: Outputs): void;
  fail(failure: StepFailure): void;
}

/** An attempt under way. */
export interface RunningAttempt {
  /** A signal from SendAutomationSignal. @throws ServiceError when it is refused; then nothing has changed. */
  signal?(signal: Signal): void;
  /** The attempt was ended from outside; `cause` says how. */
  stop?(cause: 'timeout' | 'cancel'): void;
}

/** Starts one attempt of a step. It returns at once; what takes time answers later. @throws StepError */
export type StartAction = (attempt: Attempt) => RunningAttempt;

/** A step that fails before it does anything: its inputs are wrong. */
export class StepError extends Error {
  override readonly name = 'StepError';
}
