import type { Json } from '@ringi/asl';
import type { Clock } from '../clock/clock.js';
import { deepEqual } from '../json.js';
import type { ExecutionStatus } from '../run/child-execution.js';
import { readInput } from './execution-input.js';
import {
  describeChild,
  describeExecution,
  type ExecutionDescription,
  type ExecutionRecord,
} from './execution-record.js';
import { ExecutionStore } from './execution-store.js';
import { historyPage, type HistoryRequest } from './history-page.js';
import type { Launch, Launcher } from './launcher.js';
import { checkLength } from './limits.js';
import type { MachineRecord, Revision } from './machine-record.js';
import type { MachineStore } from './machine-store.js';
import type { MapRunStore } from './map-run-store.js';
import { checkName } from './names.js';
import { page, type PageRequest } from './paging.js';
import { notRedrivable } from './redrive.js';
import { startTarget, type StartTarget } from './start-target.js';
import { StatesError } from './states-error.js';
import { syncResult, type SyncResult } from './sync-result.js';

export interface StartExecutionInput {
  /** Of a machine, a version or an alias. */
  readonly stateMachineArn: string;
  /** Default: a UUID. */
  readonly name?: string;
  /** A JSON text; default `{}`. */
  readonly input?: string;
  readonly traceHeader?: string;
}

/** Of a machine, a version or an alias; or of a Map Run, whose children are listed. */
export interface ListExecutionsInput extends PageRequest {
  readonly stateMachineArn?: string;
  readonly mapRunArn?: string;
  readonly statusFilter?: ExecutionStatus | 'PENDING_REDRIVE';
  readonly redriveFilter?: 'REDRIVEN' | 'NOT_REDRIVEN';
}

/** Characters of ListExecutions' token; other lists have less. */
const MAX_TOKEN = 3_096;

export interface ExecutionsOptions {
  readonly clock: Clock;
  readonly random: () => number;
  readonly uuid: () => string;
  readonly machines: MachineStore;
  readonly mapRuns: MapRunStore;
  readonly launcher: Launcher;
  readonly arnOf: (resource: string) => string;
  readonly onStatusChange: ((execution: ExecutionDescription) => void) | undefined;
}

/** The operations on executions. */
export class Executions {
  readonly #options: ExecutionsOptions;
  readonly #store: ExecutionStore;
  readonly #endListeners = new Map<string, ((execution: ExecutionDescription) => void)[]>();

  constructor(options: ExecutionsOptions) {
    this.#options = options;
    this.#store = new ExecutionStore(() => options.clock.now());
  }

