import type { Decision, InboxItem, LevelView, Problem, RequestRow, RequestView } from '@ringi/shared-types';
import { stubApi, type StubApi } from '../testing/stub-api.js';
import { Workplace } from '../testing/workplace.js';

const ID = 'dec0d233aaaaaaaaaaaaaaaaaaaaaaaa';
const AT = '2027-01-04T09:00:00.000Z';
const who = (id: string) => ({ principal: `arn:${id}`, person: { id, name: { en: id, ja: id } } });

const level = (change: Partial<LevelView> = {}): LevelView => ({
  level: 1,
  name: 'Manager',
  backend: 'ssm-automation',
  state: 'waiting',
  approvers: [who('sato'), who('ito')],
  min_required_approvals: 2,
  answers: [],
  asked_at: AT,
  due_at: '2027-01-07T09:00:00.000Z',
  can: { decide: true },
  why_not: {},
  ...change,
});
const row = (request_id = ID): RequestRow => ({
  request_id,
  flow: 'purchase',
  flow_title: { en: 'Purchase', ja: '購買' },
  title: 'Desks',
  state: 'running',
  started_at: AT,
  updated_at: AT,
  levels: [{ name: 'Manager', state: 'waiting' }],
});
const view = (...level_views: LevelView[]): RequestView => ({
  ...row(),
  execution_arn: 'arn:aws:states:us-east-1:111122223333:execution:F:1',
  console_url: 'https://console',
  level_views,
  input: {},
  can: { withdraw: false },
  why_not: {},
});
const waiting: InboxItem = {
  request_id: ID,
  flow: 'purchase',
  flow_title: 'Purchase',
  level: 1,
  level_name: 'Manager',
  message: 'Please look',
  confirmation_url: 'https://example.com',
  confirmation_file: 'a.pdf',
  asked_at: AT,
  due_at: AT,
  approved: 0,
  required: 2,
};
const DECISION = `POST /api/requests/${ID}/levels/1/decision`;

