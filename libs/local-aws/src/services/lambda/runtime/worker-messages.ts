import type { InvocationContext } from '../function-runner.js';

/** How a function error looks in a payload. */
export interface ErrorBody {
  readonly errorType: string;
  readonly errorMessage: string;
  readonly trace: readonly string[];
}

export interface WorkerData {
  readonly codePath: string;
  readonly handler: string;
  /** Virtual minus real time, milliseconds. */
  readonly clockOffset: number;
}

/** One invocation, sent to the worker. */
export interface ToWorker {
  readonly id: string;
  /** JSON text */
  readonly payload: string;
  readonly context: InvocationContext;
  readonly clockOffset: number;
  /** Epoch milliseconds, real. */
  readonly deadline: number;
}

export type FromWorker =
  | { readonly type: 'ready' }
  | { readonly type: 'output'; readonly text: string }
  | { readonly type: 'result'; readonly id: string; readonly body: string }
  | { readonly type: 'error'; readonly id: string; readonly error: ErrorBody }
  /** The worker ends after this one. */
  | { readonly type: 'fatal'; readonly id: string | undefined; readonly error: ErrorBody };
