import type { BackendPort, InboxRowBody, RequestRowBody } from '@ringi/approvals';
import type { AdmitEvent, BackendId, Rebuild, Rebuilt, RequestState } from '@ringi/shared-types';
import type { ApprovalStore, ExecutionView, RequestStore } from '../core/ports.js';
import type { ProjectionPorts } from '../projector/project.js';

/** Everything the API touches. Task tokens are not among it. */
export interface ApiPorts extends ProjectionPorts {
  readonly approvals: ApprovalStore;
  readonly requests: RequestStore;
  readonly lists: RowLists;
  readonly executions: ExecutionReader;
  readonly backends: Readonly<Record<BackendId, Pick<BackendPort, 'describe' | 'decide'>>>;
  /** What the flow's stack deployed, read back from its caller; undefined when there is no such state machine. */
  deployed(stateMachineArn: string): Promise<AdmitEvent['deployed'] | undefined>;
  /** Starts an execution as a person. Undefined: one of this name has ended, or has another input. */
  startExecution(
    person: string,
    execution: { readonly stateMachineArn: string; readonly name: string; readonly input: string },
  ): Promise<{ readonly started_at: string } | undefined>;
  /** Lets the projector write the rows of all requests again, or of those behind a cursor; it stops after a while. */
  rebuild(from: Rebuild): Promise<Rebuilt>;
  /** Lets reconcile run now, without waiting for it. */
  hurry(): Promise<void>;
  /** Epoch milliseconds. */
  now(): number;
}

/** The lists of rows, each page one Query. */
export interface RowLists {
  page<T extends RequestRowBody | InboxRowBody>(list: string, query: ListQuery): Promise<ListPage<T>>;
  /** How many rows a list has. */
  count(list: string): Promise<number>;
}

export interface ListQuery {
  readonly limit: number;
  readonly after?: RowPlace;
  readonly order: 'ascending' | 'descending';
  readonly state?: RequestState;
  readonly flow?: string;
  /** Lower case. */
  readonly text?: string;
}

/** Where a page ended. */
export interface RowPlace {
  readonly id: string;
  readonly order: string;
}

export interface ListPage<T> {
  readonly items: readonly T[];
  readonly next?: RowPlace;
}

/** An execution with all its page shows. */
export interface ExecutionDetail extends ExecutionView {
  /** As it was sent: JSON. */
  readonly input?: string;
  readonly cause?: string;
}

/** One event of GetExecutionHistory, with ISO 8601 times. */
export interface HistoryEvent {
  readonly id: number;
  readonly previous_event_id: number;
  readonly type: string;
  readonly at: string;
  readonly details?: Readonly<Record<string, unknown>>;
}

export interface ExecutionReader {
  describe(arn: string): Promise<ExecutionDetail | undefined>;
  /** One page of at most 1,000 events, oldest first; no events when there is no such execution. */
  history(
    arn: string,
    next: string | undefined,
  ): Promise<{ readonly events: readonly HistoryEvent[]; readonly next?: string }>;
}
