import type { Rebuilt } from '@ringi/shared-types';
import { ApiWorld } from '../testing/api-world.js';

const LISTS = [
  ['mori', 'GET /api/requests'],
  ['mori', 'GET /api/requests?scope=mine'],
  ['operator', 'GET /api/requests'],
  ['sato', 'GET /api/inbox'],
  ['suzuki', 'GET /api/inbox'],
  ['suzuki', 'GET /api/requests'],
] as const;

describe('a rebuild', () => {
  it('makes lists and inboxes that are lost as they were', async () => {
    const world = new ApiWorld();
    const lists = () => Promise.all(LISTS.map(async ([who, route]) => (await world.call(who, route)).body));
    const one = await world.request('one', { title: 'Desks' });
    await world.ask(one.arn, 1);
    const two = await world.request('two');
    await world.ask(two.arn, 1);
    world.backend.answer('automation-2', 'sato', 'approve');
    await world.moved();
    await world.ask(two.arn, 2);
    const before = await lists();
    world.rows.clear();
    expect((await world.call('operator', 'GET /api/requests')).body).toEqual({ items: [] });

    for (let times = 0; times < 2; times += 1) {
      const { body } = await world.call<Rebuilt>('operator', 'POST /api/rebuild', {});
      expect(body).toEqual({ rebuilt: 2, failed: [] });
      expect(await lists()).toEqual(before);
    }
  });

  it.each([[{ cursor: '../x' }], [{ cursor: 7 }], [{ all: true }]])('refuses %j', async (body) => {
    const answer = await new ApiWorld().call('operator', 'POST /api/rebuild', body);
    expect(answer).toMatchObject({ status: 400, body: { code: 'invalid' } });
  });
});
