export type { Clock } from './clock/clock.js';
export { SimulatedClock } from './clock/simulated-clock.js';
export { SystemClock } from './clock/system-clock.js';
export { StateFailure, TaskError } from './errors.js';
export { Execution, type ExecutionOptions } from './execution.js';
export type { ChildExecution, ExecutionStatus } from './run/child-execution.js';
export type { HistoryEvent, HistoryEventType } from './history/event.js';
export { MAX_PAYLOAD_BYTES } from './json.js';
export type { ExecutionIdentity } from './run/identity.js';
export { MemoryObjectStore } from './map-run/memory-object-store.js';
export type { MapRun, MapRunCounts, MapRunObserver, MapRunStatus } from './map-run/map-run.js';
export type { ObjectRequest, ObjectStore, ObjectSummary } from './map-run/object-store.js';
export { runStateMachine, type RunOptions, type RunResult } from './run-state-machine.js';
export type { ActivityBroker, ActivityTask } from './task/activity-broker.js';
export type { TaskCall, TaskRunner } from './task/runner.js';
export { TaskTokens, type PendingTask } from './task/tokens.js';
export type { ActivityRecord } from './service/activity-store.js';
export type { LogEvent, LoggingConfiguration, LogLevel } from './service/log-events.js';
export type { SyncResult } from './service/sync-result.js';
export { variableReferences } from './service/variable-references.js';
export type { MachineType, ValidationResult } from './service/definition-text.js';
export type { ExecutionDescription, ExecutionRecord } from './service/execution-record.js';
export type { HistoryRequest } from './service/history-page.js';
export type { MachineRecord, Revision } from './service/machine-record.js';
export type { CreateStateMachineInput, UpdateStateMachineInput } from './service/machine-store.js';
export type { PageRequest } from './service/paging.js';
export {
  StateMachines,
  type StartExecutionInput,
  type StateMachinesOptions,
} from './service/state-machines.js';
export { StatesError } from './service/states-error.js';
export type { TestStateInput, TestStateResult } from './service/test-state/request.js';
export type { TaskCallbacks } from './service/task-callbacks.js';
export { statusChangeEvent, type StatusChangeEvent } from './service/status-change.js';
