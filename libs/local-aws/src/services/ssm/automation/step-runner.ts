import { randomUUID } from 'node:crypto';
import type { Principal } from '../../../core/principal.js';
import { StepError, type Outputs, type RunningAttempt, type Signal } from '../actions/action.js';
import { isRecord } from '../../../core/raw-input.js';
import type { SsmState } from '../state.js';
import type { Value } from '../documents/content.js';
import { asText, substitute } from './substitute.js';
import { timeoutOf, type StepExecution, type StepFailure } from './step-execution.js';

export interface StepHost {
  readonly state: SsmState;
  readonly id: string;
  readonly documentName: string;
  readonly principal: Principal;
  resolve(name: string): Value;
  /** The step's status has changed. */
  stepChanged(step: StepExecution): void;
  /** The step has reached a final status. */
  stepEnded(step: StepExecution): void;
}

/** Runs one step: its attempts, one after another, each with its time limit. */
export class StepRunner {
  readonly #host: StepHost;
  readonly step: StepExecution;
  /** Rises with each attempt and each ending; what an older attempt answers is ignored. */
  #attempt = 0;
  #running: RunningAttempt = {};
  #cancelTimer: () => void = () => undefined;

  constructor(host: StepHost, step: StepExecution) {
    this.#host = host;
    this.step = step;
  }

  begin(): void {
    const { step } = this;
    step.startedAt = this.#host.state.env.clock.now();
    delete step.endedAt;
    delete step.failure;
    step.outputs = {};
    this.#set('InProgress');
    this.#try(1);
  }

  /** Answers false when the step has no use for signals at all. @throws ServiceError when it refuses this one. */
  signal(signal: Signal): boolean {
    if (!this.#running.signal) return false;
    this.#running.signal(signal);
    return true;
  }

  cancel(): void {
    this.#stop('cancel');
    this.#end('Cancelled');
  }

  #try(number: number): void {
    this.#attempt += 1;
    const attempt = this.#attempt;
    const current = (): boolean => attempt === this.#attempt;
    const { state, id, documentName, principal } = this.#host;
    const { definition } = this.step;
    const again = (status: 'Failed' | 'TimedOut', failure: StepFailure): void => {
      if (number < definition.maxAttempts) {
        this.#attempt += 1;
        this.#cancelTimer();
        this.#set('InProgress');
        this.#try(number + 1);
      } else this.#end(status, failure);
    };
    const deadline = this.#startTimer(again);
    try {
      this.#running = {};
      const inputs = this.#resolveInputs();
      const start = state.actions[definition.action];
      if (!start) throw new StepError(`local-aws does not emulate ${definition.action}.`);
      const running = start({
        state,
        executionId: id,
        documentName,
        stepName: definition.name,
        principal,
        inputs,
        deadline,
        waiting: () => {
          if (current()) this.#set('Waiting');
        },
        output: (outputs) => {
          if (current()) this.#merge(outputs);
        },
        succeed: (outputs = {}) => {
          if (!current()) return;
          this.#merge(outputs);
          this.#end('Success');
        },
        fail: (failure) => {
          if (current()) again('Failed', failure);
        },
      });
      if (current()) this.#running = running;
    } catch (error) {
      if (!current()) return;
      if (error instanceof StepError) {
        // Wrong inputs stay wrong: no further attempt.
        this.#end('Failed', { message: error.message, stage: 'InputValidation', type: 'Action' });
        return;
      }
      // A fault of the emulator must not leave the automation hanging.
      state.env.log(
        `ssm: ${definition.action} failed: ${error instanceof Error ? error.stack : String(error)}`,
      );
      this.#end('Failed', { message: String(error), stage: 'Invocation', type: 'Internal' });
    }
  }

  #resolveInputs(): Readonly<Record<string, unknown>> {
    const inputs = substitute(this.step.definition.inputs, (name) => this.#host.resolve(name));
    const resolved = isRecord(inputs) ? inputs : {};
    this.step.inputs = Object.fromEntries(
      Object.entries(resolved).map(([key, value]) => [key, asText(value)]),
    );
    return resolved;
  }

  #startTimer(again: (status: 'TimedOut', failure: StepFailure) => void): number | undefined {
    const seconds = timeoutOf(this.step.definition);
    if (seconds === undefined) return undefined;
    const { clock } = this.#host.state.env;
    const deadline = clock.now() + seconds * 1000;
    this.#cancelTimer = clock.setTimer(deadline, () => {
      this.#stop('timeout');
      again('TimedOut', {
        message: `Step ${this.step.definition.name} did not end within ${seconds} seconds.`,
        stage: 'Invocation',
        type: 'Action',
      });
    });
    return deadline;
  }

  /** Ends the attempt from outside: from here on it is not listened to. */
  #stop(cause: 'timeout' | 'cancel'): void {
    this.#attempt += 1;
    const running = this.#running;
    this.#running = {};
    running.stop?.(cause);
  }

  #merge(outputs: Outputs): void {
    this.step.outputs = { ...this.step.outputs, ...outputs };
  }

  #end(status: 'Success' | 'Failed' | 'TimedOut' | 'Cancelled', failure?: StepFailure): void {
    this.#attempt += 1;
    this.#cancelTimer();
    this.#running = {};
    this.step.endedAt = this.#host.state.env.clock.now();
    if (failure) this.step.failure = failure;
    this.#set(status);
    this.#host.stepEnded(this.step);
  }

  #set(status: StepExecution['status']): void {
    if (this.step.status === status) return;
    this.step.status = status;
    this.#host.stepChanged(this.step);
  }
}

export function newStepExecution(definition: StepExecution['definition']): StepExecution {
  return { id: randomUUID(), definition, status: 'Pending', inputs: {}, outputs: {} };
}
