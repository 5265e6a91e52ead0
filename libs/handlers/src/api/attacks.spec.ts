import type { Problem, RequestRow } from '@ringi/shared-types';
import { ApiWorld, PURCHASE_INPUT } from '../testing/api-world.js';

const BODY = { flow: 'purchase', input: PURCHASE_INPUT };
type Sent = { readonly status: number; readonly body: Problem };

/** A request that waits for sato, and what of it must stay as it is. */
async function waiting() {
  const world = new ApiWorld();
  const { id, arn } = await world.request();
  await world.ask(arn, 1);
  const picture = () =>
    JSON.stringify([world.approvals.all(), world.rows.all(), [...world.executions], world.requests.ids()]);
  /** As bytes, not as JSON. */
  const send = async (person: string, route: string, body: string, headers: Record<string, string> = {}) => {
    const [method = '', path = ''] = route.split(' ');
    const answer = await world.app.request(
      path,
      { method, body, headers: { 'Content-Type': 'application/json', 'Idempotency-Key': 'k', ...headers } },
      {
        requestContext: {
          authorizer: { jwt: { claims: { sub: person, ringi_roles: 'requester approver' } } },
        },
      },
    );
    return { status: answer.status, body: (await answer.json()) as Problem };
  };
  return { world, id, arn, picture, send, decision: `POST /api/requests/${id}/levels/1/decision` };
}

/** Refused with a reason and a way on, and nothing is other than it was. */
async function expectRefused(
  { world, picture }: Awaited<ReturnType<typeof waiting>>,
  attack: () => Promise<Sent>,
  status: number,
  reason: RegExp,
): Promise<void> {
  const before = picture();
  const { status: answered, body } = await attack();
  expect({ answered, message: body.message }).toEqual({
    answered: status,
    message: expect.stringMatching(reason),
  });
  // What is wrong, and what to do.
  expect(body.message.split(/[.;] /).length).toBeGreaterThan(1);
  expect(picture()).toBe(before);
  expect(world.logged.filter((line) => line.includes('api_failed'))).toEqual([]);
}

describe('a body', () => {
  it.each([
    ['that is no JSON', '{"flow": "purchase"', /\(body\): must be JSON/],
    ['that is empty', '', /\(body\): must be JSON/],
    ['that is a list', '[]', /expected (object|record)/],
    ['that is null', 'null', /expected (object|record)/],
    ['that is too long', JSON.stringify({ ...BODY, title: 'x'.repeat(300_000) }), /longer than 262144/],
    [
      'with a field we do not know',
      JSON.stringify({ ...BODY, requester: 'sato' }),
      /requester: is not known here/,
    ],
    [
      'with a requester in its input',
      JSON.stringify({ ...BODY, input: { ...PURCHASE_INPUT, requester: 'sato' } }),
      /input\.requester: is who signed in/,
    ],
    ['with half of a character', '{"flow":"purchase","title":"\\ud800","input":{}}', /half of a character/],
    ['with half of a character in a key', '{"flow":"purchase","input":{"\\udc00":1}}', /half of a character/],
    ['with a title that is too long', JSON.stringify({ ...BODY, title: '稟'.repeat(201) }), /title: .*200/],
    [
      'with a prototype',
      '{"flow":"purchase","__proto__":{"input":{}},"input":{"__proto__":{"level1_confirmation_file":"x"}}}',
      /__proto__: is not known|confirmation_file: is required/,
    ],
    [
      'with a constructor',
      JSON.stringify({ ...BODY, input: { ...PURCHASE_INPUT, constructor: { prototype: {} } } }),
      /input\.constructor: /,
    ],
    [
      'nested very deep',
      `{"flow":"purchase","input":{"level1_confirmation_file":${'['.repeat(50_000)}${']'.repeat(50_000)}}}`,
      /must be JSON|level1_confirmation_file/,
    ],
    [
      'with a URL that runs',
      JSON.stringify({
        ...BODY,
        input: { ...PURCHASE_INPUT, level1_confirmation_url: 'javascript:alert(1)' },
      }),
      /level1_confirmation_url: /,
    ],
  ])('%s starts nothing', async (_what, body, reason) => {
    const attack = await waiting();
    await expectRefused(attack, () => attack.send('mori', 'POST /api/requests', body), 400, reason);
    expect(({} as { input?: unknown }).input).toBeUndefined();
  });

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'application/jsonp', ''])(
    'of type %j starts nothing',
    async (type) => {
      const attack = await waiting();
      const send = () =>
        attack.send('mori', 'POST /api/requests', JSON.stringify(BODY), { 'Content-Type': type });
      await expectRefused(attack, send, 400, /Content-Type: must be application\/json/);
    },
  );

  it.each([
    ['a comment of 10,000 characters', { answer: 'approve', comment: 'x'.repeat(10_000) }, /comment: .*1000/],
    ['another answer', { answer: 'abstain' }, /answer: /],
    ['another person', { answer: 'approve', as: 'tanaka' }, /as: is not known here/],
    [
      'a rejection that says nothing',
      { answer: 'reject', comment: ' \n ' },
      /comment: is required to reject/,
    ],
  ])('with %s decides nothing', async (_what, body, reason) => {
    const attack = await waiting();
    await expectRefused(
      attack,
      () => attack.send('sato', attack.decision, JSON.stringify(body)),
      400,
      reason,
    );
  });
});

