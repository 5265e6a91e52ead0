import { RebuildSchema, RebuiltSchema } from '@ringi/shared-types';
import { ApiProblem } from '../problem.js';
import { route } from '../route.js';

export const rebuildRows = route({
  method: 'post',
  path: '/api/rebuild',
  id: 'rebuildRows',
  summary:
    'Writes what lists are made of again; for operators. It stops after a while: call it again with the cursor of its answer until there is none. Repeated, it changes nothing.',
  body: RebuildSchema,
  answers: { 200: RebuiltSchema },
  problems: [400, 403, 503],
  async handle({ who, ports, body }) {
    if (!who.roles.includes('operator')) {
      throw new ApiProblem('forbidden', 'Only an operator can rebuild what lists are made of. Ask one.');
    }
    return { status: 200, body: await ports.rebuild(body) };
  },
});
