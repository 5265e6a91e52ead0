import { ApiWorld, PURCHASE_INPUT } from '../testing/api-world.js';
import { ROUTES } from './routes/index.js';

/**
 * Level 1 asks sato and is approved; level 2 asks suzuki, tanaka and sato. Everything each person may do, before and
 * after they are asked.
 */
const WHO = ['nobody', 'stranger', 'mori', 'sato', 'suzuki', 'operator', 'auditor'] as const;
type Who = (typeof WHO)[number];
type Expected = Readonly<Record<Who, number>>;

const same = (status: number): Expected => ({
  nobody: 401,
  stranger: status,
  mori: status,
  sato: status,
  suzuki: status,
  operator: status,
  auditor: status,
});
const SEEN_BY_THOSE_ASKED_AT_LEVEL_1: Expected = {
  ...same(404),
  mori: 200,
  sato: 200,
  operator: 200,
  auditor: 200,
};

const cases: readonly { route: string; body?: unknown; atLevel1: Expected; atLevel2: Expected }[] = [
  { route: 'GET /api/me', atLevel1: same(200), atLevel2: same(200) },
  { route: 'GET /api/flows', atLevel1: same(200), atLevel2: same(200) },
  { route: 'GET /api/flows/{flow}', atLevel1: same(200), atLevel2: same(200) },
  { route: 'GET /api/requests', atLevel1: same(200), atLevel2: same(200) },
  {
    route: 'POST /api/requests',
    body: { flow: 'purchase', input: PURCHASE_INPUT },
    atLevel1: { ...same(201), operator: 403, auditor: 403 },
    atLevel2: { ...same(201), operator: 403, auditor: 403 },
  },
  {
    route: 'GET /api/requests/{request_id}',
    atLevel1: SEEN_BY_THOSE_ASKED_AT_LEVEL_1,
    atLevel2: { ...SEEN_BY_THOSE_ASKED_AT_LEVEL_1, suzuki: 200 },
  },
  {
    route: 'GET /api/requests/{request_id}/events',
    atLevel1: SEEN_BY_THOSE_ASKED_AT_LEVEL_1,
    atLevel2: { ...SEEN_BY_THOSE_ASKED_AT_LEVEL_1, suzuki: 200 },
  },
  {
    route: 'POST /api/requests/{request_id}/withdraw',
    atLevel1: { ...same(404), mori: 200, sato: 403, operator: 403, auditor: 403 },
    atLevel2: { ...same(404), mori: 200, sato: 403, suzuki: 403, operator: 403, auditor: 403 },
  },
  {
    route: 'POST /api/requests/{request_id}/levels/{level}/decision',
    body: { answer: 'approve' },
    atLevel1: { ...same(404), mori: 403, sato: 200, operator: 403, auditor: 403 },
    atLevel2: { ...same(404), mori: 403, sato: 200, suzuki: 200, operator: 403, auditor: 403 },
  },
  {
    route: 'POST /api/rebuild',
    body: {},
    atLevel1: { ...same(403), operator: 200 },
    atLevel2: { ...same(403), operator: 200 },
  },
  { route: 'GET /api/inbox', atLevel1: same(200), atLevel2: same(200) },
];

it('has a line for every route', () => {
  const routes = ROUTES.map(({ method, path }) => `${method.toUpperCase()} ${path}`);
  expect(cases.map(({ route }) => route).sort()).toEqual(routes.sort());
});

describe.each(cases)('$route', ({ route, body, atLevel1, atLevel2 }) => {
  const statusFor = async (who: Who, levels: 1 | 2): Promise<number> => {
    const world = new ApiWorld();
    const { id, arn } = await world.request();
    await world.ask(arn, 1);
    if (levels === 2) {
      world.backend.answer('automation-1', 'sato', 'approve');
      await world.moved();
      await world.ask(arn, 2);
    }
    const path = route
      .replace('{request_id}', id)
      .replace('{level}', String(levels))
      .replace('{flow}', 'purchase');
    const answer = await world.call(who === 'nobody' ? undefined : who, path, body, {
      'Idempotency-Key': 'key',
    });
    return answer.status;
  };

  it.each(WHO)('answers %s by the rules while level 1 waits', async (who) => {
    expect(await statusFor(who, 1)).toBe(atLevel1[who]);
  });

  it.each(WHO)('answers %s by the rules while level 2 waits', async (who) => {
    expect(await statusFor(who, 2)).toBe(atLevel2[who]);
  });
});