describe('an address', () => {
  it.each(['1e0', '01', '1.0', '0x1', '-1', '%31%00', ' 1', 'NaN', '９'])(
    'with level %j is no level',
    async (level) => {
      const attack = await waiting();
      const route = `POST /api/requests/${attack.id}/levels/${encodeURIComponent(level)}/decision`;
      await expectRefused(
        attack,
        () => attack.send('sato', route, '{"answer":"approve"}'),
        404,
        /has no level/,
      );
    },
  );

  it.each([
    '..%2f..%2fflows',
    'x'.repeat(5000),
    '%00',
    '%ff',
    'A'.repeat(32),
    '__proto__',
    'arn:',
    'row%23all',
  ])('with request %j shows nothing', async (id) => {
    const attack = await waiting();
    // DynamoDB would refuse such a key with an error of its own.
    const { get } = attack.world.requests;
    Object.assign(attack.world.requests, {
      get: (asked: string) => {
        expect(asked).toMatch(/^[0-9a-f]{32}$/);
        return get.call(attack.world.requests, asked);
      },
    });
    for (const rest of ['', '/events']) {
      const read = () => attack.world.call<Problem>('mori', `GET /api/requests/${id}${rest}`);
      await expectRefused(attack, read, 404, /There is no/);
    }
  });

  it.each(['PUT', 'DELETE', 'PATCH'])('answers %s with what there is', async (method) => {
    const attack = await waiting();
    const send = () => attack.send('mori', `${method} /api/requests/${attack.id}`, '{}');
    await expectRefused(attack, send, 404, /GET \/api\/openapi\.json lists what there is/);
  });
});

describe('a cursor', () => {
  const cursor = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

  it.each([
    'x',
    '',
    cursor(null),
    cursor({ id: 'a' }),
    cursor({ id: '', order: '' }),
    cursor({ id: 'a', order: 'b', list: 'inbox#arn:of:somebody' }),
    cursor({ id: 'x'.repeat(5000), order: 'b' }),
  ])('made up as %j leads nowhere', async (made) => {
    const attack = await waiting();
    for (const path of ['/api/requests', '/api/inbox']) {
      const read = () => attack.world.call<Problem>('mori', `GET ${path}?cursor=${made}`);
      await expectRefused(attack, read, 400, /cursor: is not one that this list gave; begin without it/);
    }
  });

  it('that DynamoDB refuses is the sender’s mistake', async () => {
    const attack = await waiting();
    const refuse = () => Promise.reject(Object.assign(new Error('no'), { name: 'ValidationException' }));
    Object.assign(attack.world.ports, { lists: { page: refuse, count: refuse } });
    for (const path of ['/api/requests', '/api/inbox']) {
      const read = () =>
        attack.world.call<Problem>('mori', `GET ${path}?cursor=${cursor({ id: 'a', order: 'b' })}`);
      await expectRefused(attack, read, 400, /cursor: /);
      expect((await attack.world.call('mori', `GET ${path}`)).status).toBe(500);
      attack.world.logged.length = 0;
    }
  });

  it('of another person leads into no list that is not one’s own', async () => {
    const { world, id } = await waiting();
    const place = cursor({ id: `row#seen#x#${'0'.repeat(32)}`, order: '9999' });
    const { body } = await world.call<{ items: RequestRow[] }>(
      'stranger',
      `GET /api/requests?cursor=${place}`,
    );
    expect(JSON.stringify(body)).not.toContain(id);
  });
});

describe('a key', () => {
  it('sent ten times at once starts one request', async () => {
    const { world, send } = await waiting();
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => send('mori', 'POST /api/requests', JSON.stringify(BODY))),
    );
    expect(new Set(answers.map(({ body }) => body.request_id)).size).toBe(1);
    expect(answers.every(({ status }) => status === 200 || status === 201)).toBe(true);
    expect(world.startedAs).toEqual(['mori']);
  });

  it('with another body starts nothing and names the request it has started', async () => {
    const attack = await waiting();
    const first = await attack.send('mori', 'POST /api/requests', JSON.stringify(BODY));
    const other = JSON.stringify({ ...BODY, title: 'Another' });
    const reason = new RegExp(`request ${first.body.request_id} with another body\\. Use a new key`);
    await expectRefused(attack, () => attack.send('mori', 'POST /api/requests', other), 409, reason);
  });

  it('of somebody else is a key of one’s own', async () => {
    const { send, world } = await waiting();
    const mine = await send('mori', 'POST /api/requests', JSON.stringify(BODY));
    const theirs = await send('sato', 'POST /api/requests', JSON.stringify(BODY));
    expect(theirs.status).toBe(201);
    expect(theirs.body.request_id).not.toBe(mine.body.request_id);
    expect(world.startedAs).toEqual(['mori', 'sato']);
  });
});

it('names of every script are kept as they are; what makes a text look other than it is, is refused', async () => {
  const attack = await waiting();
  const { send, world } = attack;
  const title = '稟議 🪑 ตัวอย่าง e\u0301 كرسي <script>alert(1)</script>';
  const { body } = await send('mori', 'POST /api/requests', JSON.stringify({ ...BODY, title }));
  const shown = await world.call<RequestRow>('mori', `GET /api/requests/${body.request_id}`);
  expect(shown.body.title).toBe(title);

  for (const mark of ['\u0000', '\n', '\u202e']) {
    const forged = JSON.stringify({ ...BODY, title: `Desk${mark}Approved` });
    const start = () => send('mori', 'POST /api/requests', forged, { 'Idempotency-Key': 'other' });
    await expectRefused(
      attack,
      start,
      400,
      /^title: must be one line without control or direction characters/,
    );
  }
});
