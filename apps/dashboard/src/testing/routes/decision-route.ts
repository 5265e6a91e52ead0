import type { NewDecision } from '@ringi/shared-types';
import { json, problem, type Route } from './route.js';

export const decisionRoute: Route = {
  method: 'POST',
  pattern: /^\/api\/requests\/([^/]+)\/levels\/(\d+)\/decision$/,
  answer(api, { body }, [id = '', number]) {
    const request = api.store.requests.get(id);
    const seen = request && api.store.view(request, api.person);
    const level = seen?.level_views[Number(number) - 1];
    if (!request || !level)
      return problem(404, 'not_found', `There is no level ${number ?? ''} of request ${id}.`);
    const decision = body as NewDecision;
    if (decision.answer === 'reject' && !decision.comment)
      return problem(400, 'invalid', 'A rejection needs a comment.', {
        fields: [{ path: 'comment', message: 'is missing' }],
      });
    const last = level.answers.at(-1);
    if (!level.can.decide) {
      const over = level.state !== 'waiting';
      return problem(
        over ? 409 : 403,
        over ? 'conflict' : 'forbidden',
        `Level ${number ?? ''} takes no answer.`,
        {
          why_not: over ? 'already_decided' : level.why_not.decide,
          ...(last && { answer: last }),
        },
      );
    }
    const next = api.store.answer(request, level, api.person, decision);
    queueMicrotask(() => api.hint({ request_id: id }));
    return json(next);
  },
};
