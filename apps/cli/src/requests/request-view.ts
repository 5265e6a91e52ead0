import type { ApprovalRequest, Decision } from '@ringi/shared-types';
import type { Answer } from '../automations/answers.js';

export type LevelState =
  | 'not_asked'
  | 'starting'
  | 'waiting'
  | 'approved'
  | 'rejected'
  | 'timed_out'
  | 'cancelled'
  | 'failed'
  | 'stopped';

/** One level of a request, as Step Functions and SSM tell it. */
export interface LevelView {
  readonly level: number;
  readonly name: ApprovalRequest['level_name'];
  readonly backend: string;
  readonly state: LevelState;
  readonly approvers: readonly string[];
  readonly min_required_approvals: number;
  readonly message: string;
  readonly confirmation_file: string;
  readonly confirmation_url: string;
  readonly component_execution_arn?: string;
  /** The automation that takes the answers. */
  readonly automation_id?: string;
  readonly asked_at?: string;
  readonly due_at?: string;
  /** Who answered so far. */
  readonly answers: readonly Answer[];
  readonly decision?: Decision;
  readonly error?: string;
  readonly cause?: string;
}

/** One request: an execution of a flow's caller. */
export interface RequestView {
  /** The execution's name. */
  readonly request: string;
  readonly execution_arn: string;
  readonly flow: string;
  /** Of the execution, as AWS names it. */
  readonly status: string;
  /** Of the request, once decided. */
  readonly outcome?: Decision['outcome'];
  readonly requester?: string;
  readonly title?: string;
  readonly started_at?: string;
  readonly ended_at?: string;
  readonly error?: string;
  readonly cause?: string;
  readonly levels: readonly LevelView[];
}
