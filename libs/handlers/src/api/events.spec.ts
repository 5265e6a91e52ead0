import type { RequestEventList } from '@ringi/shared-types';
import { componentName, executionArn } from '../core/ids.js';
import { ApiWorld } from '../testing/api-world.js';
import { withoutTokens } from './history/redact.js';
import type { HistoryEvent } from './ports.js';

const TOKEN = 'AQCEAAAAKgAAAAMAAAAAAAAAAa-task-token';
const at = (second: number): string => new Date(Date.UTC(2026, 10, 21, 0, 0, second)).toISOString();
const event = (id: number, second: number, details?: HistoryEvent['details']): HistoryEvent => ({
  id,
  previous_event_id: id - 1,
  type: 'TaskStateEntered',
  at: at(second),
  ...(details && { details }),
});

async function worldWith(caller: HistoryEvent[][], component: HistoryEvent[][]) {
  const world = new ApiWorld();
  const { id, arn } = await world.request();
  await world.ask(arn, 1);
  const machine = executionArn(world.deployed.levels[0]?.component_arn ?? '', componentName(1, 0, arn));
  world.histories.set(arn, caller);
  world.histories.set(machine, component);
  const read = async (cursor?: string) => {
    const query = cursor === undefined ? '' : `?cursor=${cursor}`;
    return (await world.call<RequestEventList>('mori', `GET /api/requests/${id}/events${query}`)).body;
  };
  return { world, id, read };
}

describe('the events of a request', () => {
  it('are those of caller and components, by time, the caller’s first at the same moment', async () => {
    const { read } = await worldWith(
      [[event(1, 0), event(2, 1)], [event(3, 5, { name: 'Level1', output: '{"is_approved":true}' })]],
      [[event(1, 1), event(2, 4)]],
    );
    const { items, cursor } = await read();

    expect(items.map(({ key }) => key)).toEqual(['0.1', '0.2', '1.1', '1.2', '0.3']);
    expect(items.at(-1)).toMatchObject({ state: 'Level1', details: { output: { is_approved: true } } });
    expect(cursor).toBeUndefined();
  });

  it('come in pages of 1,000, each once, in the same order', async () => {
    const many = (from: number, count: number, second: (n: number) => number) =>
      Array.from({ length: count }, (_, n) => event(from + n, second(from + n)));
    const { read } = await worldWith(
      [many(1, 1000, (n) => 2 * n), many(1001, 300, (n) => 2 * n)],
      [many(1, 1000, (n) => 2 * n + 1), many(1001, 900, (n) => 2 * n + 1)],
    );
    const items: { key: string; at: string }[] = [];
    const sizes: number[] = [];
    for (let cursor: string | undefined, first = true; first || cursor; first = false) {
      const page = await read(cursor);
      items.push(...page.items);
      sizes.push(page.items.length);
      cursor = page.cursor;
    }

    expect(sizes).toEqual([1000, 1000, 1000, 200]);
    expect(new Set(items.map(({ key }) => key)).size).toBe(3200);
    expect(items.map((item) => item.at)).toEqual(items.map((item) => item.at).sort());
  });

  it('hold no task token, whatever holds it', async () => {
    const payload = { token: TOKEN, attempt: 0, deep: [{ TaskToken: TOKEN, text: `again ${TOKEN}` }] };
    const { read } = await worldWith(
      [[event(1, 0)]],
      [
        [
          event(1, 1, { name: 'RequestApproval', parameters: JSON.stringify({ Payload: payload }) }),
          event(2, 2, { output: JSON.stringify({ Payload: JSON.stringify({ taskToken: TOKEN, left: 1 }) }) }),
          event(3, 3, { cause: `The token ${TOKEN} has expired.` }),
        ],
      ],
    );
    const text = JSON.stringify(await read());

    expect(text).not.toContain(TOKEN);
    expect(text).toContain('"attempt":0');
    expect(text).toContain('left');
    expect(text).toContain('The token (removed) has expired.');
  });

  it('of a level that a redrive ran again have keys of their own', async () => {
    const world = new ApiWorld();
    const { id, arn } = await world.request();
    const first = await world.ask(arn, 1);
    world.end(first, 'FAILED');
    await world.reconcile();
    const caller = world.executions.get(arn);
    if (caller) world.executions.set(arn, { ...caller, redrive_count: 1 });
    const second = await world.ask(arn, 1, 1);
    for (const each of [arn, first, second]) world.histories.set(each, [[event(1, 0), event(2, 1)]]);
    const { body } = await world.call<RequestEventList>('mori', `GET /api/requests/${id}/events`);

    expect(body.items.map(({ key }) => key)).toEqual(['0.1', '1.1', '1-1.1', '0.2', '1.2', '1-1.2']);
    expect((await world.call('mori', `GET /api/requests/${id}`)).body).toMatchObject({
      state: 'running',
      levels: [{ state: 'waiting' }, { state: 'upcoming' }],
    });
  });

  it('are refused with a cursor that is none', async () => {
    const { world, id } = await worldWith([[]], [[]]);

    for (const cursor of ['x', Buffer.from('{"a":1}').toString('base64url')]) {
      expect(await world.call('mori', `GET /api/requests/${id}/events?cursor=${cursor}`)).toMatchObject({
        status: 400,
        body: { fields: [{ path: 'cursor' }] },
      });
    }
  });
});

it('a value without tokens stays what it is', () => {
  const value = { list: [1, null, true, 'x', '{"a":"b"}'], tokens: 'the word is no key of ours' };

  expect(withoutTokens([value, undefined])).toEqual([value, undefined]);
});
