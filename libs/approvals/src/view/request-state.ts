import type { ApprovalRecord, LevelState, Request, RequestState } from '@ringi/shared-types';
import { levelState } from './level-state.js';

/** What Step Functions says of the caller's execution. */
export interface CallerStatus {
  readonly status: string;
  readonly redrive_count: number;
  /** ISO 8601, once it has ended. */
  readonly stopped_at?: string;
}

/** An approval of a request, and the caller's round (redrive count) it was asked in. */
export interface AskedApproval {
  readonly round: number;
  readonly record: ApprovalRecord;
}

export interface RequestProgress {
  readonly state: RequestState;
  readonly ended_at?: string;
  readonly levels: readonly { readonly state: LevelState; readonly record?: ApprovalRecord }[];
}

const ENDED_BY_ITSELF: Readonly<Record<string, RequestState>> = {
  FAILED: 'failed',
  TIMED_OUT: 'timed_out',
  ABORTED: 'cancelled',
};
const GOES_ON: readonly LevelState[] = ['upcoming', 'queued', 'waiting', 'settling', 'approved'];

/**
 * Where a request stands. A decision counts from the moment it is recorded: the caller's execution follows within
 * moments, and its own end is looked at only where no decision ended the request. A request is admitted before it is
 * known here, so a caller that failed did so at the level it had come to, even where that broke before it had a record.
 */
export function progressOf(
  request: Request,
  approvals: readonly AskedApproval[],
  caller: CallerStatus,
): RequestProgress {
  const records = request.levels.map(({ level }) => currentRecord(approvals, level, caller));
  const byItself = ENDED_BY_ITSELF[caller.status];
  let ended = byItself !== undefined;
  const brokeAt = caller.status === 'FAILED' ? records.findIndex((record) => !isApproved(record)) : -1;
  const levels = records.map((record, index) => {
    const state = !record && index === brokeAt ? 'failed' : levelState(record, ended);
    ended ||= !GOES_ON.includes(state);
    return { state, ...(record && { record }) };
  });
  const ending = levels
    .map(({ state }) => state)
    .find((state) => !GOES_ON.includes(state) && state !== 'skipped');
  const all = levels.every(({ state }) => state === 'approved');
  const state = byItself ?? (ending as RequestState | undefined) ?? (all ? 'approved' : 'running');
  if (state === 'running') return { state, levels };
  const ended_at = caller.stopped_at ?? lastDecision(records);
  return { state, levels, ...(ended_at !== undefined && { ended_at }) };
}

/** A level's approval of the latest round; one that a redrive repeats is of the past. */
function currentRecord(
  approvals: readonly AskedApproval[],
  level: number,
  { redrive_count }: CallerStatus,
): ApprovalRecord | undefined {
  const latest = approvals
    .filter(({ record }) => record.request.level === level)
    .sort((a, b) => a.round - b.round || a.record.component.redrive_count - b.record.component.redrive_count)
    .at(-1);
  if (!latest) return undefined;
  return latest.round < redrive_count && !isApproved(latest.record) ? undefined : latest.record;
}

const isApproved = (record: ApprovalRecord | undefined): boolean => levelState(record, false) === 'approved';

const lastDecision = (records: readonly (ApprovalRecord | undefined)[]): string | undefined =>
  records
    .flatMap((record) => record?.decision?.decided_at ?? [])
    .sort()
    .at(-1);
