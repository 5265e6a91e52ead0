import type { LevelView, Problem, RequestView } from '@ringi/shared-types';
import { ApiWorld, PREFIX } from '../testing/api-world.js';

async function atLevel(level: 1 | 2) {
  const world = new ApiWorld();
  const { id, arn } = await world.request();
  await world.ask(arn, 1);
  if (level === 2) {
    world.backend.answer('automation-1', 'sato', 'approve');
    await world.moved();
    await world.ask(arn, 2);
  }
  const decide = (person: string, body: unknown) =>
    world.call<LevelView & Problem>(person, `POST /api/requests/${id}/levels/${level}/decision`, body);
  const record = async () => world.approvals.all().find(({ request }) => request.level === level);
  return { world, id, arn, decide, record };
}

describe('an answer', () => {
  it('is signalled as the person, kept with its comment, and told as the decision by report', async () => {
    const { world, decide, record } = await atLevel(1);
    const answer = await decide('sato', { answer: 'approve', comment: ' Fine. ' });

    expect(answer).toMatchObject({
      status: 200,
      body: {
        state: 'settling',
        answers: [
          { by: { person: { id: 'sato', name: { ja: '佐藤 花子' } } }, answer: 'approve', comment: 'Fine.' },
        ],
        can: { decide: false },
      },
    });
    expect(world.backend.asked.get('automation-1')?.answers).toMatchObject([{ principal: `${PREFIX}sato` }]);

    await world.moved();
    expect(await record()).toMatchObject({
      state: 'delivered',
      decision: { outcome: 'approved', comment: 'Fine.', decided_by: [{ principal: `${PREFIX}sato` }] },
    });
  });

  it('is written with its comment before it is signalled, so that the verdict always finds it', async () => {
    const { world, decide, record } = await atLevel(1);
    let before: unknown;
    world.backend.before = async () => {
      before = (await record())?.votes;
    };
    await decide('sato', { answer: 'reject', comment: 'Too dear.' });

    expect(before).toMatchObject({ sato: { answer: 'reject', comment: 'Too dear.', sent: false } });
  });

  it('that rejects needs a comment', async () => {
    const { world, decide } = await atLevel(1);

    for (const comment of [undefined, '  ']) {
      expect(await decide('sato', { answer: 'reject', comment })).toMatchObject({
        status: 400,
        body: { code: 'invalid', fields: [{ path: 'comment' }] },
      });
    }
    expect(world.backend.asked.get('automation-1')?.answers).toEqual([]);
  });

  it.each([
    [{}, 'answer'],
    [{ answer: 'maybe' }, 'answer'],
    [{ answer: 'approve', person: 'suzuki' }, 'person'],
    [{ answer: 'approve', comment: 'x'.repeat(1001) }, 'comment'],
  ])('that is wrong (%j) is refused beside its field %s', async (body, path) => {
    const { decide } = await atLevel(1);

    expect(await decide('sato', body)).toMatchObject({ status: 400, body: { fields: [{ path }] } });
  });

  it('given twice, one after the other or at once, counts once and is answered the same', async () => {
    const { world, decide } = await atLevel(2);
    const [first, second] = await Promise.all([
      decide('suzuki', { answer: 'approve' }),
      decide('suzuki', { answer: 'approve' }),
    ]);
    const third = await decide('suzuki', { answer: 'approve' });

    expect([first.status, second.status, third.status]).toEqual([200, 200, 200]);
    expect(third.body.answers).toMatchObject([{ by: { person: { id: 'suzuki' } } }]);
    expect(world.backend.asked.get('automation-2')?.answers).toHaveLength(1);
  });

  it('is not changed by another one of the same person', async () => {
    const { decide } = await atLevel(2);
    await decide('suzuki', { answer: 'approve' });

    expect(await decide('suzuki', { answer: 'reject', comment: 'No.' })).toMatchObject({
      status: 409,
      body: { code: 'conflict', why_not: 'already_answered', answer: { answer: 'approve' } },
    });
  });

  it('that comes after another one decided is told who decided and when', async () => {
    const { world, decide } = await atLevel(2);
    await decide('suzuki', { answer: 'reject', comment: 'No.' });
    const before = await decide('tanaka', { answer: 'approve' });
    await world.moved();
    const after = await decide('tanaka', { answer: 'approve' });

    for (const { status, body } of [before, after]) {
      expect({ status, body }).toMatchObject({
        status: 409,
        body: {
          why_not: 'already_decided',
          answer: {
            by: { person: { id: 'suzuki' } },
            answer: 'reject',
            comment: 'No.',
            at: '2026-11-21T00:00:00.000Z',
          },
        },
      });
    }
  });

  it('that loses the race in the backend itself leaves no vote and is told who won', async () => {
    const { world, decide, record } = await atLevel(2);
    world.backend.before = (person) => {
      if (person === 'tanaka') world.backend.answer('automation-2', 'suzuki', 'reject');
      return Promise.resolve();
    };

    expect(await decide('tanaka', { answer: 'approve' })).toMatchObject({
      status: 409,
      body: { why_not: 'already_decided', answer: { by: { person: { id: 'suzuki' } }, answer: 'reject' } },
    });
    expect((await record())?.votes).toEqual({});
  });

  it('that the backend did not take changes nothing and may be tried again', async () => {
    const { world, decide, record } = await atLevel(1);
    world.backend.before = () => Promise.reject(Object.assign(new Error('secret'), { name: 'AccessDenied' }));
    const refused = await decide('sato', { answer: 'approve' });

    expect(refused).toMatchObject({ status: 503, body: { code: 'unavailable' } });
    expect(JSON.stringify(refused.body)).not.toContain('secret');
    expect((await record())?.votes).toEqual({});
    world.backend.before = () => Promise.resolve();
    expect((await decide('sato', { answer: 'approve' })).status).toBe(200);
  });

  it('whose first call died between the vote and the signal is sent by the next', async () => {
    const { world, decide, record } = await atLevel(1);
    const { approval_id = '' } = (await record()) ?? {};
    await world.approvals.vote(approval_id, 'sato', {
      answer: 'approve',
      at: '2026-11-21T00:00:00.000Z',
      sent: false,
    });

    expect((await decide('sato', { answer: 'approve' })).status).toBe(200);
    expect(world.backend.asked.get('automation-1')?.answers).toHaveLength(1);
  });

  it('whose first call died after the signal is known as taken', async () => {
    const { world, decide, record } = await atLevel(1);
    const { approval_id = '' } = (await record()) ?? {};
    await world.approvals.vote(approval_id, 'sato', {
      answer: 'approve',
      at: '2026-11-21T00:00:00.000Z',
      sent: false,
    });
    world.backend.answer('automation-1', 'sato', 'approve');

    expect((await decide('sato', { answer: 'approve' })).status).toBe(200);
    expect((await record())?.votes).toMatchObject({ sato: { sent: true } });
  });

  it('is too late once the time is over', async () => {
    const { world, decide } = await atLevel(1);
    world.time += 7 * 86_400_000;

    expect(await decide('sato', { answer: 'approve' })).toMatchObject({
      status: 409,
      body: { why_not: 'too_late' },
    });
  });

  it('is refused at a level that is not reached, and at one there is not', async () => {
    const { world, id } = await atLevel(1);
    const at = (level: number) =>
      world.call('sato', `POST /api/requests/${id}/levels/${level}/decision`, { answer: 'approve' });

    expect(await at(2)).toMatchObject({ status: 409, body: { why_not: 'not_reached' } });
    expect(await at(3)).toMatchObject({ status: 404 });
  });
});

