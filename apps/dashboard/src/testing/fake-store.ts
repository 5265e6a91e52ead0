import type {
  AnswerView,
  InboxItem,
  LevelView,
  NewDecision,
  RequestView,
  Waiting,
} from '@ringi/shared-types';
import { makeRequest, type Recipe } from './make-request.js';
import { approver } from './people.js';

const principal = (id: string) => approver(id).principal;

/** The requests of the API in memory, and what people do to them. */
export class FakeStore {
  readonly requests = new Map<string, RequestView>();
  readonly #now: () => number;

  constructor(recipes: readonly Recipe[], now: () => number) {
    this.#now = now;
    for (const recipe of recipes) this.requests.set(recipe.id, makeRequest(recipe, now()));
  }

  add(recipe: Recipe): RequestView {
    const request = makeRequest(recipe, this.#now());
    this.requests.set(recipe.id, request);
    return request;
  }

  /** As one person sees it: what may be done is computed here, as the API does. */
  view(request: RequestView, person: string): RequestView {
    const level_views = request.level_views.map((level) => permit(level, person));
    const waiting = waitingOf(request);
    const isMine = request.requester?.person?.id === person;
    return {
      ...request,
      level_views,
      levels: level_views.map(({ name, state }) => ({ name, state })),
      ...(waiting && { waiting }),
      can: { withdraw: isMine && request.state === 'running' },
      why_not: isMine ? {} : { withdraw: 'not_requester' },
    };
  }

  inbox(person: string): InboxItem[] {
    return [...this.requests.values()].flatMap((request) =>
      request.level_views
        .filter((level) => permit(level, person).can.decide)
        .map((level) => ({
          request_id: request.request_id,
          flow: request.flow,
          flow_title: request.flow_title,
          title: request.title,
          requester: request.requester,
          level: level.level,
          level_name: level.name,
          message: level.message ?? '',
          confirmation_url: level.confirmation_url ?? '',
          confirmation_file: level.confirmation_file ?? level.confirmation_url ?? '',
          ...(level.deploys && { deploys: level.deploys }),
          asked_at: level.asked_at ?? request.started_at,
          due_at: level.due_at ?? request.started_at,
          approved: level.answers.length,
          required: level.min_required_approvals,
        })),
    );
  }

  /** Records an answer and moves the request on. The caller has checked that the person may. */
  answer(
    request: RequestView,
    level: LevelView,
    person: string,
    { answer, comment }: NewDecision,
  ): LevelView {
    const at = new Date(this.#now()).toISOString();
    const given: AnswerView = { by: approver(person), answer, at, ...(comment && { comment }) };
    const answers = [...level.answers, given];
    const approvals = answers.filter((each) => each.answer === 'approve').length;
    const state =
      answer === 'reject' ? 'rejected' : approvals >= level.min_required_approvals ? 'approved' : 'waiting';
    const over = state !== 'waiting';
    const next: LevelView = { ...level, answers, state, ...(over && { decided_at: at }) };
    const level_views = request.level_views.map((each): LevelView => {
      if (each.level === level.level) return next;
      if (state === 'rejected' && each.level > level.level) return { ...each, state: 'skipped' };
      return state === 'approved' && each.level === level.level + 1
        ? {
            ...each,
            state: 'waiting',
            asked_at: at,
            due_at: new Date(this.#now() + 7 * 86_400_000).toISOString(),
          }
        : each;
    });
    const ended =
      state === 'rejected' || (state === 'approved' && level.level === request.level_views.length);
    this.requests.set(request.request_id, {
      ...request,
      level_views,
      updated_at: at,
      ...(ended && { state: state === 'approved' ? 'approved' : 'rejected', ended_at: at }),
    });
    return next;
  }

  withdraw(request: RequestView): void {
    const at = new Date(this.#now()).toISOString();
    const level_views = request.level_views.map((level): LevelView => {
      if (level.state === 'waiting' || level.state === 'queued')
        return { ...level, state: 'cancelled', decided_at: at };
      return level.state === 'upcoming' ? { ...level, state: 'skipped' } : level;
    });
    this.requests.set(request.request_id, { ...request, level_views, state: 'cancelled', ended_at: at });
  }
}

function permit(level: LevelView, person: string): LevelView {
  const who = principal(person);
  if (level.state !== 'waiting')
    return { ...level, can: { decide: false }, why_not: { decide: 'not_waiting' } };
  if (!level.approvers.some(({ principal: each }) => each === who))
    return { ...level, can: { decide: false }, why_not: { decide: 'not_an_approver' } };
  if (level.answers.some(({ by }) => by.principal === who))
    return { ...level, can: { decide: false }, why_not: { decide: 'already_answered' } };
  return { ...level, can: { decide: true }, why_not: {} };
}

function waitingOf({ level_views }: RequestView): Waiting | undefined {
  const level = level_views.find(({ state }) => state === 'waiting' || state === 'queued');
  if (!level) return undefined;
  const answered = new Set(level.answers.map(({ by }) => by.principal));
  return {
    level: level.level,
    level_name: level.name,
    required: level.min_required_approvals,
    approved: level.answers.length,
    waiting_for: level.approvers.filter(({ principal: each }) => !answered.has(each)),
    since: level.asked_at ?? '',
    due_at: level.due_at ?? '',
    queued: level.state === 'queued',
  };
}
