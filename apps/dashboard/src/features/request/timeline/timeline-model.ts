import type { LevelView, RequestView } from '@ringi/shared-types';
import type { MessageId } from '../../../lib/i18n/use-text.js';

/** One thing that happened. */
export interface Happening {
  readonly at: string;
  /** 0: the request as a whole. */
  readonly level: number;
  readonly what: MessageId;
  /** Principal of who did it. */
  readonly by?: LevelView['answers'][number]['by'];
  readonly comment?: string | undefined;
}

const ENDS = {
  running: undefined,
  approved: 'happened.approved',
  rejected: 'happened.rejected',
  timed_out: 'happened.timed_out',
  cancelled: 'happened.cancelled',
  failed: 'happened.failed',
} as const satisfies Record<RequestView['state'], MessageId | undefined>;

/** Everything that people or the clock did, oldest first. */
export function happenings(request: RequestView): Happening[] {
  const all: Happening[] = [{ at: request.started_at, level: 0, what: 'happened.started' }];
  for (const { level, asked_at, answers, decided_at, state } of request.level_views) {
    if (asked_at) all.push({ at: asked_at, level, what: 'happened.asked' });
    for (const { at, by, answer, comment } of answers) {
      const what = answer === 'approve' ? 'happened.answer.approve' : 'happened.answer.reject';
      if (at) all.push({ at, level, what, by, comment });
    }
    if (decided_at && state === 'timed_out') all.push({ at: decided_at, level, what: 'happened.timed_out' });
    if (decided_at && state === 'cancelled') all.push({ at: decided_at, level, what: 'happened.cancelled' });
  }
  const end = ENDS[request.state];
  if (request.ended_at && end) all.push({ at: request.ended_at, level: 0, what: end });
  return all.sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
}
