import type { Json, QueryLanguage, StateMachineDefinition } from '@ringi/asl';
import type { Clock } from './clock/clock.js';
import { Cancelled, StateFailure, messageOf } from './errors.js';
import { History, type EventDetails } from './history/history.js';
import type { HistoryEvent, HistoryEventType } from './history/event.js';
import { encode } from './json.js';
import { runBlock } from './run/block.js';
import { Cancellation, type CancelReason } from './run/cancellation.js';
import type { ChildExecution, ExecutionStatus } from './run/child-execution.js';
import type { MapRunObserver } from './map-run/map-run.js';
import type { ObjectStore } from './map-run/object-store.js';
import type { ExecutionIdentity } from './run/identity.js';
import type { Machine } from './run/machine.js';
import { Thread } from './run/thread.js';
import type { ActivityBroker } from './task/activity-broker.js';
import type { TaskRunner } from './task/runner.js';
import type { TaskTokens } from './task/tokens.js';

export interface ExecutionOptions {
  readonly identity: ExecutionIdentity;
  readonly definition: StateMachineDefinition;
  readonly input: Json;
  readonly clock: Clock;
  readonly runner: TaskRunner;
  readonly tokens: TaskTokens;
  readonly random: () => number;
  /** Makes ids; default random UUIDs. */
  readonly uuid?: (() => string) | undefined;
  /** Workers of activity tasks; without them those tasks fail. */
  readonly activities?: ActivityBroker | undefined;
  /** Where distributed Map states read items from and write results to; without one those that do fail. */
  readonly objects?: ObjectStore | undefined;
  readonly mapRuns?: MapRunObserver | undefined;
  /** Asked before each state is entered; a promise holds the state back. */
  readonly beforeState?: ((name: string) => Promise<void> | undefined) | undefined;
  /** Called with each event as it is written. */
  readonly onEvent?: (event: HistoryEvent, execution: Execution) => void;
  /** Called when the execution has ended, after a redrive once more. */
  readonly onEnd?: (execution: Execution) => void;
}

/** One run of a state machine. It holds no timer and no thread of its own: only what its states wait for. */
export class Execution implements ChildExecution {
  /** The definition it was started with; a later update of the machine does not change it. */
  readonly definition: StateMachineDefinition;
  readonly input: Json;
  readonly #history: History;
  #identity: ExecutionIdentity;
  #cancellation = new Cancellation();
  /** What a redrive would need: dropped once there can be none. */
  #resumable: { readonly options: ExecutionOptions; readonly thread: Thread } | undefined;
  #cancelTimeout: (() => void) | undefined;
  #status: ExecutionStatus = 'RUNNING';
  #result: Json | undefined;
  #output: string | undefined;
  #failure: { error: string | undefined; cause: string | undefined } | undefined;
  #stopDate: number | undefined;