  /** StartExecution. The same name and input while that execution runs answers it again. @throws StatesError. */
  start(request: StartExecutionInput): { executionArn: string; startDate: number } {
    const { target, ...common } = this.#startable(request);
    const { machine } = target;
    if (machine.type === 'EXPRESS') return this.#startExpress(target, { ...common, redriveCount: 0 });
    const executionArn = this.#options.arnOf(`execution:${machine.name}:${common.name}`);
    const existing = this.#store.find(executionArn);
    if (existing) return again(existing, common.input);
    const record = this.#options.launcher.launch(target, {
      ...common,
      redriveCount: 0,
      executionArn,
      onEnd: (ended) => this.#ended(ended, machine),
    });
    this.#store.add(record);
    this.#options.onStatusChange?.(this.#described(record));
    record.execution.start();
    return { executionArn, startDate: record.execution.identity.startDate };
  }

  /** StartSyncExecution: EXPRESS machines only; answers when the execution has ended. @throws StatesError. */
  async startSync(request: StartExecutionInput): Promise<SyncResult> {
    const { target, ...common } = this.#startable(request);
    const { machine } = target;
    if (machine.type !== 'EXPRESS') throw typeNotSupported();
    return new Promise((resolve) => {
      const record = this.#options.launcher.launch(target, {
        ...common,
        executionArn: this.#expressArn(machine, common.name),
        onEnd: ({ execution }) => resolve(syncResult(execution, common.inputText)),
      });
      record.execution.start();
    });
  }

  /**
   * RedriveExecution. The same ClientToken again answers what it did before.
   * @throws StatesError InvalidArn, ExecutionDoesNotExist, ExecutionNotRedrivable.
   */
  redrive(request: { readonly executionArn: string; readonly clientToken?: string }): {
    redriveDate: number;
  } {
    const record = this.#store.get(request.executionArn);
    const { lastRedrive } = record;
    if (lastRedrive && request.clientToken !== undefined && lastRedrive.clientToken === request.clientToken)
      return { redriveDate: lastRedrive.redriveDate };
    const reason = this.#notRedrivable(record);
    if (reason !== undefined) throw new StatesError('ExecutionNotRedrivable', reason);
    const redriveDate = this.#options.clock.now();
    record.lastRedrive = { clientToken: request.clientToken, redriveDate };
    record.execution.redrive();
    this.#options.onStatusChange?.(this.#described(record));
    return { redriveDate };
  }

  describe(executionArn: string): ExecutionDescription {
    const found = this.#options.mapRuns.find(executionArn);
    if (found) return describeChild(found.child, found.mapRun.mapRunArn);
    return this.#described(this.#store.get(executionArn));
  }

  /** The machine's revision that an execution runs; a child of a Map Run has its parent's. */
  revisionOf(executionArn: string): { execution: ExecutionRecord; revision: Revision; mapRunArn?: string } {
    const found = this.#options.mapRuns.find(executionArn);
    if (!found) {
      const execution = this.#store.get(executionArn);
      return { execution, revision: execution.revision };
    }
    const { mapRunArn, executionArn: parent } = found.mapRun;
    return { ...this.revisionOf(parent), mapRunArn };
  }

  /** ListExecutions: newest first. @throws StatesError StateMachineDoesNotExist, StateMachineTypeNotSupported, ResourceNotFound. */
  list(request: ListExecutionsInput): { items: readonly ExecutionDescription[]; nextToken?: string } {
    const { statusFilter, redriveFilter, mapRunArn, stateMachineArn = '' } = request;
    const all = mapRunArn === undefined ? this.#ofMachine(stateMachineArn) : this.#ofMapRun(mapRunArn);
    const shown = all.filter(
      ({ status, redriveCount }) =>
        (statusFilter === undefined || status === statusFilter) &&
        (redriveFilter === undefined || redriveCount > 0 === (redriveFilter === 'REDRIVEN')),
    );
    const scope = [mapRunArn ?? stateMachineArn, statusFilter ?? '', redriveFilter ?? ''].join('#');
    return page(shown, scope, request, MAX_TOKEN);
  }

  /** StopExecution; stopping one that has ended answers when it ended. */
  stop(request: { executionArn: string; error?: string; cause?: string }): { stopDate: number } {
    checkLength(request.error, 'error', 256);
    checkLength(request.cause, 'cause', 32_768);
    const { execution } = this.#store.get(request.executionArn);
    execution.stop(request.error, request.cause);
    return { stopDate: execution.stopDate ?? this.#options.clock.now() };
  }

  history(request: HistoryRequest): ReturnType<typeof historyPage> {
    const child = this.#options.mapRuns.find(request.executionArn)?.child;
    return historyPage((child ?? this.#store.get(request.executionArn).execution).history, request);
  }

  /** Calls `listener` once the execution has ended, at once if it has. Returns a function that unregisters it. */
  whenEnded(executionArn: string, listener: (execution: ExecutionDescription) => void): () => void {
    const record = this.#store.get(executionArn);
    if (record.execution.status !== 'RUNNING') {
      listener(this.#described(record));
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

  areRunning(machine: MachineRecord): boolean {
    return this.#store.of(machine.stateMachineArn).some(({ execution }) => execution.status === 'RUNNING');
  }

  #startable(request: StartExecutionInput) {
    const { machines, random, uuid } = this.#options;
    const target = startTarget(machines, request.stateMachineArn, random);
    if (target.machine.deleting) {
      throw new StatesError(
        'StateMachineDeleting',
        `State Machine Deleting: '${target.machine.stateMachineArn}'`,
      );
    }
    const name = request.name ?? uuid();
    checkName(name);
    const inputText = request.input ?? '{}';
    return { target, name, inputText, input: readInput(inputText), traceHeader: request.traceHeader };
  }

  /** EXPRESS executions can be seen in the logs only: AWS neither describes nor lists them. */
  #startExpress(
    target: StartTarget,
    common: Omit<Launch, 'executionArn' | 'onEnd'>,
  ): { executionArn: string; startDate: number } {
    const executionArn = this.#expressArn(target.machine, common.name);
    const launch = { ...common, executionArn, onEnd: () => undefined };
    const { execution } = this.#options.launcher.launch(target, launch);
    execution.start();
    return { executionArn, startDate: execution.identity.startDate };
  }

  #expressArn(machine: MachineRecord, name: string): string {
    const { arnOf, uuid } = this.#options;
    return arnOf(`express:${machine.name}:${name}:${uuid()}`);
  }

  #ofMachine(arn: string): ExecutionDescription[] {
    const { machine, stateMachineVersionArn } = startTarget(this.#options.machines, arn, () => 0);
    if (machine.type === 'EXPRESS') throw typeNotSupported();
    const all = this.#store.of(machine.stateMachineArn).map((record) => this.#described(record));
    if (stateMachineVersionArn === undefined) return all;
    return all.filter((found) => found.stateMachineVersionArn === arn || found.stateMachineAliasArn === arn);
  }

  #ofMapRun(mapRunArn: string): ExecutionDescription[] {
    return this.#options.mapRuns.children(mapRunArn).map((child) => describeChild(child, mapRunArn));
  }

  #described(record: ExecutionRecord): ExecutionDescription {
    return describeExecution(record, this.#notRedrivable(record));
  }

  #notRedrivable(record: ExecutionRecord): string | undefined {
    const { machines, clock } = this.#options;
    return notRedrivable(record, machines.find(record.stateMachineArn), clock.now());
  }

  #ended(record: ExecutionRecord, machine: MachineRecord): void {
    const description = this.#described(record);
    this.#options.onStatusChange?.(description);
    const listeners = this.#endListeners.get(description.executionArn) ?? [];
    this.#endListeners.delete(description.executionArn);
    for (const listener of listeners) listener(description);
    if (machine.deleting && !this.areRunning(machine)) this.#options.machines.remove(machine.stateMachineArn);
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
