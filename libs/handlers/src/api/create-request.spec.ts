import type { Problem, RequestRow } from '@ringi/shared-types';
import { admitRequest } from '../core/admit.js';
import { ApiWorld, PURCHASE, PURCHASE_INPUT } from '../testing/api-world.js';

const BODY = { flow: 'purchase', title: 'A chair', input: PURCHASE_INPUT };
const create = (world: ApiWorld, body: unknown = BODY, key = 'key-1', person = 'mori') =>
  world.call<RequestRow & Problem>(person, 'POST /api/requests', body, key ? { 'Idempotency-Key': key } : {});

describe('a new request', () => {
  it('is started as the person, who is its requester, and is seen at once', async () => {
    const world = new ApiWorld();
    const { status, body } = await create(world);

    expect({ status, body }).toMatchObject({
      status: 201,
      body: {
        title: 'A chair',
        state: 'running',
        requester: { person: { id: 'mori' } },
        levels: [{ state: 'upcoming' }, { state: 'upcoming' }],
      },
    });
    expect(world.startedAs).toEqual(['mori']);
    expect([...world.executions.values()].map(({ input }) => JSON.parse(input ?? '') as unknown)).toEqual([
      { ...PURCHASE_INPUT, requester: 'mori', title: 'A chair' },
    ]);
    expect((await world.call('mori', 'GET /api/requests?scope=mine')).body).toMatchObject({
      items: [{ request_id: body.request_id }],
    });
    expect((await world.call('mori', `GET /api/requests/${body.request_id}`)).status).toBe(200);
  });

  it('is the same that Admit keeps', async () => {
    const world = new ApiWorld();
    const { body } = await create(world);
    const kept = await world.requests.get(body.request_id);
    const [[arn = '', run] = []] = [...world.executions];
    const other = new ApiWorld();
    await admitRequest(other.requests, PURCHASE, {
      execution: { id: arn, start_time: new Date(world.time).toISOString() },
      input: JSON.parse(run?.input ?? ''),
      deployed: world.deployed,
    });

    expect(kept).toEqual(await other.requests.get(body.request_id));
  });

  it('sent again with the same key, also when it has ended, is one request', async () => {
    const world = new ApiWorld();
    const first = await create(world);
    const second = await create(world);
    for (const arn of world.executions.keys()) world.end(arn, 'FAILED');
    const third = await create(world);

    expect([first.status, second.status, third.status]).toEqual([201, 200, 200]);
    expect(second.body).toEqual(first.body);
    expect(third.body).toMatchObject({ request_id: first.body.request_id, state: 'failed' });
    expect(world.executions.size).toBe(1);
  });

  it('sent twice at once is one request', async () => {
    const world = new ApiWorld();
    const answers = await Promise.all([create(world), create(world)]);

    expect(new Set(answers.map(({ body }) => body.request_id)).size).toBe(1);
    expect(world.executions.size).toBe(1);
  });

  it('with the key of another body is refused; with another key or by another person it is another request', async () => {
    const world = new ApiWorld();
    const { body } = await create(world);

    expect(await create(world, { ...BODY, title: 'A table' })).toMatchObject({
      status: 409,
      body: { code: 'conflict', request_id: body.request_id },
    });
    expect((await create(world, BODY, 'key-2')).status).toBe(201);
    expect((await create(world, BODY, 'key-1', 'sato')).status).toBe(201);
    expect(world.executions.size).toBe(3);
  });

  it.each([
    ['no key', BODY, '', ['Idempotency-Key']],
    ['no input', { flow: 'purchase' }, 'k', ['input']],
    ['an unknown field', { ...BODY, requester: 'sato' }, 'k', ['requester']],
    [
      'another requester',
      { ...BODY, input: { ...PURCHASE_INPUT, requester: 'sato' } },
      'k',
      ['input.requester'],
    ],
    [
      'several wrong fields',
      {
        ...BODY,
        input: { ...PURCHASE_INPUT, level1_confirmation_url: 'ftp://x', level2_confirmation_file: '', x: 1 },
      },
      'k',
      ['input.x', 'input.level1_confirmation_url', 'input.level2_confirmation_file'],
    ],
    [
      'an approver of the requester’s choice',
      { ...BODY, input: { ...PURCHASE_INPUT, level1_ssm_approvers: ['mori'] } },
      'k',
      ['input.level1_ssm_approvers'],
    ],
  ])('with %s is refused beside its fields, and nothing starts', async (_, body, key, paths) => {
    const world = new ApiWorld();
    const answer = await create(world, body, key);

    expect(answer.status).toBe(400);
    expect(new Set(answer.body.fields?.map(({ path }) => path))).toEqual(new Set(paths));
    expect(world.executions.size).toBe(0);
  });

  it('is started by those the flow names, if it names any', async () => {
    const world = new ApiWorld();
    const [served] = world.config.flows;
    if (served)
      Object.assign(world.config, { flows: [{ ...served, flow: { ...PURCHASE, starters: ['sato'] } }] });

    expect(await create(world)).toMatchObject({ status: 403, body: { why_not: 'not_a_starter' } });
    expect((await world.call('mori', 'GET /api/flows/purchase')).body).toMatchObject({
      can: { start: false },
      why_not: { start: 'not_a_starter' },
    });
    expect((await create(world, BODY, 'key-1', 'sato')).status).toBe(201);
  });

  it('of a flow there is not is 404; of one that is not deployed, 503', async () => {
    const world = new ApiWorld();
    expect((await create(world, { ...BODY, flow: 'x' })).status).toBe(404);

    world.ports.deployed = () => Promise.resolve(undefined);
    expect(await create(world)).toMatchObject({ status: 503, body: { code: 'unavailable' } });
  });
});

it('a flow’s form has an example that starts a request', async () => {
  const world = new ApiWorld();
  const { body } = await world.call<{ schema: { required: string[] }; example: object; levels: unknown[] }>(
    'mori',
    'GET /api/flows/purchase',
  );

  expect(Object.keys(body.example).sort()).toEqual(body.schema.required.sort());
  expect(body.levels).toMatchObject([
    { approvers: [{ person: { id: 'sato', name: { en: 'Hanako Sato' } } }], min_required_approvals: 1 },
    { min_required_approvals: 2 },
  ]);
  expect((await create(world, { flow: 'purchase', input: body.example })).status).toBe(201);
});

it('what fails unexpectedly is logged by name, and the answer tells nothing of it', async () => {
  const world = new ApiWorld();
  world.ports.startExecution = () => Promise.reject(new TypeError('arn:secret'));
  const { status, body } = await create(world);

  expect({ status, body }).toMatchObject({ status: 500, body: { code: 'internal' } });
  expect(JSON.stringify([body, world.logged])).not.toContain('secret');
  expect(world.logged).toContainEqual(expect.stringContaining('TypeError'));
});
