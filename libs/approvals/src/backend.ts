import type { ApprovalRecord, BackendId, Decider, Level, Outcome } from '@ringi/shared-types';

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
  /** Checks a level's options in the flow. Throws nothing: problems come back with their path. */
  check(level: Level): readonly Problem[];
  /** Infrastructure fields of the execution input for a flow's levels of this backend. */
  fields(level: Level): { readonly flow: readonly string[]; readonly level: readonly string[] };
}

export interface BackendCapabilities {
  /** Several approvers must agree before a level is approved. */
  readonly quorum: boolean;
  /** The system keeps what a person wrote with the answer. */
  readonly comment: boolean;
  /** People may answer in the AWS console as well. */
  readonly consoleDecision: boolean;
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
