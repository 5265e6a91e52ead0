import type { BackendPort, Ending, Row } from '@ringi/approvals';
import type {
  ApprovalRecord,
  BackendId,
  Decision,
  Failure,
  Request,
  Started,
  Vote,
  Withdrawal,
} from '@ringi/shared-types';

/** Everything the handlers touch. Each call is one call to AWS, and the process may stop after any of them. */
export interface Ports {
  readonly approvals: ApprovalStore;
  readonly tokens: TokenStore;
  readonly requests: RequestStore;
  readonly rows: RowStore;
  readonly executions: Executions;
  readonly backends: Readonly<Record<BackendId, BackendPort>>;
  /** Epoch milliseconds. */
  now(): number;
  /** A new unique id. */
  newId(): string;
  log(event: string, details?: Readonly<Record<string, string | number | boolean | undefined>>): void;
}

/** What report and reconcile have besides. */
export interface StarterPorts extends Ports {
  /** Runs the start function for a record that is open and unbound; only that function may start a backend. */
  startAgain(approvalId: string): Promise<Started>;
}

/** The records of approvals. Reads are consistent; every write is conditional and answers whether it took effect. */
export interface ApprovalStore {
  get(approvalId: string): Promise<ApprovalRecord | undefined>;
  /** The record bound to an execution of a backend. */
  byExecution(backend: BackendId, executionId: string): Promise<ApprovalRecord | undefined>;
  /** Writes a new record, with its first lease. False when there is one. */
  create(record: ApprovalRecord): Promise<boolean>;
  /** Takes the start lease of an open, unbound record, unless somebody holds one taken after `horizon` (ISO 8601). */
  takeLease(
    approvalId: string,
    lease: NonNullable<ApprovalRecord['lease']>,
    horizon: string,
  ): Promise<boolean>;
  /** The backend is full: gives the lease back and marks the record as queued. */
  queue(approvalId: string, leaseId: string): Promise<boolean>;
  /** Binds an open record to an execution, unless it is bound to another. Releases the lease. */
  bind(record: ApprovalRecord, executionId: string): Promise<boolean>;
  /** open → decided, on condition that it is still bound to `executionId` (undefined: still unbound). */
  decide(approvalId: string, executionId: string | undefined, ending: Ending): Promise<boolean>;
  /** open → decided by the deadline, unless verified; besides, nobody may hold a lease taken after `horizon`. */
  decideDue(
    approvalId: string,
    executionId: string | undefined,
    decision: Decision,
    horizon: string,
  ): Promise<boolean>;
  /**
   * Keeps a person's vote on an open, bound record, before it is signalled.
   * @returns false when there is one of theirs, or the record is no longer so.
   */
  vote(approvalId: string, person: string, vote: Vote): Promise<boolean>;
  /** The backend took the person's vote. */
  voteSent(approvalId: string, person: string): Promise<boolean>;
  /** The backend refused the person's vote: it is as if it never was, unless it was taken meanwhile. */
  unvote(approvalId: string, person: string): Promise<boolean>;
  /** What was approved may be finished: on an open record bound to the execution and not withdrawn. Repeatable. */
  verify(approvalId: string, executionId: string, at: string): Promise<boolean>;
  /** Open and unbound → decided as withdrawn, in one write. */
  withdrawUnbound(approvalId: string, withdrawal: Withdrawal, decision: Decision): Promise<boolean>;
  /** The intent to withdraw, on an open record not verified, which is then looked at next; the first one stays. */
  intendWithdraw(approvalId: string, withdrawal: Withdrawal): Promise<boolean>;
  /** decided → delivered. */
  delivered(approvalId: string): Promise<boolean>;
  /** open | decided → closed, on condition that it is still in the state it was judged in. */
  close(
    approvalId: string,
    from: 'open' | 'decided',
    closed: NonNullable<ApprovalRecord['closed']>,
  ): Promise<boolean>;
  /** Nothing is left to do for a record that is not open. */
  finish(approvalId: string): Promise<boolean>;
  /** Ids of unfinished records to be looked at by now (ISO 8601), oldest first; may lag behind the records. */
  toCheck(now: string): AsyncIterable<string>;
  /** Looks at an unfinished record again at `at` (ISO 8601). */
  checkAt(approvalId: string, at: string): Promise<void>;
  /** Ids of queued records of a backend, oldest first; may lag. */
  queued(backend: BackendId): Promise<readonly string[]>;
}

export interface TokenStore {
  /**
   * Keeps a task token when the stored one is of an earlier attempt.
   * @returns false when a later attempt's token is stored.
   */
  put(approvalId: string, token: string, attempt: number): Promise<boolean>;
  get(approvalId: string): Promise<string | undefined>;
  delete(approvalId: string): Promise<void>;
}

export interface RequestStore {
  /** Writes a request once; a repeated Admit changes nothing. */
  put(request: Request): Promise<void>;
  get(requestId: string): Promise<Request | undefined>;
  /**
   * Keeps the intent to withdraw, once.
   * @returns false when there is one, or no such request.
   */
  withdraw(requestId: string, withdrawal: Withdrawal): Promise<boolean>;
}

/** Rows that lists are made of; derived, so nothing that decides anything reads them. */
export interface RowStore {
  /** Version of a row; 0 when there is none. */
  version(id: string): Promise<number>;
  /** Writes a row unless a later version is there. */
  put(row: Row): Promise<void>;
}

export interface ExecutionView {
  readonly status: string;
  readonly redrive_count: number;
  /** Parsed. */
  readonly output?: unknown;
  readonly error?: string;
  /** ISO 8601, once it has ended. */
  readonly stopped_at?: string;
}

/** Step Functions. */
export interface Executions {
  /** Undefined when there is no such execution. */
  describe(arn: string): Promise<ExecutionView | undefined>;
  /** Harmless when it has ended or never was. */
  stop(arn: string, error: string, cause: string): Promise<void>;
  /** @returns `gone` when Step Functions no longer takes this token. */
  succeed(token: string, decision: Decision): Promise<'accepted' | 'gone'>;
  fail(token: string, failure: Failure): Promise<'accepted' | 'gone'>;
}