describe('what lists show', () => {
  const idsFor = async (world: ApiWorld, who: string, path: string): Promise<unknown[]> => {
    const { body } = await world.call<{ items: { request_id: string }[] }>(who, `GET ${path}`);
    return body.items.map(({ request_id }) => request_id);
  };

  it('is to each person what they may see, from the time they are asked', async () => {
    const world = new ApiWorld();
    const { id, arn } = await world.request();
    await world.ask(arn, 1);

    for (const who of ['mori', 'sato', 'operator', 'auditor']) {
      expect(await idsFor(world, who, '/api/requests')).toEqual([id]);
    }
    for (const who of ['stranger', 'suzuki']) expect(await idsFor(world, who, '/api/requests')).toEqual([]);
    expect(await idsFor(world, 'mori', '/api/requests?scope=mine')).toEqual([id]);
    expect(await idsFor(world, 'sato', '/api/requests?scope=mine')).toEqual([]);
    expect(await idsFor(world, 'sato', '/api/inbox')).toEqual([id]);
    expect(await idsFor(world, 'suzuki', '/api/inbox')).toEqual([]);
  });

  it('asks a queued level’s approvers nothing, and shows them nothing', async () => {
    const world = new ApiWorld();
    world.backend.capacity = 0;
    const { id, arn } = await world.request();
    await world.ask(arn, 1);

    expect(await idsFor(world, 'sato', '/api/inbox')).toEqual([]);
    expect((await world.call('sato', `GET /api/requests/${id}`)).status).toBe(404);
    const { body } = await world.call<{ waiting: unknown }>('mori', `GET /api/requests/${id}`);
    expect(body.waiting).toMatchObject({ level: 1, queued: true });
  });
});

it('takes no person from anything but the claims', async () => {
  const world = new ApiWorld();
  const { id } = await world.request();
  const answer = await world.app.request(
    `/api/requests/${id}`,
    { headers: { Authorization: 'Bearer x', 'x-ringi-person': 'mori' } },
    { requestContext: { authorizer: { jwt: { claims: { ringi_person: 'mori' } } } } },
  );

  expect(answer.status).toBe(401);
});

it.each([
  [['operator'], ['operator']],
  ['[operator auditor]', ['operator', 'auditor']],
  ['requester, approver, root', ['requester', 'approver']],
])('reads roles from the claim %j', async (claim, roles) => {
  const world = new ApiWorld();
  const env = (name: string) => ({
    requestContext: { authorizer: { jwt: { claims: { sub: 'mori', [name]: claim } } } },
  });
  for (const name of ['ringi_roles', 'cognito:groups']) {
    const answer = await world.app.request('/api/me', {}, env(name));
    expect(await answer.json()).toMatchObject({ id: 'mori', roles });
  }
});

it('finds a request by the ARN of its execution as well, by the same rules', async () => {
  const world = new ApiWorld();
  const { id, arn } = await world.request();
  await world.ask(arn, 1);
  const at = `/api/requests/${encodeURIComponent(arn)}`;
  const seen = await world.call('mori', `GET ${at}`);

  expect(seen.body).toMatchObject({
    request_id: id,
    level_views: [{ execution_id: 'automation-1' }, { state: 'upcoming' }],
  });
  expect((await world.call('stranger', `GET ${at}`)).status).toBe(404);
  const decided = await world.call('sato', `POST ${at}/levels/1/decision`, { answer: 'approve' });
  expect(decided.status).toBe(200);
  expect((await world.call('sato', 'GET /api/inbox')).body).toEqual({ items: [], count: 0 });
});

describe('what is refused', () => {
  it.each([
    [
      'mori',
      'POST /api/requests/{id}/levels/1/decision',
      403,
      /You are not asked at this level\. .* it asks sato\.$/,
    ],
    ['operator', 'POST /api/requests/{id}/withdraw', 403, /Only its requester can withdraw .*\. Ask mori\.$/],
    [
      'operator',
      'POST /api/requests',
      403,
      /You may not start flow 'purchase'\. Ask an operator for the role requester\.$/,
    ],
    ['sato', 'POST /api/rebuild', 403, /Only an operator can .*\. Ask one\.$/],
    [
      'stranger',
      'GET /api/requests/{id}',
      404,
      /that you may see\. Check the address, or ask its requester\.$/,
    ],
    ['sato', 'GET /api/flows/nope', 404, /no flow 'nope'\. GET \/api\/flows lists those there are\.$/],
    ['suzuki', 'GET /api/requests/{id}/levels', 404, /GET \/api\/openapi\.json lists what there is\.$/],
    ['nobody', 'GET /api/me', 401, /Sign in and send the token again\.$/],
  ] as const)('says to %s at %s why, and what to do', async (who, route, status, message) => {
    const world = new ApiWorld();
    const { id, arn } = await world.request();
    await world.ask(arn, 1);
    const body =
      route === 'POST /api/requests' ? { flow: 'purchase', input: PURCHASE_INPUT } : { answer: 'approve' };
    const sent = route.startsWith('GET') ? undefined : route === 'POST /api/rebuild' ? {} : body;
    const person = who === 'nobody' ? undefined : who;
    const answer = await world.call(person, route.replace('{id}', id), sent, { 'Idempotency-Key': 'key' });
    expect(answer).toMatchObject({ status, body: { message: expect.stringMatching(message) } });
  });

  it('names those who may start a flow that only some may', async () => {
    const world = new ApiWorld();
    const [served] = world.config.flows;
    if (served) Object.assign(served, { flow: { ...served.flow, starters: ['sato', 'ito'] } });
    const body = { flow: 'purchase', input: PURCHASE_INPUT };
    const send = (who: string) => world.call(who, 'POST /api/requests', body, { 'Idempotency-Key': 'key' });
    expect((await send('mori')).body).toMatchObject({
      message: expect.stringMatching(/Ask one who may: sato, ito\.$/),
    });
    expect((await send('sato')).status).toBe(201);
  });
});
