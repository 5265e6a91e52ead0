import { textIn, type RequestRow } from '@ringi/shared-types';
import { fakeEvents } from '../fake-events.js';
import type { FakeApi } from '../fake-api.js';
import { FLOWS } from '../flows.js';
import { personOf } from '../people.js';
import { json, pageOf, problem, type Call, type Route } from './route.js';

const get = (pattern: RegExp, answer: Route['answer']): Route => ({ method: 'GET', pattern, answer });
const missing = (id: string) =>
  problem(404, 'not_found', `There is no request ${id}, or you may not see it.`, { request_id: id });

export const readRoutes: readonly Route[] = [
  get(/^\/api\/me$/, (api) => json(personOf(api.person))),
  get(/^\/api\/flows$/, () => json({ items: FLOWS })),
  get(/^\/api\/flows\/([^/]+)$/, (_api, _call, [name]) => {
    const flow = FLOWS.find((each) => each.name === name);
    return flow ? json(flow) : problem(404, 'not_found', `There is no flow ${name ?? ''}.`);
  }),
  get(/^\/api\/inbox$/, (api, call) => {
    const all = api.store.inbox(api.person);
    return json({ ...pageOf(all, call, api.pageSize), count: all.length });
  }),
  get(/^\/api\/requests$/, (api, call) => json(pageOf(rows(api, call), call, api.pageSize))),
  get(/^\/api\/requests\/([^/]+)$/, (api, _call, [id = '']) => {
    const request = api.store.requests.get(id);
    return request ? json(api.store.view(request, api.person)) : missing(id);
  }),
  get(/^\/api\/requests\/([^/]+)\/events$/, (api, call, [id = '']) => {
    const request = api.store.requests.get(id);
    return request ? json(pageOf(api.events ?? fakeEvents(request), call, 100)) : missing(id);
  }),
];

function rows(api: FakeApi, { query }: Call): RequestRow[] {
  const [state, flow, q] = ['state', 'flow', 'q'].map((name) => query.get(name));
  return [...api.store.requests.values()]
    .map((request) => api.store.view(request, api.person))
    .filter(
      (row) =>
        (query.get('scope') === 'all' || row.requester?.person?.id === api.person) &&
        (!state || row.state === state) &&
        (!flow || row.flow === flow) &&
        (!q || `${row.title ?? ''} ${textIn(row.flow_title)}`.toLowerCase().includes(q.toLowerCase())),
    )
    .sort((a, b) => Date.parse(b.started_at) - Date.parse(a.started_at));
}
