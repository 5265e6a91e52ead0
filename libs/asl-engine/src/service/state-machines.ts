import type { Clock } from '../clock/clock.js';
import type { MapRun } from '../map-run/map-run.js';
import type { ObjectStore } from '../map-run/object-store.js';
import type { TaskRunner } from '../task/runner.js';
import { TaskTokens } from '../task/tokens.js';
import { ActivityStore } from './activity-store.js';
import { AliasStore } from './alias-store.js';
import { validateText, type MachineType, type ValidationResult } from './definition-text.js';
import type { ExecutionDescription, ExecutionRecord } from './execution-record.js';
import { Executions, type ListExecutionsInput, type StartExecutionInput } from './executions.js';
import type { historyPage, HistoryRequest } from './history-page.js';
import { Launcher, type LauncherOptions } from './launcher.js';
import type { LogEvent } from './log-events.js';
import type { MachineRecord, Revision } from './machine-record.js';
import { MachineStore, type CreateStateMachineInput, type UpdateStateMachineInput } from './machine-store.js';
import { MapRunStore } from './map-run-store.js';
import { page, type PageRequest } from './paging.js';
import { startTarget, type StartTarget } from './start-target.js';
import type { SyncResult } from './sync-result.js';
import type { TestStateInput, TestStateResult } from './test-state/request.js';
import { testState } from './test-state/test-state.js';
import { TaskCallbacks } from './task-callbacks.js';
import { VersionStore } from './version-store.js';

export interface StateMachinesOptions {
  readonly clock: Clock;
  readonly runner: TaskRunner;
  readonly region: string;
  readonly accountId: string;
  /** Default `aws`. */
  readonly partition?: string;
  /** Uniform in [0, 1); default Math.random. */
  readonly random?: () => number;
  /** Makes ids: of executions without a name, revisions, map runs, `$uuid`; default random UUIDs. */
  readonly uuid?: () => string;
  /** Fills an array with random bytes, for task tokens; default the platform's. */
  readonly randomBytes?: (bytes: Uint8Array) => void;
  /** Where distributed Map states read and write; without one those that do fail. */
  readonly objects?: ObjectStore;
  /** Called with each event of executions whose machine logs. */
  readonly onLog?: (event: LogEvent, logGroupArn: string) => void;
  /** Called when an execution starts (RUNNING) or is redriven, and when it ends. */
  readonly onStatusChange?: (execution: ExecutionDescription) => void;
}

/**
 * Step Functions' API over the engine, in one account and Region: what a wire layer puts on the wire. Dates are epoch
 * milliseconds; errors are StatesErrors with AWS's code and wording.
 */
export class StateMachines {
  readonly machines: MachineStore;
  readonly versions: VersionStore;
  readonly aliases: AliasStore;
  readonly callbacks: TaskCallbacks;
  readonly activities: ActivityStore;
  readonly mapRuns = new MapRunStore();
  readonly #executions: Executions;
  readonly #shared: LauncherOptions;
  readonly #options: StateMachinesOptions;

