import type { Problem, RequestView } from '@ringi/shared-types';
import { ApiWorld } from '../testing/api-world.js';

const withdraw = (world: ApiWorld, id: string, person = 'mori') =>
  world.call<RequestView & Problem>(person, `POST /api/requests/${id}/withdraw`);

describe('withdrawing', () => {
  it('a request whose level waits stops it in the backend, and nobody is asked any more', async () => {
    const world = new ApiWorld();
    const { id, arn } = await world.request();
    await world.ask(arn, 1);
    const { status, body } = await withdraw(world, id);

    expect({ status, body }).toMatchObject({
      status: 200,
      body: { withdrawn: { by: 'mori' }, can: { withdraw: false }, why_not: { withdraw: 'already_ended' } },
    });
    expect(world.hurried).toBe(1);
    expect((await world.call('sato', 'GET /api/inbox')).body).toEqual({ items: [], count: 0 });

    await world.reconcile();
    expect((await world.call('mori', `GET /api/requests/${id}`)).body).toMatchObject({
      state: 'cancelled',
      level_views: [{ state: 'cancelled', decision: { reason: 'withdrawn' } }, { state: 'skipped' }],
    });
  });

  it('between two levels asks nobody at the next', async () => {
    const world = new ApiWorld();
    const { id, arn } = await world.request();
    await world.ask(arn, 1);
    world.backend.answer('automation-1', 'sato', 'approve');
    await world.moved();
    await withdraw(world, id);
    await world.ask(arn, 2);

    expect(world.backend.asked.size).toBe(1);
    expect((await world.call('mori', `GET /api/requests/${id}`)).body).toMatchObject({
      state: 'cancelled',
      levels: [{ state: 'approved' }, { state: 'cancelled' }],
    });
  });

  it('twice is answered as once', async () => {
    const world = new ApiWorld();
    const { id, arn } = await world.request();
    await world.ask(arn, 1);
    const first = await withdraw(world, id);
    world.time += 1000;
    const second = await withdraw(world, id);

    expect(second.status).toBe(200);
    expect(second.body.withdrawn).toEqual(first.body.withdrawn);
  });

  it('a request that has ended is refused', async () => {
    const world = new ApiWorld();
    const { id, arn } = await world.request();
    await world.ask(arn, 1);
    world.backend.answer('automation-1', 'sato', 'reject');
    await world.moved();

    expect(await withdraw(world, id)).toMatchObject({ status: 409, body: { why_not: 'already_ended' } });
  });

  it('refuses answers from then on', async () => {
    const world = new ApiWorld();
    const { id, arn } = await world.request();
    await world.ask(arn, 1);
    await withdraw(world, id);

    expect(
      await world.call('sato', `POST /api/requests/${id}/levels/1/decision`, { answer: 'approve' }),
    ).toMatchObject({ status: 409, body: { why_not: 'already_ended' } });
  });
});