  constructor(options: ExecutionOptions) {
    this.#identity = options.identity;
    this.definition = options.definition;
    this.input = options.input;
    const { onEvent } = options;
    this.#history = new History(() => options.clock.now(), onEvent && ((event) => onEvent(event, this)));
    // The first state's Entered event follows nothing (previousEventId 0), like ExecutionStarted itself.
    const thread = new Thread(this.#history, { previous: 0, cancellation: this.#cancellation });
    this.#resumable = { options, thread };
  }

  get identity(): ExecutionIdentity {
    return this.#identity;
  }

  get status(): ExecutionStatus {
    return this.#status;
  }

  /** The output's value, once SUCCEEDED. */
  get result(): Json | undefined {
    return this.#status === 'SUCCEEDED' ? this.#result : undefined;
  }

  /** JSON text of the output, once SUCCEEDED. */
  get output(): string | undefined {
    if (this.#status !== 'SUCCEEDED') return undefined;
    return (this.#output ??= encode(this.#result as Json));
  }

  get error(): string | undefined {
    return this.#failure?.error;
  }

  get cause(): string | undefined {
    return this.#failure?.cause;
  }

  /** Epoch milliseconds, once ended. */
  get stopDate(): number | undefined {
    return this.#stopDate;
  }

  get events(): readonly HistoryEvent[] {
    return this.#history.events;
  }

  /** The history; reading a part of it makes the texts of that part only. */
  get history(): { readonly length: number; slice(from: number, to: number): HistoryEvent[] } {
    return this.#history;
  }

  /** Begins the run. It goes on whenever the clock, the runner or a task token moves it. */
  start(): void {
    if (!this.#resumable || this.#history.length > 0) return;
    const { input, identity } = this;
    const { roleArn, stateMachineVersionArn, stateMachineAliasArn } = identity;
    this.#history.append('ExecutionStarted', 0, () => ({
      input: encode(input),
      inputDetails: { truncated: false },
      roleArn,
      ...(stateMachineVersionArn !== undefined && { stateMachineVersionArn }),
      ...(stateMachineAliasArn !== undefined && { stateMachineAliasArn }),
    }));
    this.#go(this.#resumable.options, this.#resumable.thread, identity.startDate);
  }

  /** StopExecution: ABORTED at once; what its tasks had started is stopped as far as their services can. */
  stop(error?: string, cause?: string): void {
    this.#interrupt('ABORTED', 'ExecutionAborted', 'stopped', { error, cause });
  }

  /**
   * RedriveExecution: goes on with the states it failed in, or was stopped in; what succeeded is not run again. The time of
   * the whole begins anew. Only an execution that ended without success can be redriven.
   * Source: https://docs.aws.amazon.com/step-functions/latest/dg/redrive-executions.html
   */
  redrive(): void {
    if (!this.#resumable || this.#status === 'RUNNING') {
      throw new Error(
        `The execution ${this.identity.executionArn} is ${this.#status} and cannot be redriven.`,
      );
    }
    const { options, thread } = this.#resumable;
    const redriveDate = options.clock.now();
    const redriveCount = (this.identity.redriveCount ?? 0) + 1;
    this.#identity = { ...this.identity, redriveCount, redriveDate };
    this.#status = 'RUNNING';
    this.#failure = this.#stopDate = undefined;
    this.#cancellation = new Cancellation();
    // Which event AWS lets it follow is not documented: here it is the one that closed the execution.
    const previous = this.#history.append('ExecutionRedriven', this.#history.length, { redriveCount });
    const revived = thread.revive(previous, this.#cancellation);
    this.#resumable = { options, thread: revived };
    this.#go(options, revived, redriveDate);
  }

  #go(options: ExecutionOptions, thread: Thread, from: number): void {
    const seconds = this.definition.TimeoutSeconds;
    if (seconds !== undefined) {
      this.#cancelTimeout = options.clock.setTimer(from + seconds * 1_000, () => this.#timeOut());
    }
    void this.#run(options, thread);
  }

  async #run(options: ExecutionOptions, thread: Thread): Promise<void> {
    const { definition, input, identity } = this;
    // Member by member: a spread makes V8 keep a shape for each execution, and collecting those takes most of the time.
    const machine: Machine = {
      clock: options.clock,
      runner: options.runner,
      tokens: options.tokens,
      random: options.random,
      activities: options.activities,
      objects: options.objects,
      mapRuns: options.mapRuns,
      beforeState: options.beforeState,
      input,
      identity,
      shared: undefined,
      uuid: options.uuid ?? randomUuid,
      language: (definition.QueryLanguage ?? 'JSONPath') as QueryLanguage,
      runBlock,
      spawn: (child) => new Execution({ ...options, ...child }),
    };
    try {
      this.#result = await runBlock(machine, thread, definition, input);
      this.#end('SUCCEEDED', 'ExecutionSucceeded', thread.previous, () => ({
        output: this.output,
        outputDetails: { truncated: false },
      }));
    } catch (error) {
      if (error instanceof Cancelled) return;
      const failure =
        error instanceof StateFailure ? error : new StateFailure('States.Runtime', messageOf(error));
      this.#fail('FAILED', 'ExecutionFailed', thread.previous, failure);
    }
  }

  #timeOut(): void {
    this.#interrupt('TIMED_OUT', 'ExecutionTimedOut', 'timed-out', {
      error: 'States.Timeout',
      cause: undefined,
    });
  }

  /** Ends the run from outside. AWS gives ExecutionAborted no previous event; we do the same for a timeout. */
  #interrupt(
    status: ExecutionStatus,
    event: HistoryEventType,
    reason: CancelReason,
    failure: { error: string | undefined; cause: string | undefined },
  ): void {
    if (this.#status !== 'RUNNING') return;
    this.#fail(status, event, 0, failure);
    this.#cancellation.cancel(reason);
  }

  #fail(
    status: ExecutionStatus,
    event: HistoryEventType,
    previous: number,
    { error, cause }: { error: string | undefined; cause: string | undefined },
  ): void {
    this.#failure = { error, cause };
    this.#end(status, event, previous, {
      ...(error !== undefined && { error }),
      ...(cause !== undefined && { cause }),
    });
  }

  #end(status: ExecutionStatus, event: HistoryEventType, previous: number, details: EventDetails): void {
    const options = this.#resumable?.options;
    if (this.#status !== 'RUNNING' || !options) return;
    this.#status = status;
    this.#stopDate = options.clock.now();
    this.#history.append(event, previous, details);
    this.#cancelTimeout?.();
    if (status === 'SUCCEEDED') this.#resumable = undefined;
    options.onEnd?.(this);
  }
}

function randomUuid(): string {
  return globalThis.crypto.randomUUID();
}
