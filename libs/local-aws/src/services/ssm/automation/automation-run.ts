import { randomUUID } from 'node:crypto';
import { ServiceError } from '../../../core/errors.js';
import type { Principal } from '../../../core/principal.js';
import type { Signal } from '../actions/action.js';
import { targetOf, type Value } from '../documents/content.js';
import type { DocumentVersion } from '../documents/document.js';
import type { Tag } from '../tags.js';
import { later } from '../../../core/later.js';
import type { SsmState } from '../state.js';
import { executionEvent, stepEvent } from './events.js';
import type { Slot } from './execution-slots.js';
import type { BoundParameters, RawParameters } from './parameters.js';
import { resolver } from './scope.js';
import { isFinal, type ExecutionStatus, type FinalStatus } from './status.js';
import type { StepExecution } from './step-execution.js';
import { newStepExecution, StepRunner, type StepHost } from './step-runner.js';

export interface RunOptions {
  readonly version: DocumentVersion;
  readonly parameters: BoundParameters;
  /** Parameters as the caller gave them, without defaults. */
  readonly given: RawParameters;
  /** Who started it. */
  readonly startedBy: Principal;
  /** Who its steps act as: a session of the assume role, or who started it. */
  principal(executionId: string): Principal;
  readonly tags: readonly Tag[];
  readonly parentId?: string | undefined;
  readonly onEnd?: ((run: AutomationRun) => void) | undefined;
}

/** AWS: what runs after a cancel has two minutes. */
const CANCEL_LIMIT_MS = 120_000;

/** One automation execution: walks its runbook's steps. It keeps the document version it was started with. */
export class AutomationRun implements StepHost {
  readonly id = randomUUID();
  readonly state: SsmState;
  readonly version: DocumentVersion;
  readonly parameters: BoundParameters;
  readonly givenParameters: RawParameters;
  readonly startedBy: Principal;
  readonly principal: Principal;
  readonly tags: readonly Tag[];
  readonly parentId: string | undefined;
  readonly startedAt: number;
  readonly steps: readonly StepExecution[];
  readonly resolve: (name: string) => Value;
  status: ExecutionStatus = 'Pending';
  endedAt?: number;
  failureMessage?: string;
  #runner: StepRunner | undefined;
  #criticalFailure: StepExecution | undefined;
  #stopping: 'Cancel' | 'Complete' | undefined;
  #slot: Slot | undefined;
  #cancelLimit: () => void = () => undefined;
  readonly #onEnd: ((run: AutomationRun) => void) | undefined;

  constructor(state: SsmState, options: RunOptions) {
    this.state = state;
    this.version = options.version;
    this.parameters = options.parameters;
    this.givenParameters = options.given;
    this.startedBy = options.startedBy;
    this.principal = options.principal(this.id);
    this.tags = options.tags;
    this.parentId = options.parentId;
    this.#onEnd = options.onEnd;
    this.startedAt = state.env.clock.now();
    this.steps = options.version.content.mainSteps.map(newStepExecution);
    this.resolve = resolver({
      env: state.env,
      executionId: this.id,
      parameters: options.parameters.values,
      step: (name) => this.#step(name),
    });
  }

  get documentName(): string {
    return this.version.documentName;
  }

  get documentVersion(): number {
    return this.version.number;
  }

  get executedBy(): string {
    return this.startedBy.arn;
  }

  /** The step that runs or waits (or has just ended); none once the automation has ended. */
  get current(): StepExecution | undefined {
    return isFinal(this.status) ? undefined : this.#runner?.step;
  }

