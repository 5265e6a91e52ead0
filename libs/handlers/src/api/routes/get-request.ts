import { RequestViewSchema } from '@ringi/shared-types';
import { loadRequest } from '../load.js';
import { requestView } from '../request-view.js';
import { withTold } from '../told.js';
import { route } from '../route.js';

export const getRequest = route({
  method: 'get',
  path: '/api/requests/{request_id}',
  id: 'getRequest',
  summary: 'One request with all its levels.',
  answers: { 200: RequestViewSchema },
  problems: [404],
  async handle(ask) {
    return {
      status: 200,
      body: requestView(ask, await withTold(ask, await loadRequest(ask, ask.param('request_id')))),
    };
  },
});
