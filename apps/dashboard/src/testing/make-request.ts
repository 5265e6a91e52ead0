import type { AnswerView, LevelState, LevelView, RequestState, RequestView } from '@ringi/shared-types';
import { flowOf } from './flows.js';
import { approver } from './people.js';

export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;

export interface Recipe {
  readonly id: string;
  readonly flow: string;
  readonly title: string;
  readonly requester: string;
  /** Milliseconds before now. */
  readonly age: number;
  /** The levels passed, by whom. */
  readonly passed: readonly (readonly string[])[];
  /** What became of the next level; absent: all passed. */
  readonly next?: LevelState;
  /** Those who answered at that level. */
  readonly answers?: readonly AnswerView[];
  readonly reason?: string;
}

const ENDED: Partial<Record<LevelState, RequestState>> = {
  rejected: 'rejected',
  timed_out: 'timed_out',
  cancelled: 'cancelled',
  failed: 'failed',
};

const FILE = {
  name: 'prices.html',
  bucket: 'ringi-files',
  version_id: 'Xv3kQ0fVd1',
  content_type: 'text/html',
  size: 5120,
};

/** A request as the API would show it, from what happened to it. */
export function makeRequest(recipe: Recipe, now: number): RequestView {
  const flow = flowOf(recipe.flow);
  const started = now - recipe.age;
  const step = recipe.age / (recipe.passed.length + 1);
  const iso = (instant: number) => new Date(instant).toISOString();
  const ended = recipe.next ? ENDED[recipe.next] : 'approved';
  const level_views = flow.levels.map((level, index): LevelView => {
    const asked = started + index * step;
    const past = index < recipe.passed.length;
    const here = index === recipe.passed.length && recipe.next !== undefined;
    const state: LevelState = past
      ? 'approved'
      : here
        ? (recipe.next ?? 'upcoming')
        : ended
          ? 'skipped'
          : 'upcoming';
    const answers = past
      ? (recipe.passed[index] ?? []).map((id, turn): AnswerView => ({
          by: approver(id),
          answer: 'approve',
          at: iso(asked + step - (turn + 1) * 60_000),
          ...(turn === 0 && index === 0 && { comment: 'Looks good. 問題ありません。' }),
        }))
      : here
        ? [...(recipe.answers ?? [])]
        : [];
    const isOver = past || (here && ended !== undefined);
    return {
      ...level,
      state,
      answers,
      ...((past || here) && { asked_at: iso(asked), due_at: iso(asked + 7 * DAY) }),
      ...(isOver && { decided_at: iso(Math.min(asked + step, now)) }),
      ...((past || here) && {
        message: 'Please review index.html at https://example.com/draft and approve or reject it.',
        confirmation_url: 'https://example.com/draft',
        ...(level.backend === 'codepipeline'
          ? { deploys: { ...FILE, key: `requests/${recipe.id}/L${level.level}` } }
          : { confirmation_file: 'index.html' }),
      }),
      ...(here &&
        state === 'cancelled' && {
          decision: {
            is_approved: false,
            outcome: 'cancelled',
            reason: recipe.reason ?? 'withdrawn',
            decided_by: [],
            decided_at: iso(now),
            approval_id: `${recipe.id}-${level.level}`,
            level: level.level,
            backend: level.backend,
          },
        }),
      ...(state === 'failed' && {
        error: { error: 'Ringi.StartFailed', cause: 'SSM refused the document: it needs an assume role.' },
      }),
      can: { decide: false },
      why_not: {},
    };
  });
  return {
    request_id: recipe.id,
    flow: flow.name,
    flow_title: flow.title,
    title: recipe.title,
    requester: approver(recipe.requester),
    state: ended ?? 'running',
    started_at: iso(started),
    updated_at: iso(now),
    ...(ended && { ended_at: iso(Math.min(started + (recipe.passed.length + 1) * step, now)) }),
    levels: [],
    execution_arn: `arn:aws:states:us-east-1:000000000000:execution:Caller-${flow.name}:${recipe.id}`,
    console_url: 'https://us-east-1.console.aws.amazon.com/states/home?region=us-east-1',
    level_views,
    input: flow.example,
    ...(ended && ended !== 'failed' && { output: { is_approved: ended === 'approved', outcome: ended } }),
    ...(ended === 'failed' && {
      error: { error: 'Ringi.StartFailed', cause: 'SSM refused the document: it needs an assume role.' },
    }),
    can: { withdraw: false },
    why_not: {},
  };
}
