import type { Json } from '@ringi/asl';
import type { Clock } from '../clock/clock.js';
import type { ExecutionStatus } from '../run/child-execution.js';
import { deepEqual } from '../json.js';
import type { ObjectStore } from '../map-run/object-store.js';
import type { TaskRunner } from '../task/runner.js';
import { TaskTokens } from '../task/tokens.js';
import { ActivityStore } from './activity-store.js';
import { validateText, type MachineType, type ValidationResult } from './definition-text.js';
import { describeExecution, type ExecutionDescription, type ExecutionRecord } from './execution-record.js';
import { ExecutionStore } from './execution-store.js';
import { historyPage, type HistoryRequest } from './history-page.js';
import { readInput } from './execution-input.js';
import { Launcher, type Launch, type LauncherOptions } from './launcher.js';
import { checkLength } from './limits.js';
import type { MachineRecord, Revision } from './machine-record.js';
import { MachineStore, type CreateStateMachineInput, type UpdateStateMachineInput } from './machine-store.js';
import { MapRunStore } from './map-run-store.js';
import type { LogEvent } from './log-events.js';
import { checkName } from './names.js';
import { page, type PageRequest } from './paging.js';
import { StatesError } from './states-error.js';
import { syncResult, type SyncResult } from './sync-result.js';
import type { TestStateInput, TestStateResult } from './test-state/request.js';
import { testState } from './test-state/test-state.js';
import { TaskCallbacks } from './task-callbacks.js';

export interface StateMachinesOptions {
  readonly clock: Clock;
  readonly runner: TaskRunner;
  readonly region: string;
  readonly accountId: string;
  /** Default `aws`. */
  readonly partition?: string;
  /** Uniform in [0, 1); default Math.random. */
  readonly random?: () => number;
  /** Makes ids: of executions without a name, map runs, `$uuid`; default random UUIDs. */
  readonly uuid?: () => string;
  /** Where distributed Map states read and write; without one those that do fail. */
  readonly objects?: ObjectStore;
  /** Called with each event of executions whose machine logs. */
  readonly onLog?: (event: LogEvent, logGroupArn: string) => void;
  /** Called when an execution starts (RUNNING) and when it ends. */
  readonly onStatusChange?: (execution: ExecutionDescription) => void;
}

export interface StartExecutionInput {
  readonly stateMachineArn: string;
  /** Default: a UUID. */
  readonly name?: string;
  /** A JSON text; default `{}`. */
  readonly input?: string;
  readonly traceHeader?: string;
}

/**
 * Step Functions' API over the engine, in one account and Region: what a wire layer puts on the wire. Dates are epoch
 * milliseconds; errors are {@link StatesError} with AWS's code and wording.
 */
export class StateMachines {
  readonly machines: MachineStore;
  readonly callbacks: TaskCallbacks;
  readonly activities: ActivityStore;
  readonly mapRuns = new MapRunStore();
  readonly #launcher: Launcher;
  readonly #shared: LauncherOptions;
  readonly #executions: ExecutionStore;
  readonly #uuid: () => string;
  readonly #options: StateMachinesOptions;
  readonly #endListeners = new Map<string, ((execution: ExecutionDescription) => void)[]>();

