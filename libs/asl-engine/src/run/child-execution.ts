import type { Json, StateMachineDefinition } from '@ringi/asl';
import type { HistoryEvent } from '../history/event.js';
import type { ExecutionIdentity } from './identity.js';

export type ExecutionStatus = 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'TIMED_OUT' | 'ABORTED';

/** An execution as the distributed Map state sees that runs it. */
export interface ChildExecution {
  readonly identity: ExecutionIdentity;
  readonly input: Json;
  readonly status: ExecutionStatus;
  /** The output's value and its JSON text, once SUCCEEDED. */
  readonly result: Json | undefined;
  readonly output: string | undefined;
  readonly error: string | undefined;
  readonly cause: string | undefined;
  /** Epoch milliseconds, once ended. */
  readonly stopDate: number | undefined;
  readonly history: { readonly length: number; slice(from: number, to: number): HistoryEvent[] };
  start(): void;
  stop(): void;
  /** Goes on from where it failed. */
  redrive(): void;
}

/** What a distributed Map state says about a child; all else is as the parent has it. */
export interface ChildOptions {
  readonly identity: ExecutionIdentity;
  readonly definition: StateMachineDefinition;
  readonly input: Json;
  /** Called each time it has ended. */
  readonly onEnd: (child: ChildExecution) => void;
}
