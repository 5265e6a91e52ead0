import type { ApprovalRecord, Waiting } from '@ringi/shared-types';
import { answersOf } from './answers.js';
import { isAsked } from './level-state.js';

/** The facts of the waiting sentence of an open level. Approvers are principals; who shows them knows their names. */
export function waitingOf(record: ApprovalRecord): Waiting | undefined {
  if (record.state !== 'open') return undefined;
  const { level, level_name, approvers, min_required_approvals } = record.request;
  const answers = answersOf(record);
  const answered = new Set(answers.map(({ by }) => by.principal));
  return {
    level,
    level_name,
    required: min_required_approvals,
    approved: answers.filter(({ answer }) => answer === 'approve').length,
    waiting_for: approvers
      .filter((principal) => !answered.has(principal))
      .map((principal) => ({ principal })),
    since: record.created_at,
    due_at: record.due_at,
    queued: !isAsked(record),
  };
}