  constructor(options: StateMachinesOptions) {
    this.#options = options;
    const now = () => options.clock.now();
    this.machines = new MachineStore({ arnOf: (name) => this.#arn(`stateMachine:${name}`), now });
    this.#executions = new ExecutionStore(now);
    const tokens = new TaskTokens();
    this.callbacks = new TaskCallbacks(tokens);
    this.activities = new ActivityStore({
      clock: options.clock,
      arnOf: (name) => this.#arn(`activity:${name}`),
    });
    this.#uuid = options.uuid ?? (() => globalThis.crypto.randomUUID());
    this.#shared = {
      clock: options.clock,
      runner: options.runner,
      tokens,
      activities: this.activities,
      mapRuns: this.mapRuns,
      objects: options.objects,
      region: options.region,
      random: options.random ?? Math.random,
      uuid: this.#uuid,
      onLog: options.onLog,
    };
    this.#launcher = new Launcher(this.#shared);
  }

  createStateMachine(input: CreateStateMachineInput): MachineRecord {
    return this.machines.create(input);
  }

  updateStateMachine(input: UpdateStateMachineInput): MachineRecord {
    return this.machines.update(input);
  }

  /** DeleteStateMachine: gone once its last execution has ended. Deleting what does not exist is no error. */
  deleteStateMachine(stateMachineArn: string): void {
    const record = this.machines.list().find((machine) => machine.stateMachineArn === stateMachineArn);
    if (!record) return;
    record.deleting = true;
    this.#forgetIfDone(record);
  }

  listStateMachines(request: PageRequest = {}): { items: readonly MachineRecord[]; nextToken?: string } {
    return page(this.machines.list(), 'machines', request);
  }

  validateDefinition(definition: string, type?: MachineType): ValidationResult {
    return validateText(definition, type);
  }

  /**
   * StartExecution. The same name and input while that execution runs answers it again.
   * @throws StatesError InvalidArn, InvalidName, InvalidExecutionInput, StateMachineDoesNotExist, StateMachineDeleting,
   * ExecutionAlreadyExists (closed, or another input).
   */
  startExecution(request: StartExecutionInput): { executionArn: string; startDate: number } {
    const { machine, name, inputText, input } = this.#startable(request);
    const common = { name, inputText, input, traceHeader: request.traceHeader, redriveCount: 0 };
    if (machine.type === 'EXPRESS') return this.#startExpress(machine, common);
    const executionArn = this.#arn(`execution:${machine.name}:${name}`);
    const existing = this.#executions.find(executionArn);
    if (existing) return again(existing, input);
    const onEnd = (ended: ExecutionRecord) => this.#ended(ended, machine);
    const record = this.#launcher.launch(machine, { ...common, executionArn, onEnd });
    this.#executions.add(record);
    this.#options.onStatusChange?.(describeExecution(record));
    record.execution.start();
    return { executionArn, startDate: record.execution.identity.startDate };
  }

  /**
   * StartSyncExecution: EXPRESS machines only; answers when the execution has ended.
   * @throws StatesError as startExecution; StateMachineTypeNotSupported for a STANDARD machine.
   */
  async startSyncExecution(request: StartExecutionInput): Promise<SyncResult> {
    const { machine, name, inputText, input } = this.#startable(request);
    if (machine.type !== 'EXPRESS') throw typeNotSupported();
    return new Promise((resolve) => {
      const record = this.#launcher.launch(machine, {
        name,
        inputText,
        input,
        traceHeader: request.traceHeader,
        executionArn: this.#arn(`express:${machine.name}:${name}:${this.#uuid()}`),
        onEnd: ({ execution }) => resolve(syncResult(execution, inputText)),
      });
      record.execution.start();
    });
  }

  /** TestState: one state on its own. @throws StatesError InvalidDefinition, InvalidExecutionInput, ValidationException. */
  testState(request: TestStateInput): Promise<TestStateResult> {
    return testState(request, { ...this.#shared, arnOf: (resource) => this.#arn(resource) });
  }

  describeExecution(executionArn: string): ExecutionDescription {
    return describeExecution(this.#executions.get(executionArn));
  }

  /** The machine's revision that an execution runs. */
  describeStateMachineForExecution(executionArn: string): { execution: ExecutionRecord; revision: Revision } {
    const execution = this.#executions.get(executionArn);
    return { execution, revision: execution.revision };
  }

  /** ListExecutions: newest first. */
  listExecutions(
    request: PageRequest & { readonly stateMachineArn: string; readonly statusFilter?: ExecutionStatus },
  ): { items: readonly ExecutionDescription[]; nextToken?: string } {
    const machine = this.machines.get(request.stateMachineArn);
    if (machine.type === 'EXPRESS') throw typeNotSupported();
    const { statusFilter } = request;
    const records = this.#executions
      .of(machine.stateMachineArn)
      .filter((record) => statusFilter === undefined || record.execution.status === statusFilter);
    const { items, nextToken } = page(records, `${request.stateMachineArn}#${statusFilter ?? ''}`, request);
    return { items: items.map(describeExecution), ...(nextToken !== undefined && { nextToken }) };
  }

  /** StopExecution; stopping one that has ended answers when it ended. */
  stopExecution(request: { executionArn: string; error?: string; cause?: string }): { stopDate: number } {
    checkLength(request.error, 'error', 256);
    checkLength(request.cause, 'cause', 32_768);
    const { execution } = this.#executions.get(request.executionArn);
    execution.stop(request.error, request.cause);
    return { stopDate: execution.stopDate ?? this.#options.clock.now() };
  }

  getExecutionHistory(request: HistoryRequest): ReturnType<typeof historyPage> {
    return historyPage(this.#executions.get(request.executionArn).execution.history, request);
  }

  /** Calls `listener` once the execution has ended, at once if it has. Returns a function that unregisters it. */
  whenEnded(executionArn: string, listener: (execution: ExecutionDescription) => void): () => void {
    const record = this.#executions.get(executionArn);
    if (record.execution.status !== 'RUNNING') {
      listener(describeExecution(record));
      return () => undefined;
    }
    const listeners = this.#endListeners.get(executionArn) ?? [];
    listeners.push(listener);
    this.#endListeners.set(executionArn, listeners);
    return () => {
      const index = listeners.indexOf(listener);
      if (index >= 0) listeners.splice(index, 1);
    };
  }

  #startable(request: StartExecutionInput) {
    const machine = this.machines.get(request.stateMachineArn);
    if (machine.deleting) {
      throw new StatesError('StateMachineDeleting', `State Machine Deleting: '${machine.stateMachineArn}'`);
    }
    const name = request.name ?? this.#uuid();
    checkName(name);
    const inputText = request.input ?? '{}';
    return { machine, name, inputText, input: readInput(inputText) };
  }

  /** EXPRESS executions can be seen in the logs only: AWS neither describes nor lists them. */
  #startExpress(
    machine: MachineRecord,
    common: Omit<Launch, 'executionArn' | 'onEnd'>,
  ): { executionArn: string; startDate: number } {
    const executionArn = this.#arn(`express:${machine.name}:${common.name}:${this.#uuid()}`);
    const { execution } = this.#launcher.launch(machine, { ...common, executionArn, onEnd: () => undefined });
    execution.start();
    return { executionArn, startDate: execution.identity.startDate };
  }

  #ended(record: ExecutionRecord, machine: MachineRecord): void {
    const description = describeExecution(record);
    this.#options.onStatusChange?.(description);
    const listeners = this.#endListeners.get(description.executionArn) ?? [];
    this.#endListeners.delete(description.executionArn);
    for (const listener of listeners) listener(description);
    if (machine.deleting) this.#forgetIfDone(machine);
  }

  #forgetIfDone(machine: MachineRecord): void {
    const running = this.#executions
      .of(machine.stateMachineArn)
      .some(({ execution }) => execution.status === 'RUNNING');
    if (!running) this.machines.remove(machine.stateMachineArn);
  }

  #arn(resource: string): string {
    const { partition = 'aws', region, accountId } = this.#options;
    return `arn:${partition}:states:${region}:${accountId}:${resource}`;
  }
}

function typeNotSupported(): StatesError {
  return new StatesError(
    'StateMachineTypeNotSupported',
    'This operation is not supported by this type of state machine',
  );
}

function again(existing: ExecutionRecord, input: Json): { executionArn: string; startDate: number } {
  const { executionArn, startDate } = existing.execution.identity;
  if (existing.execution.status === 'RUNNING' && deepEqual(existing.input, input))
    return { executionArn, startDate };
  throw new StatesError('ExecutionAlreadyExists', `Execution Already Exists: '${executionArn}'`);
}