describe('an inbox', () => {
  it('loses what I answered and keeps what waits for others; its count is its list', async () => {
    const { world, decide } = await atLevel(2);
    const inbox = async (who: string) =>
      (await world.call<{ count: number; items: unknown[] }>(who, 'GET /api/inbox')).body;
    await decide('suzuki', { answer: 'approve' });

    expect(await inbox('suzuki')).toEqual({ items: [], count: 0 });
    expect(await inbox('tanaka')).toMatchObject({
      count: 1,
      items: [
        { level: 2, approved: 1, required: 2, flow_title: { en: 'Purchase' }, confirmation_file: 'b.pdf' },
      ],
    });
    await decide('tanaka', { answer: 'approve' });
    expect(await inbox('sato')).toEqual({ items: [], count: 0 });
  });
});

describe('an answer given in the backend’s own console, while others are awaited', () => {
  const level2 = async (world: ApiWorld, id: string, person: string) => {
    const { body } = await world.call<RequestView>(person, `GET /api/requests/${id}`);
    return body.level_views[1];
  };

  it('is shown, counts in the waiting sentence, and is not asked for again', async () => {
    const { world, id } = await atLevel(2);
    world.backend.answer('automation-2', 'suzuki', 'approve');
    const { body } = await world.call<RequestView>('tanaka', `GET /api/requests/${id}`);

    expect(body.level_views[1]).toMatchObject({
      state: 'waiting',
      answers: [{ by: { person: { id: 'suzuki' } }, answer: 'approve', at: '2026-11-21T00:00:00.000Z' }],
    });
    expect(body.waiting).toMatchObject({ approved: 1, required: 2 });
    expect(body.waiting?.waiting_for.map(({ person }) => person?.id)).toEqual(['tanaka', 'sato']);
    expect((await level2(world, id, 'suzuki'))?.why_not).toEqual({ decide: 'already_answered' });
  });

  it('is that person’s answer: the same again changes nothing, another is refused', async () => {
    const { world, decide, record } = await atLevel(2);
    world.backend.answer('automation-2', 'suzuki', 'approve');

    expect((await decide('suzuki', { answer: 'approve' })).status).toBe(200);
    expect(await decide('suzuki', { answer: 'reject', comment: 'No.' })).toMatchObject({
      status: 409,
      body: { why_not: 'already_answered', answer: { by: { person: { id: 'suzuki' } }, answer: 'approve' } },
    });
    expect((await record())?.votes).toEqual({});
    expect((await decide('tanaka', { answer: 'approve' })).status).toBe(200);
  });

  it('is left out when the backend does not tell', async () => {
    const { world, id } = await atLevel(2);
    world.backend.port.describe = () => Promise.reject(new Error('Throttled'));
    expect(await level2(world, id, 'tanaka')).toMatchObject({ state: 'waiting', answers: [] });
  });
});