  /** Queues the automation for one of the account's places; its first step begins in a later turn. */
  launch(): void {
    this.#slot = this.state.slots.take(this.parentId !== undefined, () => {
      this.#set('InProgress');
      later(this.state.env, () => this.#enter(this.steps[0]));
    });
    if (this.status === 'Pending') this.state.env.emit(executionEvent(this.state.env, this));
  }

  /** @throws ServiceError InvalidAutomationSignalException; then nothing has changed. */
  signal(signal: Signal): void {
    if (this.status !== 'Waiting' || !this.#runner?.signal(signal))
      throw new ServiceError(
        'InvalidAutomationSignalException',
        `The signal ${signal.type} is not valid for the automation execution ${this.id}: it is ${this.status} and waits for no signal.`,
      );
  }

  /**
   * Cancel ends the running step and follows its onCancel. Complete lets the running step end and starts no further one
   * (AWS names it without describing it: our choice).
   * @throws ServiceError InvalidAutomationStatusUpdateException when it has ended or is being cancelled.
   */
  stop(type: 'Cancel' | 'Complete'): void {
    if (isFinal(this.status) || this.status === 'Cancelling')
      throw new ServiceError(
        'InvalidAutomationStatusUpdateException',
        `The automation execution ${this.id} cannot be stopped: it is ${this.status}.`,
      );
    this.#stopping = type;
    if (type === 'Complete' && this.status !== 'Pending') return;
    const runner = this.#runner;
    // Not begun yet, or just between two steps.
    if (!runner || isFinal(runner.step.status)) return this.#finish('Cancelled');
    this.#set('Cancelling');
    runner.cancel();
  }

  stepChanged(step: StepExecution): void {
    this.state.env.emit(stepEvent(this.state.env, this, step));
    if (this.status === 'Cancelling' || isFinal(this.status)) return;
    // A step's end alone does not move the automation: its next step, or its own end, does.
    if (step.status === 'Waiting' || step.status === 'InProgress') this.#set(step.status);
  }

  stepEnded(step: StepExecution): void {
    if (isFinal(this.status)) return;
    const { definition } = step;
    if (step.status === 'Cancelled') return this.#afterCancel(targetOf(definition.onCancel));
    if (step.status === 'Success')
      return this.#next(step, definition.isEnd ? undefined : this.#following(step));
    this.failureMessage = `Step ${definition.name} (${definition.action}) ended ${step.status}: ${step.failure?.message ?? ''}`;
    if (definition.isCritical) this.#criticalFailure ??= step;
    // onFailure comes before isEnd: documented nowhere, relied upon by published runbooks.
    const target = targetOf(definition.onFailure);
    if (target !== undefined) return this.#next(step, this.#step(target));
    if (definition.onFailure === 'Continue' && !definition.isEnd)
      return this.#next(step, this.#following(step));
    // It is this step that ends the automation. AWS: a step that is not critical fails no automation; that this holds for
    // Abort too is our reading.
    if (definition.isCritical) this.#criticalFailure = step;
    this.#next(step, undefined);
  }

  /** Outputs named by the document, as far as steps have produced them. */
  outputs(): Record<string, readonly string[]> {
    const named = this.version.content.outputs.map((name) => {
      const [step = '', output = ''] = name.split('.');
      return [name, this.#step(step)?.outputs[output]] as const;
    });
    return Object.fromEntries(named.flatMap(([name, list]) => (list ? [[name, list]] : [])));
  }

  /** The document's outputs as the one list that a parent's step shows. How AWS joins several is not documented. */
  outputList(): readonly string[] {
    return Object.values(this.outputs()).flat();
  }

  /** Where a step leads when it succeeds, and when it does not. */
  validNextSteps(step: StepExecution): readonly string[] {
    const { isEnd, onFailure } = step.definition;
    const names = [isEnd ? undefined : this.#following(step)?.definition.name, targetOf(onFailure)];
    return [...new Set(names.filter((name) => name !== undefined))];
  }

  #step(name: string): StepExecution | undefined {
    return this.steps.find(({ definition }) => definition.name === name);
  }

  #following(step: StepExecution): StepExecution | undefined {
    const { nextStep } = step.definition;
    return nextStep === undefined ? this.steps[this.steps.indexOf(step) + 1] : this.#step(nextStep);
  }

  #enter(step: StepExecution | undefined): void {
    if (!step || isFinal(this.status)) return;
    this.#runner = new StepRunner(this, step);
    this.#runner.begin();
  }

  /** Goes on to `next` in a later turn, or ends. */
  #next(from: StepExecution, next: StepExecution | undefined): void {
    if (next && this.#stopping !== 'Complete') {
      const begin = (): void => {
        if (this.#runner?.step === from) this.#enter(next);
      };
      return later(this.state.env, begin);
    }
    if (this.#stopping === 'Cancel') return this.#finish('Cancelled');
    const critical = this.#criticalFailure?.status;
    this.#finish(critical === 'Failed' || critical === 'TimedOut' ? critical : 'Success');
  }

  #afterCancel(target: string | undefined): void {
    if (target === undefined) return this.#finish('Cancelled');
    const { clock } = this.state.env;
    this.#cancelLimit();
    this.#cancelLimit = clock.setTimer(clock.now() + CANCEL_LIMIT_MS, () => {
      const runner = this.#runner;
      this.#finish('Cancelled');
      if (runner && !isFinal(runner.step.status)) runner.cancel();
    });
    later(this.state.env, () => this.#enter(this.#step(target)));
  }

  #finish(status: FinalStatus): void {
    if (isFinal(this.status)) return;
    this.#cancelLimit();
    this.endedAt = this.state.env.clock.now();
    if (status === 'Success') delete this.failureMessage;
    this.#set(status);
    this.#slot?.release();
    this.#onEnd?.(this);
  }

  #set(status: ExecutionStatus): void {
    if (this.status === status) return;
    this.status = status;
    this.state.env.emit(executionEvent(this.state.env, this));
  }
}
