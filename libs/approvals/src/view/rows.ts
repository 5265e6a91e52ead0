import type { ApprovalRecord, InboxItem, Request, RequestRow } from '@ringi/shared-types';
import { answerOf, answersOf } from './answers.js';
import { askedAbout } from './asked-about.js';
import { isAsked, levelState } from './level-state.js';
import { LISTS } from './lists.js';
import { progressOf, type AskedApproval, type CallerStatus } from './request-state.js';
import { waitingOf } from './waiting.js';

/** A row as it is stored: without what the flow and the directory of people say, which may change. */
export type RequestRowBody = Omit<RequestRow, 'flow_title'>;
export type InboxRowBody = Omit<InboxItem, 'flow_title'>;

/** One row of one list. Rows of the same id are told apart by version; the higher one is right. */
export interface Row {
  readonly id: string;
  readonly version: number;
  /** The list it stands in, and where; none: in no list any more. */
  readonly place?: { readonly list: string; readonly order: string };
  readonly body: RequestRowBody | InboxRowBody;
  /** Lower-case text to search in. */
  readonly search: string;
}

/** Everything that is derived from a request and its approvals. */
export interface RequestRows {
  readonly version: number;
  /** In the list of all; written last, so that its version says that all others are written. */
  readonly main: Row;
  /** In the lists of the requester and of everyone who may see it. */
  readonly copies: readonly Row[];
  readonly inbox: readonly Row[];
}

/**
 * The rows of a request: a pure function of the authoritative items and of the caller's execution. Its version grows
 * with each of their changes, so rows may be written at least once and in any order.
 */
export function rowsOf(
  request: Request,
  approvals: readonly AskedApproval[],
  caller: CallerStatus,
): RequestRows {
  const { request_id } = request;
  const version = versionOf(request, approvals, caller);
  const body = requestRow(request, approvals, caller);
  const search = [body.title, request.flow, request.requester].filter(Boolean).join(' ').toLowerCase();
  const row = (id: string, list: string): Row => ({
    id: `${id}#${request_id}`,
    version,
    place: { list, order: `${request.started_at}#${request_id}` },
    body,
    search,
  });
  const asked = approvals
    .filter(({ record }) => isAsked(record))
    .flatMap(({ record }) => record.request.approvers);
  const requester = requesterPrincipal(request);
  const viewers = new Set([...(requester === undefined ? [] : [requester]), ...asked]);
  return {
    version,
    main: row('row#all', LISTS.all),
    copies: [
      ...(requester === undefined ? [] : [row(`row#mine#${requester}`, LISTS.mine(requester))]),
      ...[...viewers].map((viewer) => row(`row#seen#${viewer}`, LISTS.seen(viewer))),
    ],
    inbox: approvals.flatMap(({ record }) =>
      inboxRows(request, record, version, body.state === 'running', search),
    ),
  };
}

/** Grows with every change; never falls, since a redrive counts more than the end it undoes. */
const versionOf = (request: Request, approvals: readonly AskedApproval[], caller: CallerStatus): number =>
  approvals.reduce((sum, { record }) => sum + 1 + (record.version ?? 0), 1) +
  (request.withdrawn ? 1 : 0) +
  2 * caller.redrive_count +
  (caller.status === 'RUNNING' ? 0 : 1);

/** The requester as a principal, so that one key serves requesters and approvers. */
export const requesterPrincipal = ({
  requester,
  approver_session_prefix: prefix = '',
}: Request): string | undefined => (requester === undefined ? undefined : `${prefix}${requester}`);

export function requestRow(
  request: Request,
  approvals: readonly AskedApproval[],
  caller: CallerStatus,
): RequestRowBody {
  const { state, ended_at, levels } = progressOf(request, approvals, caller);
  const requester = requesterPrincipal(request);
  const open = levels.find((level) => level.state === 'waiting' || level.state === 'queued')?.record;
  const waiting = state === 'running' && open ? waitingOf(open) : undefined;
  return {
    request_id: request.request_id,
    flow: request.flow,
    ...(request.title !== undefined && { title: request.title }),
    ...(requester !== undefined && { requester: { principal: requester } }),
    state,
    started_at: request.started_at,
    ...(ended_at !== undefined && { ended_at }),
    updated_at: lastChange(request, approvals, ended_at),
    levels: levels.map((level, index) => ({ name: request.levels[index]?.name ?? '', state: level.state })),
    ...(waiting && { waiting }),
  };
}

function lastChange(request: Request, approvals: readonly AskedApproval[], ended_at?: string): string {
  const times = approvals.flatMap(({ record }) => [
    record.created_at,
    record.decision?.decided_at,
    ...Object.values(record.votes ?? {}).map(({ at }) => at),
  ]);
  const known = [request.started_at, request.withdrawn?.at, ended_at, ...times];
  return known.flatMap((time) => time ?? []).reduce((a, b) => (Date.parse(b) > Date.parse(a) ? b : a));
}

/** One row for each approver: in the inbox as long as an answer of theirs is waited for. */
function inboxRows(
  request: Request,
  record: ApprovalRecord,
  version: number,
  running: boolean,
  search: string,
): Row[] {
  const { approval_id, due_at } = record;
  const { level, level_name, message, confirmation_url, approvers } = record.request;
  const requester = requesterPrincipal(request);
  const body: InboxRowBody = {
    request_id: request.request_id,
    flow: request.flow,
    ...(request.title !== undefined && { title: request.title }),
    ...(requester !== undefined && { requester: { principal: requester } }),
    level,
    level_name,
    message,
    confirmation_file: confirmation_url,
    ...askedAbout(record.request),
    asked_at: record.created_at,
    due_at,
    approved: answersOf(record).filter(({ answer }) => answer === 'approve').length,
    required: record.request.min_required_approvals,
  };
  const waits = running && levelState(record, false) === 'waiting';
  return approvers.map((principal) => ({
    id: `inbox#${principal}#${approval_id}`,
    version,
    ...(waits &&
      !answerOf(record, principal) && {
        place: { list: LISTS.inbox(principal), order: `${due_at}#${approval_id}` },
      }),
    body,
    search,
  }));
}
