import type { ApprovalRecord, Request, WhyNot } from '@ringi/shared-types';
import { isPastDue } from '../rules/decide.js';
import { answerOf } from './answers.js';
import { isAsked, votesDecide } from './level-state.js';

/** Who looks or acts: a person, as the principal they sign as. */
export interface Viewer {
  readonly id: string;
  readonly principal: string;
  readonly roles: readonly string[];
}

/** Operators and auditors see everything and decide nothing. */
export const seesAll = ({ roles }: Viewer): boolean =>
  roles.includes('operator') || roles.includes('auditor');

export const isApprover = (record: ApprovalRecord, { principal }: Viewer): boolean =>
  record.request.approvers.includes(principal);

/**
 * A request is visible to its requester, its approvers from the time they are asked, operators and auditors.
 * @param records of the request, of any round.
 */
export const mayRead = (viewer: Viewer, request: Request, records: readonly ApprovalRecord[]): boolean =>
  seesAll(viewer) ||
  request.requester === viewer.id ||
  records.some((record) => isAsked(record) && isApprover(record, viewer));

/** Why a person cannot decide a level now; undefined: they can. */
export function whyNotDecide(
  viewer: Viewer,
  request: Pick<Request, 'levels'>,
  level: number,
  record: ApprovalRecord | undefined,
  now: number,
): WhyNot | undefined {
  const approvers =
    record?.request.approvers ?? request.levels.find((each) => each.level === level)?.approvers;
  if (!approvers?.includes(viewer.principal)) return 'not_an_approver';
  if (!record) return 'not_reached';
  if (record.state === 'closed') return 'already_ended';
  if (record.state !== 'open')
    return record.decision?.outcome === 'timed_out' ? 'too_late' : 'already_decided';
  if (answerOf(record, viewer.principal)) return 'already_answered';
  if (record.withdrawn) return 'already_ended';
  if (isPastDue(record, now)) return 'too_late';
  if (!isAsked(record)) return 'not_waiting';
  return votesDecide(record) || record.verified ? 'already_decided' : undefined;
}

/** Why a person cannot withdraw a request now; undefined: they can. */
export function whyNotWithdraw(viewer: Viewer, request: Request, running: boolean): WhyNot | undefined {
  if (request.requester !== viewer.id) return 'not_requester';
  return running && !request.withdrawn ? undefined : 'already_ended';
}
