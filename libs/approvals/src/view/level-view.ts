import type { LevelView, Request } from '@ringi/shared-types';
import { answersOf } from './answers.js';
import { askedAbout } from './asked-about.js';
import { isAsked } from './level-state.js';
import { whyNotDecide, type Viewer } from './may.js';
import { progressOf, type AskedApproval, type CallerStatus } from './request-state.js';

/** Each level of a request as one person sees it. Approvers are principals; who shows them knows their names. */
export function levelViews(
  viewer: Viewer,
  request: Request,
  approvals: readonly AskedApproval[],
  caller: CallerStatus,
  now: number,
): LevelView[] {
  const { levels } = progressOf(request, approvals, caller);
  return request.levels.map(
    ({ level, name, backend, approvers, min_required_approvals }, index): LevelView => {
      const { state = 'upcoming', record } = levels[index] ?? {};
      const asked = record?.request;
      const ended = caller.status !== 'RUNNING' && record?.state === 'open';
      const why = ended ? 'already_ended' : whyNotDecide(viewer, request, level, record, now);
      return {
        level,
        name,
        backend,
        state,
        approvers: (asked?.approvers ?? approvers).map((principal) => ({ principal })),
        min_required_approvals: asked?.min_required_approvals ?? min_required_approvals,
        answers: record ? answersOf(record) : [],
        ...(asked && { message: asked.message, ...askedAbout(asked) }),
        ...(record && isAsked(record) && { asked_at: record.created_at }),
        ...(record && { due_at: record.due_at, component_execution_arn: record.component.execution_arn }),
        ...(record?.execution_id !== undefined && { execution_id: record.execution_id }),
        ...(record?.decision && { decision: record.decision, decided_at: record.decision.decided_at }),
        ...(record?.failure && { error: record.failure }),
        can: { decide: why === undefined },
        why_not: why === undefined ? {} : { decide: why },
      };
    },
  );
}
