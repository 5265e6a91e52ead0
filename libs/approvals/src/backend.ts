import type {
  ApprovalRecord,
  ApprovalRequest,
  BackendId,
  Decider,
  DeployedFile,
  Level,
  Outcome,
} from '@ringi/shared-types';

/**
 * A backend obtains one decision from people, in one system. It has three homes of one name: this library (what it can
 * do and what it is called on the wire), the handlers (its port, which calls the system) and the constructs (what is
 * deployed). Shared code never asks a backend for its name: it reads `capabilities`.
 */
export interface BackendDefinition {
  readonly id: BackendId;
  readonly capabilities: BackendCapabilities;
  /** Names of the level fields that say who is asked, under `level<n>_`. */
  readonly wire: {
    readonly approvers: string;
    readonly min_required_approvals: string;
    readonly message: string;
  };
  /** Values of a level that are this backend's, where a flow leaves them out. */
  readonly defaults?: Partial<Pick<Level, 'message'>>;
  /** Checks a level's options in the flow. Throws nothing: problems come back with their path. */
  check(level: Level): readonly Problem[];
  /** Infrastructure fields of the execution input for a flow's levels of this backend. */
  fields(level: Level): { readonly flow: readonly string[]; readonly level: readonly string[] };
  /** What a requester says of a level, in the order of a form; without `level<n>_`. */
  inputs(level: Level): readonly InputField[];
  /**
   * Reads these fields. What is wrong is told to `input`; the answer then counts for nothing.
   * @param deployed the level's deployed fields, by name.
   */
  read(level: Level, input: LevelInput, deployed: Readonly<Record<string, string>>): Confirmation;
  /** What a level's example input says besides what is deployed and the fields' own examples. */
  example(level: Level, approvers: readonly string[]): Readonly<Record<string, unknown>>;
  /** The file that an approval deploys, as far as the request's settings tell. Absent: an approval deploys nothing. */
  deploys?(request: ApprovalRequest): DeployedFile;
  /** Levels that wait for the same places, where a system counts them apart. Absent: all wait for the same. */
  queue?(request: ApprovalRequest): string;
}

/** A field of an execution's input that a requester fills in. */
export interface InputField {
  readonly name: string;
  /** In English, as it follows a level's name. */
  readonly title: string;
  readonly required: boolean;
  /** JSON Schema of its value. */
  readonly schema: Readonly<Record<string, unknown>>;
  /** Part of the example input. */
  readonly example?: unknown;
}

/** Reads the fields of one level, named without `level<n>_`; remembers what is wrong with each. */
export interface LevelInput {
  text(field: string): string;
  optionalText(field: string): string | undefined;
  url(field: string): string;
  optionalUrl(field: string): string | undefined;
  /** A text of any length and any number of lines. */
  optionalContent(field: string): string | undefined;
  problem(field: string, message: string): void;
  /** The field as the requester knows it, with `level<n>_`. */
  path(field: string): string;
}

/** What a level's approvers are asked to confirm. */
export interface Confirmation {
  readonly confirmation_url: string;
  readonly confirmation_file: string;
  /** What the backend keeps besides, by its own names. */
  readonly settings?: Readonly<Record<string, string>>;
  /** Something that lies in the input itself: all levels together may have only so much. */
  readonly inline?: { readonly field: string; readonly bytes: number; readonly instead: string };
}

export interface BackendCapabilities {
  /** Several approvers must agree before a level is approved. */
  readonly quorum: boolean;
  /** The system keeps what a person wrote with the answer. */
  readonly comment: boolean;
  /** People may answer in the AWS console as well. */
  readonly consoleDecision: boolean;
  /** The system itself refuses the answer of somebody who was not asked. Otherwise such an answer cancels the level. */
  readonly checksApprovers: boolean;
  readonly maximumWaitSeconds: number;
  readonly maximumApprovers: number;
  /** Characters, after the file and URL are put in. */
  readonly maximumMessageLength: number;
}

/** Something wrong with a flow or an input: where, and what. */
export interface Problem {
  readonly path: string;
  readonly message: string;
}

/** What a backend says of one of its executions. `ended`: nothing of it runs any more. */
export type Description =
  /** `decided_by`: the answers taken so far, where the system tells them while others are awaited. */
  | { readonly status: 'open'; readonly decided_by?: readonly Decider[] }
  /** The system does not know the execution, or not yet: nothing can be said of it, and nothing be stopped. */
  | { readonly status: 'unknown' }
  /** A person has decided and the backend is still finishing. */
  | { readonly status: 'settling'; readonly at: string }
  | ({ readonly status: 'verdict'; readonly ended: boolean } & Verdict)
  /** The backend broke: nobody decided. */
  | { readonly status: 'failed'; readonly ended: boolean; readonly error: string; readonly cause: string };

/** What people (or the backend's own deadline) decided, read back from the system that took the decision. */
export interface Verdict {
  readonly outcome: Outcome;
  readonly reason?: string;
  readonly decided_by: readonly Decider[];
  /** ISO 8601, when the last needed answer was given. */
  readonly at: string;
  readonly comment?: string;
}

export type Answer = { readonly answer: 'approve' | 'reject'; readonly comment?: string };

/**
 * The port of a backend: what the shared handlers may ask of it. Every function may be called again at any time, after
 * a crash at any point, for any record.
 */
export interface BackendPort {
  /**
   * Puts away what a new record is not to hold, before it is written. It may run more than once: one answer is kept.
   * @returns the settings the record keeps.
   * @throws RingiError when the level can never be started.
   */
  prepare?(approval_id: string, request: ApprovalRequest): Promise<ApprovalRequest['settings']>;
  /**
   * Starts asking, under the lease `lease`. Not idempotent by itself: the caller holds the lease and has called
   * {@link find} for any record that is not new.
   * @returns the execution's id, or `full` when the system takes no more now.
   */
  start(record: ApprovalRecord, lease: string): Promise<string | 'full'>;
  describe(execution_id: string): Promise<Description>;
  /** Gives a person's answer, as the person. @throws when the system refuses it; then nothing has changed. */
  decide(execution_id: string, person: string, answer: Answer): Promise<void>;
  /** Ends an execution. Harmless when it has ended or never was. */
  stop(execution_id: string, reason: string): Promise<void>;
  /** The execution already started for this record by our own start function, with its document and parameters. */
  find(record: ApprovalRecord): Promise<string | undefined>;
  /** The execution a record would be bound to, for an id that an event names (a child knows its parent). */
  boundId(execution_id: string): Promise<string>;
  /** Ids of everything that still runs and bears our mark, whatever its record says. */
  running(): Promise<readonly string[]>;
  /** The approval an execution says it asks for. A person may have started it by hand: the record decides. */
  approvalOf(execution_id: string): Promise<string | undefined>;
}
