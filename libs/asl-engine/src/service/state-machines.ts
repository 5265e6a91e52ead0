import type { Json } from '@ringi/asl';
import type { Clock } from '../clock/clock.js';
import { messageOf } from '../errors.js';
import { Execution, type ExecutionStatus } from '../execution.js';
import { deepEqual } from '../json.js';
import type { TaskRunner } from '../task/runner.js';
import { TaskTokens } from '../task/tokens.js';
import { validateText, type MachineType, type ValidationResult } from './definition-text.js';
import { describeExecution, type ExecutionDescription, type ExecutionRecord } from './execution-record.js';
import { ExecutionStore } from './execution-store.js';
import { historyPage, type HistoryRequest } from './history-page.js';
import { parseJsonText } from './json-text.js';
import { checkLength, checkPayload } from './limits.js';
import type { MachineRecord, Revision } from './machine-record.js';
import { MachineStore, type CreateStateMachineInput, type UpdateStateMachineInput } from './machine-store.js';
import { checkName } from './names.js';
import { page, type PageRequest } from './paging.js';
import { StatesError } from './states-error.js';
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
  readonly #executions: ExecutionStore;
  readonly #tokens = new TaskTokens();
  readonly #options: StateMachinesOptions;
  readonly #endListeners = new Map<string, ((execution: ExecutionDescription) => void)[]>();

  constructor(options: StateMachinesOptions) {
    this.#options = options;
    const now = () => options.clock.now();
    this.machines = new MachineStore({ arnOf: (name) => this.#arn(`stateMachine:${name}`), now });
    this.#executions = new ExecutionStore(now);
    this.callbacks = new TaskCallbacks(this.#tokens);
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
    const machine = this.machines.get(request.stateMachineArn);
    if (machine.deleting) {
      throw new StatesError('StateMachineDeleting', `State Machine Deleting: '${machine.stateMachineArn}'`);
    }
    const name = request.name ?? globalThis.crypto.randomUUID();
    checkName(name);
    const inputText = request.input ?? '{}';
    const input = readInput(inputText);
    const executionArn = this.#arn(`execution:${machine.name}:${name}`);
    const existing = this.#executions.find(executionArn);
    if (existing) return again(existing, input);
    const record = this.#record(machine, { executionArn, name, inputText, input }, request.traceHeader);
    this.#executions.add(record);
    this.#options.onStatusChange?.(describeExecution(record));
    record.execution.start();
    return { executionArn, startDate: record.execution.identity.startDate };
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
    return historyPage(this.#executions.get(request.executionArn).execution.events, request);
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

  #record(
    machine: MachineRecord,
    run: { executionArn: string; name: string; inputText: string; input: Json },
    traceHeader: string | undefined,
  ): ExecutionRecord {
    const { clock, runner, region, random } = this.#options;
    const revision = machine.current;
    const execution = new Execution({
      identity: {
        executionArn: run.executionArn,
        name: run.name,
        startDate: clock.now(),
        roleArn: revision.roleArn,
        redriveCount: 0,
        stateMachineArn: machine.stateMachineArn,
        stateMachineName: machine.name,
        region,
      },
      definition: revision.definition,
      input: run.input,
      clock,
      runner,
      tokens: this.#tokens,
      random: random ?? Math.random,
      onEnd: () => this.#ended(record, machine),
    });
    const record: ExecutionRecord = {
      execution,
      stateMachineArn: machine.stateMachineArn,
      revision,
      inputText: run.inputText,
      input: run.input,
      ...(traceHeader !== undefined && { traceHeader }),
    };
    return record;
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

function again(existing: ExecutionRecord, input: Json): { executionArn: string; startDate: number } {
  const { executionArn, startDate } = existing.execution.identity;
  if (existing.execution.status === 'RUNNING' && deepEqual(existing.input, input))
    return { executionArn, startDate };
  throw new StatesError('ExecutionAlreadyExists', `Execution Already Exists: '${executionArn}'`);
}

function readInput(text: string): Json {
  checkPayload(text, 'input');
  if (text.trim() === '') {
    throw new StatesError(
      'InvalidExecutionInput',
      "Invalid State Machine Execution Input: 'Invalid execution input.'",
    );
  }
  try {
    return parseJsonText(text);
  } catch (error) {
    throw new StatesError(
      'InvalidExecutionInput',
      `Invalid State Machine Execution Input: '${messageOf(error)}'`,
    );
  }
}
