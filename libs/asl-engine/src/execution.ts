import type { Json, QueryLanguage, StateMachineDefinition } from '@ringi/asl';
import type { Clock } from './clock/clock.js';
import { Cancelled, StateFailure, messageOf } from './errors.js';
import { History, type EventDetails } from './history/history.js';
import type { HistoryEvent, HistoryEventType } from './history/event.js';
import { encode } from './json.js';
import { runBlock } from './run/block.js';
import { Cancellation, type CancelReason } from './run/cancellation.js';
import type { MapRunObserver } from './map-run/map-run.js';
import type { ObjectStore } from './map-run/object-store.js';
import type { ExecutionIdentity, Machine } from './run/machine.js';
import { Thread } from './run/thread.js';
import type { ActivityBroker } from './task/activity-broker.js';
import type { TaskRunner } from './task/runner.js';
import type { TaskTokens } from './task/tokens.js';

export type ExecutionStatus = 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'TIMED_OUT' | 'ABORTED';

export interface ExecutionOptions {
  readonly identity: ExecutionIdentity;
  readonly definition: StateMachineDefinition;
  readonly input: Json;
  readonly clock: Clock;
  readonly runner: TaskRunner;
  readonly tokens: TaskTokens;
  readonly random: () => number;
  /** Makes ids; default random UUIDs. */
  readonly uuid?: () => string;
  /** Workers of activity tasks; without them those tasks fail. */
  readonly activities?: ActivityBroker | undefined;
  /** Where distributed Map states read items from and write results to; without one those that do fail. */
  readonly objects?: ObjectStore | undefined;
  readonly mapRuns?: MapRunObserver | undefined;
  /** Asked before each state is entered; a promise holds the state back. */
  readonly beforeState?: ((name: string) => Promise<void> | undefined) | undefined;
  /** Called with each event as it is written. */
  readonly onEvent?: (event: HistoryEvent, execution: Execution) => void;
  /** Called once, when the execution has ended. */
  readonly onEnd?: (execution: Execution) => void;
}

/** One run of a state machine. It holds no timer and no thread of its own: only what its states wait for. */
export class Execution {
  readonly identity: ExecutionIdentity;
  /** The definition it was started with; a later update of the machine does not change it. */
  readonly definition: StateMachineDefinition;
  readonly #history: History;
  readonly #cancellation = new Cancellation();
  #options: ExecutionOptions | undefined;
  #cancelTimeout: (() => void) | undefined;
  #status: ExecutionStatus = 'RUNNING';
  #result: Json | undefined;
  #output: string | undefined;
  #failure: { error: string | undefined; cause: string | undefined } | undefined;
  #stopDate: number | undefined;

  constructor(options: ExecutionOptions) {
    this.identity = options.identity;
    this.definition = options.definition;
    this.#options = options;
    const { onEvent } = options;
    this.#history = new History(() => options.clock.now(), onEvent && ((event) => onEvent(event, this)));
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
    const options = this.#options;
    if (!options || this.#history.length > 0) return;
    const { clock, definition, input, identity } = options;
    this.#history.append('ExecutionStarted', 0, () => ({
      input: encode(input),
      inputDetails: { truncated: false },
      roleArn: identity.roleArn,
    }));
    const seconds = definition.TimeoutSeconds;
    if (seconds !== undefined) {
      this.#cancelTimeout = clock.setTimer(identity.startDate + seconds * 1_000, () => this.#timeOut());
    }
    void this.#run(options);
  }

  /** StopExecution: ABORTED at once; what its tasks had started is stopped as far as their services can. */
  stop(error?: string, cause?: string): void {
    this.#interrupt('ABORTED', 'ExecutionAborted', 'stopped', { error, cause });
  }

  async #run(options: ExecutionOptions): Promise<void> {
    const { definition, input } = options;
    const machine: Machine = {
      ...options,
      uuid: options.uuid ?? randomUuid,
      language: (definition.QueryLanguage ?? 'JSONPath') as QueryLanguage,
      spawn: (child) => new Execution(child),
    };
    // The first state's Entered event follows nothing (previousEventId 0), like ExecutionStarted itself.
    const thread = new Thread(this.#history, { previous: 0, cancellation: this.#cancellation });
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
    if (this.#status !== 'RUNNING') return;
    const options = this.#options;
    this.#status = status;
    this.#stopDate = options?.clock.now();
    this.#history.append(event, previous, details);
    this.#cancelTimeout?.();
    this.#options = undefined;
    options?.onEnd?.(this);
  }
}

function randomUuid(): string {
  return globalThis.crypto.randomUUID();
}