describe('a command', () => {
  let here: Workplace;
  let api: StubApi;
  beforeEach(async () => {
    api = await stubApi();
    here = new Workplace();
    here.endpoints(api.url);
    api.replies.set('GET /api/inbox', { status: 200, body: { items: [waiting], count: 1 } });
    api.replies.set('GET /api/requests', { status: 200, body: { items: [row()] } });
    api.replies.set(`GET /api/requests/${ID}`, { status: 200, body: view(level()) });
  });
  afterEach(async () => {
    here.remove();
    await api.close();
  });
  const problem = (route: string, status: number, body: Problem) => api.replies.set(route, { status, body });

  it('speaks as the person it is told, with a token of the laptop’s issuer', async () => {
    const { code, out } = await here.ringi(['inbox', '--as', 'sato']);
    expect(code).toBe(0);
    expect(out.join('\n')).toMatch(/dec0d233\/1 +Purchase +Manager +0 of 2 .*Please look/);
    expect(api.asked[0]?.headers.authorization).toBe('Bearer token-of-sato');
  });

  it('speaks with the token it is given, to the API it is given, and needs no laptop', async () => {
    const alone = new Workplace();
    api.replies.set('GET /api/me', { status: 200, body: { id: 'tanaka', roles: [] } });
    for (const address of [api.url, `${api.url}/api/`]) {
      const { code, out } = await alone.ringi(['inbox'], { RINGI_API: address, RINGI_TOKEN: 'theirs' });
      expect(code).toBe(0);
      expect(out.at(-1)).toContain('--as tanaka');
    }
    expect(new Set(api.asked.map(({ headers }) => headers.authorization))).toEqual(
      new Set(['Bearer theirs']),
    );
    const options = ['--api', api.url, '--token', 'mine'];
    expect((await alone.ringi(['list', ...options])).code).toBe(0);
    expect(api.asked.at(-1)?.headers.authorization).toBe('Bearer mine');
    const asOther = await alone.ringi(['inbox', '--as', 'sato', ...options]);
    expect(asOther).toMatchObject({ code: 2, err: [expect.stringContaining('the token says who you are')] });
    for (const argv of [['mail'], ['token', '--as', 'sato']]) {
      const { code, err } = await alone.ringi([...argv, ...options]);
      const reason = /is not the laptop.*RINGI_API and RINGI_TOKEN .* are set.*unset/;
      expect({ code, err }).toEqual({ code: 1, err: [expect.stringMatching(reason)] });
    }
    alone.remove();
  });

  it.each([
    [{ RINGI_API: 'https://x.example' }, 'set RINGI_TOKEN'],
    [{ RINGI_TOKEN: 'x' }, 'set RINGI_API'],
    [{ RINGI_API: 'x.example', RINGI_TOKEN: 'x' }, 'must be a URL'],
  ])('says which half is missing or wrong of %j', async (env, reason) => {
    const { code, err } = await here.ringi(['list'], env);
    expect({ code, err }).toEqual({ code: 2, err: [expect.stringContaining(reason)] });
  });

  it('starts with the flow’s example, under a key of its own each time', async () => {
    api.replies.set('GET /api/flows/purchase', { status: 200, body: { example: { a: 1 } } });
    api.replies.set('POST /api/requests', { status: 201, body: row() });
    const { out } = await here.ringi(['start', 'purchase', '--title', 'Desks']);
    await here.ringi(['start', 'purchase', '--key', 'mine']);
    await here.ringi(['start', 'purchase']);

    expect(out[0]).toBe(`Started ${ID} of purchase as sato.`);
    const posts = api.asked.filter(({ route }) => route === 'POST /api/requests');
    expect(posts[0]?.body).toEqual({ flow: 'purchase', title: 'Desks', input: { a: 1 } });
    const keys = posts.map(({ headers }) => headers['idempotency-key']);
    expect(keys[1]).toBe('mine');
    expect(new Set(keys).size).toBe(3);
  });

  it('sends the input file as it is', async () => {
    api.replies.set('POST /api/requests', { status: 201, body: row() });
    here.write('input.json', '{"level1_confirmation_file": "b.pdf"}');
    await here.ringi(['start', 'purchase', '--input', 'input.json', '--as', 'sato']);
    expect(api.asked.at(-1)?.body).toEqual({
      flow: 'purchase',
      input: { level1_confirmation_file: 'b.pdf' },
    });
  });

  it.each([
    ['GET /api/flows/nosuch', []],
    ['POST /api/requests', ['--input', 'input.json']],
  ])('says where the flows are when %s knows none of the name', async (route, more) => {
    here.write('input.json', '{}');
    problem(route, 404, { code: 'not_found', message: 'There is no flow. GET /api/flows lists them.' });
    expect(await here.ringi(['start', 'nosuch', ...more])).toEqual({
      code: 1,
      out: [],
      err: ["ringi: There is no flow 'nosuch'. See those there are with: ringi flows"],
    });
  });

  it('passes on what the laptop’s clock says of a time that is none', async () => {
    const message = "'3D' is not an ISO 8601 duration, such as P3D or PT90M.";
    api.replies.set('POST /_local/clock/advance', { status: 400, body: { message } });
    const { code, err } = await here.ringi(['clock', 'advance', '3D']);
    expect({ code, err }).toEqual({ code: 1, err: [`ringi: ${message}`] });
  });

  it('answers at the level that is named, and else at the one that can be answered', async () => {
    const ids = [level({ can: { decide: false }, state: 'approved' }), level({ level: 2 })];
    api.replies.set(`GET /api/requests/${ID}`, { status: 200, body: view(...ids) });
    for (const number of [1, 2]) {
      const answered = level({ level: number, answers: [{ by: who('sato'), answer: 'approve', at: AT }] });
      api.replies.set(`POST /api/requests/${ID}/levels/${number}/decision`, { status: 200, body: answered });
    }
    const { out } = await here.ringi(['approve', 'dec0', '--as', 'sato', '--comment', 'Fine']);
    await here.ringi(['approve', 'dec0d233/1', '--as', 'sato']);

    expect(out).toEqual([
      'sato approved level 2 (Manager) of dec0d233.',
      '1 of 2 approvals: the level goes on waiting. Follow it with: ringi show dec0d233',
    ]);
    const posts = api.asked.filter(({ route }) => route.startsWith('POST'));
    expect(posts.map(({ route, body }) => [route.split('/')[5], body])).toEqual([
      ['2', { answer: 'approve', comment: 'Fine' }],
      ['1', { answer: 'approve' }],
    ]);
  });

  it.each(['already_answered', 'already_decided'] as const)(
    'says that an answer was there before, and changes nothing (%s)',
    async (decide) => {
      const answered = level({
        can: { decide: false },
        why_not: { decide },
        answers: [{ by: who('sato'), answer: 'approve', at: AT }],
      });
      api.replies.set(`GET /api/requests/${ID}`, { status: 200, body: view(answered) });
      api.replies.set(DECISION, { status: 200, body: answered });
      expect(await here.ringi(['approve', ID, '--as', 'sato'])).toEqual({
        code: 0,
        out: [
          'sato had approved level 1 (Manager) of dec0d233 before, 2027-01-04 09:00 UTC: nothing changed.',
        ],
        err: [],
      });
    },
  );

  it('tells who decided, what, when and why when it came too late, and what to do next', async () => {
    problem(DECISION, 409, {
      code: 'conflict',
      message: 'The level is decided already.',
      why_not: 'already_decided',
      request_id: ID,
      answer: { by: who('ito'), answer: 'reject', at: AT, comment: 'Too dear' },
    });
    expect(await here.ringi(['approve', ID, '--as', 'sato'])).toEqual({
      code: 1,
      out: [],
      err: [
        `ringi: The level is decided already. ito rejected it, 2027-01-04 09:00 UTC: “Too dear”. See it with: ringi show ${ID}`,
      ],
    });
  });

  it.each([
    [401, { message: 'Unauthorized' }, /does not take the token\. Run npm start again/],
    [403, { code: 'forbidden', message: 'Only its requester can.' }, /Only its requester can\.$/],
    [404, { code: 'not_found', message: 'There is none.' }, /There is none\. What you may see: ringi list/],
    [503, { code: 'unavailable', message: 'Try again in a moment.' }, /Try again in a moment\.$/],
    [502, '<html>Bad\nGateway</html>', /answered 502 and no reason: <html>Bad Gateway<\/html>/],
  ])('answers 1 with the API’s own reason when it says %i', async (status, body, reason) => {
    api.replies.set(`POST /api/requests/${ID}/withdraw`, { status, body });
    const { code, out, err } = await here.ringi(['withdraw', ID, '--as', 'sato']);
    expect({ code, out, err }).toEqual({ code: 1, out: [], err: [expect.stringMatching(reason)] });
  });

  it('says how to get a new token when its own has expired', async () => {
    api.replies.set('GET /api/me', { status: 401, body: { message: 'Unauthorized' } });
    const { err } = await here.ringi(['inbox'], { RINGI_API: api.url, RINGI_TOKEN: 'old' });
    expect(err).toEqual([expect.stringContaining('Get a new token, and set RINGI_TOKEN to it')]);
  });

  it('wants more of an id that several requests begin with', async () => {
    const other = `dec0${'b'.repeat(28)}`;
    api.replies.set('GET /api/requests', { status: 200, body: { items: [row(other)] } });
    const { code, err } = await here.ringi(['show', 'dec0']);
    expect({ code, err }).toEqual({
      code: 1,
      err: [`ringi: 'dec0' begins the ids of 2 requests: ${ID}, ${other}. Give more of it.`],
    });
  });

  it('reads on through short and empty pages of a list until it has enough', async () => {
    const pages = [
      { items: [], cursor: 'one' },
      { items: [row()], cursor: 'two' },
      { items: [row(), row()], cursor: 'three' },
    ];
    api.replies.set('GET /api/requests', () => ({ status: 200, body: pages.shift() }));
    const { out } = await here.ringi(['list', '--limit', '3', '--state', 'running', '--mine', '--json']);

    expect(JSON.parse(out.join(''))).toHaveLength(3);
    expect(api.asked.map(({ search }) => search)).toEqual([
      '?state=running&scope=mine&limit=3',
      '?state=running&scope=mine&limit=3&cursor=one',
      '?state=running&scope=mine&limit=2&cursor=two',
    ]);
  });

  it('reads as somebody who sees all when nobody is named, and shows who decided and why', async () => {
    const decided = level({
      state: 'rejected',
      execution_id: 'automation-1',
      answers: [{ by: who('ito'), answer: 'reject', at: AT, comment: 'Too dear' }],
      decided_at: AT,
      can: { decide: false },
    });
    api.replies.set(`GET /api/requests/${ID}`, { status: 200, body: view(decided) });
    const { out } = await here.ringi(['show', ID]);
    expect(api.asked[0]?.headers.authorization).toBe('Bearer token-of-yamamoto');
    expect(out).toContain('Level 1  Manager: rejected');
    expect(out).toContain('  rejected by ito, 2027-01-04 09:00 UTC: “Too dear”');
    expect(out).toContain('  decided  2027-01-04 09:00 UTC');
  });

  it('shows the comment of a decision taken in AWS once, and which file goes out', async () => {
    const decision: Decision = {
      is_approved: false,
      outcome: 'rejected',
      decided_by: [{ principal: 'arn:ito', answer: 'reject' }],
      comment: 'Too dear',
      decided_at: AT,
      approval_id: 'a',
      level: 1,
      backend: 'codepipeline',
    };
    const deploys = { name: 'index.html', bucket: 'files', key: 'a/index.html', version_id: 'v1' };
    const answer = { by: who('ito'), answer: 'reject' } as const;
    for (const answers of [[answer], [], [{ ...answer, comment: 'Too dear' }]]) {
      const decided = level({ state: 'rejected', decision, deploys, answers });
      api.replies.set(`GET /api/requests/${ID}`, { status: 200, body: view(decided) });
      const { out } = await here.ringi(['show', ID]);
      expect(out.filter((line) => line.includes('“Too dear”'))).toHaveLength(1);
      expect(out).toContain('  deploys  index.html  s3://files/a/index.html  (version v1)');
    }
  });

  it('leaves an execution’s ARN to the API', async () => {
    const arn = 'arn:aws:states:us-east-1:111122223333:execution:F:1';
    api.replies.set(`GET /api/requests/${encodeURIComponent(arn)}`, { status: 200, body: view(level()) });
    expect((await here.ringi(['show', arn])).code).toBe(0);
  });

  it('rebuilds as an operator until there is no more to do, and says what could not be', async () => {
    const pages = [
      { rebuilt: 3, failed: [], cursor: 'abc' },
      { rebuilt: 2, failed: [] as string[] },
    ];
    api.replies.set('POST /api/rebuild', () => ({ status: 200, body: pages.shift() }));
    expect(await here.ringi(['rebuild', '--as', 'sato'])).toMatchObject({
      code: 0,
      out: ['The rows of 5 requests are written again.'],
    });
    expect(api.asked.map(({ body }) => body)).toEqual([{}, { cursor: 'abc' }]);

    pages.push({ rebuilt: 1, failed: [ID] });
    const { code, err } = await here.ringi(['rebuild', '--as', 'sato']);
    expect({ code, err }).toEqual({
      code: 1,
      err: [expect.stringMatching(new RegExp(`1 could not be: ${ID}`))],
    });
  });

  it('prints a token and nothing else, for scripts', async () => {
    expect(await here.ringi(['token', '--as', 'sato'])).toEqual({ code: 0, out: ['token-of-sato'], err: [] });
  });
});
