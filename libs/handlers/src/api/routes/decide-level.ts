import { DecidedSchema, NewDecisionSchema } from '@ringi/shared-types';
import { decide } from '../decide.js';
import { route } from '../route.js';

export const decideLevel = route({
  method: 'post',
  path: '/api/requests/{request_id}/levels/{level}/decision',
  id: 'decideLevel',
  summary: 'My answer at a level. Repeated with the same answer it changes nothing.',
  body: NewDecisionSchema,
  answers: { 200: DecidedSchema },
  problems: [400, 403, 404, 409, 503],
  async handle(ask) {
    const { body, param } = ask;
    const comment = body.comment?.trim();
    return {
      status: 200,
      body: await decide(ask, param('request_id'), param('level'), {
        answer: body.answer,
        ...(comment && { comment }),
      }),
    };
  },
});
