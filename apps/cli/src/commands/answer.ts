import { textIn, type AnswerView, type LevelView, type RequestView } from '@ringi/shared-types';
import { findRequest, named } from '../api/find-request.js';
import type { Command } from '../command.js';
import { shortId, words } from '../output/names.js';
import { shortTime } from '../output/time.js';

const DONE = { approve: 'approved', reject: 'rejected' } as const;

const answerCommand = (name: 'approve' | 'reject', usage: string, summary: string): Command => ({
  name,
  usage,
  summary,
  options: { as: { type: 'string' }, comment: { type: 'string' } },
  positionals: [1, 1],
  async run({ positionals: [text = ''], options }, session) {
    const asked = named(text);
    const { api, id } = await session.actor(options['as']);
    const values = { request_id: await findRequest(api, asked) };
    const request = await api.get('/api/requests/{request_id}', { values });
    const level = asked.level ?? levelToAnswer(request);
    const given = ownAnswer(
      request.level_views.find((view) => view.level === level),
      id,
    );
    const data: LevelView = await api.post('/api/requests/{request_id}/levels/{level}/decision', {
      values: { ...values, level },
      body: { answer: name, ...(options['comment'] !== undefined && { comment: options['comment'] }) },
    });
    const what = `level ${level} (${textIn(data.name)}) of ${shortId(request.request_id)}`;
    return {
      data,
      text: given
        ? [
            `${id} had ${DONE[name]} ${what} before${given.at ? `, ${shortTime(given.at)}` : ''}: nothing changed.`,
          ]
        : [`${id} ${DONE[name]} ${what}.`, outcome(data, request.request_id)],
    };
  },
});

/** The one that can be answered; else the last that anybody was asked at, so that the API says why not. */
function levelToAnswer({ level_views }: RequestView): number {
  const found =
    level_views.find(({ can }) => can.decide) ??
    level_views.filter(({ asked_at }) => asked_at !== undefined).at(-1);
  return found?.level ?? 1;
}

const ownAnswer = (level: LevelView | undefined, id: string): AnswerView | undefined =>
  level?.answers.find(({ by }) => by.person?.id === id);

function outcome({ state, answers, min_required_approvals }: LevelView, requestId: string): string {
  const follow = `Follow it with: ringi show ${shortId(requestId)}`;
  if (state === 'waiting') {
    const approved = answers.filter(({ answer }) => answer === 'approve').length;
    return `${approved} of ${min_required_approvals} approvals: the level goes on waiting. ${follow}`;
  }
  return state === 'settling'
    ? `That decides the level; its decision is recorded within moments. ${follow}`
    : `The level is ${words(state)}. ${follow}`;
}

export const approve = answerCommand(
  'approve',
  '<request>[/<level>] --as PERSON [--comment TEXT]',
  'approve what waits: an id of the inbox, or a request',
);
export const reject = answerCommand(
  'reject',
  '<request>[/<level>] --as PERSON --comment TEXT',
  'reject what waits, and say why',
);
