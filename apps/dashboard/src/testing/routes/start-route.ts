import type { NewRequest } from '@ringi/shared-types';
import { json, problem, type Route } from './route.js';

/** Starts a request; the same key again answers with the one it started. */
export const startRoute: Route = {
  method: 'POST',
  pattern: /^\/api\/requests$/,
  answer(api, { headers, body }) {
    const { flow, title = '', input } = body as NewRequest;
    const key = headers.get('idempotency-key');
    if (!key) return problem(400, 'invalid', 'The header Idempotency-Key is missing.');
    const known = api.store.requests.get(api.created.get(key) ?? '');
    if (known) return json(api.store.view(known, api.person));
    const fields = Object.entries(input)
      .filter(([name, value]) => name.endsWith('_url') && !String(value).startsWith('https://'))
      .map(([name]) => ({ path: `input.${name}`, message: 'must be an address that starts with https://' }));
    if (fields.length > 0) return problem(400, 'invalid', 'The input is not right.', { fields });
    const id = `new${api.created.size + 1}`;
    api.created.set(key, id);
    const request = api.store.add({
      id,
      flow,
      title,
      requester: api.person,
      age: 0,
      passed: [],
      next: 'waiting',
    });
    return json(api.store.view(request, api.person), 201);
  },
};

export const withdrawRoute: Route = {
  method: 'POST',
  pattern: /^\/api\/requests\/([^/]+)\/withdraw$/,
  answer(api, _call, [id = '']) {
    const request = api.store.requests.get(id);
    if (!request) return problem(404, 'not_found', `There is no request ${id}.`);
    if (request.state !== 'running')
      return problem(409, 'conflict', `Request ${id} has ended.`, { why_not: 'already_ended' });
    api.store.withdraw(request);
    return json(api.store.view(request, api.person));
  },
};
