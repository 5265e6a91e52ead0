import {
  answerOf,
  answersOf,
  endingOf,
  isApprover,
  whyNotDecide,
  type Answer,
  type Description,
} from '@ringi/approvals';
import type { AnswerView, ApprovalRecord, LevelView, WhyNot } from '@ringi/shared-types';
import { project } from '../projector/project.js';
import { levelsOf, loadRequest, type Asked, type Loaded } from './load.js';
import { ApiProblem, invalid } from './problem.js';
import { withTold } from './told.js';

/**
 * Takes a person's answer: checked against the level, kept as a vote with its comment, then signalled to the backend as
 * the person. What counts is what the backend says; the verdict is read back by report.
 * @param named the level, as the address has it.
 * @returns the level after the answer.
 * @throws ApiProblem 400, 403, 404, 409, or 503 when the backend did not take the answer.
 */
export async function decide(ask: Asked, id: string, named: string, answer: Answer): Promise<LevelView> {
  const loaded = await withTold(ask, await loadRequest(ask, id));
  const { request_id } = loaded.request;
  const view = levelsOf(ask, loaded).find((each) => String(each.level) === named);
  if (!view) {
    throw new ApiProblem(
      'not_found',
      `Request ${request_id} has no level '${named.slice(0, 20)}'; it has ${loaded.request.levels.length}. Look at it again.`,
      { request_id },
    );
  }
  const { level } = view;
  const record = currentRecord(loaded, view);
  const given = record && answerOf(record, ask.who.principal);
  if (given?.answer === answer.answer) return view;
  if (view.why_not.decide) throw refused(ask, loaded, level, view.why_not.decide, record);
  if (answer.answer === 'reject' && !answer.comment) {
    throw invalid([{ path: 'comment', message: 'is required to reject: say why' }]);
  }
  if (!record) throw new Error(`Level ${level} of request ${request_id} may be decided but has no record.`);
  await vote(ask, loaded, record, answer);
  await project(ask.ports, request_id);
  const after = levelsOf(ask, await withTold(ask, await loadRequest(ask, request_id)));
  return after.find((each) => each.level === level) ?? view;
}

const currentRecord = ({ approvals }: Loaded, view: LevelView): ApprovalRecord | undefined =>
  approvals
    .map(({ record }) => record)
    .filter(({ component }) => component.execution_arn === view.component_execution_arn)
    .at(-1);

/** The vote is written before the signal, so that the verdict finds the comment. */
async function vote(ask: Asked, loaded: Loaded, record: ApprovalRecord, answer: Answer): Promise<void> {
  const { who, ports } = ask;
  const { approval_id, execution_id = '' } = record;
  const { level } = record.request;
  const at = new Date(ports.now()).toISOString();
  const first = await ports.approvals.vote(approval_id, who.id, { ...answer, at, sent: false });
  const current = (await ports.approvals.get(approval_id)) ?? record;
  if (!first) {
    const kept = current.votes?.[who.id];
    if (!kept || current.state !== 'open') throw late(ask, loaded, level, current);
    if (kept.answer !== answer.answer) throw refused(ask, loaded, level, 'already_answered', current);
    if (kept.sent) return;
    // An earlier call kept it and may have died before the signal, or is about to send it: sent again, it counts once.
  }
  try {
    await ports.backends[record.request.backend].decide(execution_id, who.id, answer);
  } catch (error) {
    await afterRefusal(ask, loaded, current, answer, { first, error });
  }
  await ports.approvals.voteSent(approval_id, who.id);
}

/** The backend refused the signal: somebody was faster, or it had ours already, or it is in trouble. */
async function afterRefusal(
  ask: Asked,
  loaded: Loaded,
  record: ApprovalRecord,
  answer: Answer,
  { first, error }: { first: boolean; error: unknown },
): Promise<void> {
  const { who, ports } = ask;
  const { approval_id, execution_id = '', request } = record;
  const description = await ports.backends[request.backend].describe(execution_id);
  if (took(description, who.principal, answer)) return;
  const current = (await ports.approvals.get(approval_id)) ?? record;
  if (current.votes?.[who.id]?.sent) return;
  // One that an earlier call kept may have been taken: it stays, and the next try tells.
  if (first) await ports.approvals.unvote(approval_id, who.id);
  const ending = endingOf(record, description);
  if (ending) {
    const decided = { ...record, ...ending, state: 'decided' as const };
    throw late(ask, loaded, request.level, current.state === 'open' ? decided : current);
  }
  const name = error instanceof Error ? error.name : 'unknown';
  ports.log('decision_refused', { approval_id, error: name });
  throw new ApiProblem(
    'unavailable',
    `The answer was not taken (${name}); nothing has changed. Try again in a moment, or answer in the AWS console.`,
    { request_id: request.request_id },
  );
}

const took = (description: Description, principal: string, { answer }: Answer): boolean =>
  (description.status === 'verdict' || description.status === 'open') &&
  !!description.decided_by?.some((decider) => decider.principal === principal && decider.answer === answer);

/** The record has moved on since it was judged. */
function late(ask: Asked, { request }: Loaded, level: number, record: ApprovalRecord): ApiProblem {
  const why = whyNotDecide(ask.who, request, level, record, ask.ports.now()) ?? 'already_decided';
  return refused(ask, { request }, level, why, record);
}

const WORDS: Readonly<Partial<Record<WhyNot, string>>> = {
  not_an_approver: 'You are not asked at this level',
  not_reached: 'The request has not reached this level',
  not_waiting: 'The level is queued: nobody is asked yet',
  already_answered: 'You have answered already',
  already_decided: 'The level is decided already',
  already_ended: 'The request has ended or was withdrawn',
  too_late: 'The time to answer is over',
};

function refused(
  { who, directory }: Asked,
  { request }: Pick<Loaded, 'request'>,
  level: number,
  why_not: WhyNot,
  record: ApprovalRecord | undefined,
): ApiProblem {
  const answer = record && isApprover(record, who) ? answerBefore(record, who.principal, why_not) : undefined;
  const others = record?.request.approvers ?? request.levels.find((each) => each.level === level)?.approvers;
  const names = others?.map((principal) => directory.approver({ principal }).person?.id ?? principal);
  const next = why_not === 'not_an_approver' ? `it asks ${names?.join(', ')}` : 'look at it again';
  return new ApiProblem(
    why_not === 'not_an_approver' ? 'forbidden' : 'conflict',
    `${WORDS[why_not] ?? why_not}. Request ${request.request_id}, level ${level}: nothing was changed; ${next}.`,
    { why_not, request_id: request.request_id, ...(answer && { answer: directory.answer(answer) }) },
  );
}

/** The answer that was there before: one's own, or the one that decided. */
function answerBefore(record: ApprovalRecord, principal: string, why: WhyNot): AnswerView | undefined {
  if (why === 'already_answered') return answerOf(record, principal);
  return [...answersOf(record)].sort((a, b) => (a.at ?? '').localeCompare(b.at ?? '')).at(-1);
}