  constructor(options: StateMachinesOptions) {
    this.#options = options;
    const { clock, random = Math.random, uuid = () => globalThis.crypto.randomUUID() } = options;
    const now = () => clock.now();
    this.machines = new MachineStore({ arnOf: (name) => this.#arn(`stateMachine:${name}`), now, uuid });
    this.versions = new VersionStore(this.machines, now);
    this.aliases = new AliasStore(this.machines, now);
    const tokens = new TaskTokens(options.randomBytes);
    this.callbacks = new TaskCallbacks(tokens);
    this.activities = new ActivityStore({ clock, arnOf: (name) => this.#arn(`activity:${name}`) });
    this.#shared = {
      clock,
      runner: options.runner,
      tokens,
      activities: this.activities,
      mapRuns: this.mapRuns,
      objects: options.objects,
      region: options.region,
      random,
      uuid,
      onLog: options.onLog,
    };
    this.#executions = new Executions({
      clock,
      random,
      uuid,
      machines: this.machines,
      mapRuns: this.mapRuns,
      launcher: new Launcher(this.#shared),
      arnOf: (resource) => this.#arn(resource),
      onStatusChange: options.onStatusChange,
    });
  }

  /** CreateStateMachine; with `publish` the newest of its versions is the one it published. */
  createStateMachine(input: CreateStateMachineInput): MachineRecord {
    const record = this.machines.create(input);
    this.#publish(record, input);
    return record;
  }

  /** UpdateStateMachine; with `publish` the newest of its versions is the one it published. */
  updateStateMachine(input: UpdateStateMachineInput): MachineRecord {
    const record = this.machines.update(input);
    this.#publish(record, input);
    return record;
  }

  /** DeleteStateMachine: gone once its last execution has ended. Deleting what does not exist is no error. */
  deleteStateMachine(stateMachineArn: string): void {
    const record = this.machines.list().find((machine) => machine.stateMachineArn === stateMachineArn);
    if (!record) return;
    record.deleting = true;
    if (!this.#executions.areRunning(record)) this.machines.remove(stateMachineArn);
  }

  /** What DescribeStateMachine describes: a machine, or one of its versions. @throws StatesError. */
  describeStateMachine(arn: string): StartTarget {
    return startTarget(this.machines, arn, () => 0);
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
    return this.#executions.start(request);
  }

  /**
   * StartSyncExecution: EXPRESS machines only; answers when the execution has ended.
   * @throws StatesError as startExecution; StateMachineTypeNotSupported for a STANDARD machine.
   */
  startSyncExecution(request: StartExecutionInput): Promise<SyncResult> {
    return this.#executions.startSync(request);
  }

  /** RedriveExecution. @throws StatesError InvalidArn, ExecutionDoesNotExist, ExecutionNotRedrivable. */
  redriveExecution(request: { executionArn: string; clientToken?: string }): { redriveDate: number } {
    return this.#executions.redrive(request);
  }

  /** TestState: one state on its own. @throws StatesError InvalidDefinition, InvalidExecutionInput, ValidationException. */
  testState(request: TestStateInput): Promise<TestStateResult> {
    return testState(request, { ...this.#shared, arnOf: (resource) => this.#arn(resource) });
  }

  /** Of an execution or of a child of a Map Run. @throws StatesError InvalidArn, ExecutionDoesNotExist. */
  describeExecution(executionArn: string): ExecutionDescription {
    return this.#executions.describe(executionArn);
  }

  /** The machine's revision that an execution runs. */
  describeStateMachineForExecution(executionArn: string): {
    execution: ExecutionRecord;
    revision: Revision;
    mapRunArn?: string;
  } {
    return this.#executions.revisionOf(executionArn);
  }

  /** ListExecutions: newest first. */
  listExecutions(request: ListExecutionsInput): {
    items: readonly ExecutionDescription[];
    nextToken?: string;
  } {
    return this.#executions.list(request);
  }

  /** ListMapRuns: newest first. @throws StatesError InvalidArn, ExecutionDoesNotExist. */
  listMapRuns(request: PageRequest & { readonly executionArn: string }): {
    items: readonly MapRun[];
    nextToken?: string;
  } {
    const { executionArn } = request;
    this.#executions.describe(executionArn);
    return page(this.mapRuns.ofExecution(executionArn), `map-runs:${executionArn}`, request);
  }

  /** StopExecution; stopping one that has ended answers when it ended. */
  stopExecution(request: { executionArn: string; error?: string; cause?: string }): { stopDate: number } {
    return this.#executions.stop(request);
  }

  getExecutionHistory(request: HistoryRequest): ReturnType<typeof historyPage> {
    return this.#executions.history(request);
  }

  /** Calls `listener` once the execution has ended, at once if it has. Returns a function that unregisters it. */
  whenEnded(executionArn: string, listener: (execution: ExecutionDescription) => void): () => void {
    return this.#executions.whenEnded(executionArn, listener);
  }

  #publish(
    { stateMachineArn }: MachineRecord,
    { publish, versionDescription: description }: { publish?: boolean; versionDescription?: string },
  ): void {
    if (publish === true)
      this.versions.publish({ stateMachineArn, ...(description !== undefined && { description }) });
  }

  #arn(resource: string): string {
    const { partition = 'aws', region, accountId } = this.#options;
    return `arn:${partition}:states:${region}:${accountId}:${resource}`;
  }
}
