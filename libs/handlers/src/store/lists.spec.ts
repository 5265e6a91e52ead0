import { LISTS, type InboxRowBody, type RequestRowBody, type Row } from '@ringi/approvals';
import * as fc from 'fast-check';
import type { ListPage, ListQuery, RowPlace } from '../api/ports.js';
import { project } from '../projector/project.js';
import { rebuild } from '../projector/rebuild.js';
import { localTables, type LocalTables } from '../testing/local-tables.js';
import { memoryLists } from '../testing/memory-lists.js';
import { memoryRows } from '../testing/memory-rows.js';
import { World } from '../testing/world.js';
import { approvalStore } from './approvals.js';
import { documentClient } from './client.js';
import { rowLists } from './lists.js';
import { requestIds, requestStore } from './requests.js';
import { rowStore } from './rows.js';

let tables: LocalTables;
beforeAll(async () => (tables = await localTables()));
afterAll(() => tables.close());

const stores = () => {
  const client = documentClient(tables.client);
  return { rows: rowStore(client, tables.requests), lists: rowLists(client, tables.requests) };
};

const STATES = ['running', 'approved'] as const;
const bodyOf = (id: string, n: number): RequestRowBody => ({
  request_id: id,
  flow: n % 2 ? 'purchase' : 'publish',
  title: `chair ${n}`,
  state: STATES[n % 3 === 0 ? 1 : 0] ?? 'running',
  started_at: '2026-11-21T00:00:00.000Z',
  updated_at: '2026-11-21T00:00:00.000Z',
  levels: [],
});
const rowOf = (id: string, list: string | undefined, version: number, n: number): Row => ({
  id,
  version,
  ...(list !== undefined && { place: { list, order: `2026-${String(n).padStart(2, '0')}#${id}` } }),
  body: bodyOf(id, n),
  search: `chair ${n}`,
});

describe('rows in DynamoDB', () => {
  it('are the rows in memory: the latest version stands, in its list, in order, whatever the order of writes', async () => {
    const { rows, lists } = stores();
    let run = 0;
    const write = fc.record({
      id: fc.integer({ min: 0, max: 3 }),
      list: fc.constantFrom('a', 'b', undefined),
      version: fc.integer({ min: 1, max: 5 }),
      n: fc.integer({ min: 10, max: 30 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(write, { maxLength: 8 }), async (writes) => {
        const home = `run-${(run += 1)}`;
        const memory = memoryRows();
        for (const { id, list, version, n } of writes) {
          const row = rowOf(`${home}-${id}`, list && `${home}-${list}`, version, n);
          await memory.put(row);
          await rows.put(row);
          expect(await rows.version(row.id)).toBe(await memory.version(row.id));
        }
        const inMemory = memoryLists(memory);
        for (const list of [`${home}-a`, `${home}-b`]) {
          for (const order of ['ascending', 'descending'] as const) {
            const query = { limit: 100, order };
            expect(await lists.page(list, query)).toEqual(await inMemory.page(list, query));
          }
          expect(await lists.count(list)).toBe(await inMemory.count(list));
        }
      }),
      { numRuns: 12, seed: 7 },
    );
  }, 60_000);

  it('come page by page, each once, with and without filters', async () => {
    const { rows, lists } = stores();
    const memory = memoryRows();
    for (let n = 10; n < 35; n += 1) {
      const row = rowOf(`page-${n}`, 'pages', 1, n);
      await memory.put(row);
      await rows.put(row);
    }
    const filters: Partial<ListQuery>[] = [
      {},
      { flow: 'purchase' },
      { state: 'approved' },
      { text: 'chair 2' },
    ];
    for (const filter of filters) {
      for (const limit of [1, 7, 25, 100]) {
        const read = async (from: Pick<ReturnType<typeof rowLists>, 'page'>) => {
          const ids: string[] = [];
          for (let after: RowPlace | undefined, first = true; first || after; first = false) {
            const page: ListPage<RequestRowBody> = await from.page('pages', {
              limit,
              order: 'descending',
              ...filter,
              ...(after && { after }),
            });
            expect(page.items.length).toBeLessThanOrEqual(limit);
            ids.push(...page.items.map(({ request_id }) => request_id));
            after = page.next;
          }
          return ids;
        };
        const found = await read(lists);
        expect(found).toEqual(await read(memoryLists(memory)));
        expect(found.length).toBeGreaterThan(0);
      }
    }
  }, 60_000);
});

describe('a projection', () => {
  const begun = async () => {
    const world = new World();
    const client = documentClient(tables.client);
    const own = {
      ...world.ports,
      approvals: approvalStore(client, tables.requests),
      requests: requestStore(client, tables.requests),
      ...stores(),
    };
    Object.assign(world.ports, own);
    await world.keepRequest();
    return { world, ports: own };
  };

  it('lists the request for its requester and its approver, and what is asked in the inbox', async () => {
    const { world, ports } = await begun();
    await world.runTask();
    const inbox = await ports.lists.page<InboxRowBody>(LISTS.inbox('sato'), {
      limit: 10,
      order: 'ascending',
    });

    expect(inbox.items).toMatchObject([{ level: 1, message: 'Please.', required: 1, approved: 0 }]);
    for (const list of [LISTS.all, LISTS.mine('mori'), LISTS.seen('mori'), LISTS.seen('sato')]) {
      const { items } = await ports.lists.page<RequestRowBody>(list, { limit: 10, order: 'descending' });
      expect(items).toMatchObject([{ state: 'running', waiting: { level: 1, approved: 0 } }]);
    }
  });

  it('that is lost or wrong is made again by a rebuild, from the authoritative items alone', async () => {
    const { world, ports } = await begun();
    const { request_id } = world.request;
    await project(ports, request_id);
    const id = `row#all#${request_id}`;
    const version = await ports.rows.version(id);
    const read = () => ports.lists.page<RequestRowBody>(LISTS.all, { limit: 10, order: 'descending' });
    const right = (await read()).items;
    await ports.rows.put({ ...rowOf(id, LISTS.all, version, 10) });
    expect((await read()).items).not.toEqual(right);

    const client = documentClient(tables.client);
    const rebuilt = await rebuild({
      ...ports,
      requestIds: (after) => requestIds(client, tables.requests, after),
    });

    expect(rebuilt).toMatchObject({ failed: [] });
    expect((await read()).items).toEqual(right);
  });

  it('of all requests stops when its time is over, and goes on behind the last one', async () => {
    const { world, ports } = await begun();
    const client = documentClient(tables.client);
    const request = await ports.requests.get(world.request.request_id);
    for (let n = 0; request && n < 20; n += 1) {
      await ports.requests.put({ ...request, request_id: n.toString(16).padStart(32, '0') });
    }
    const ids: string[] = [];
    for await (const id of requestIds(client, tables.requests)) ids.push(id);
    // Each look at the clock is ten seconds later: enough after two batches of eight.
    let time = 0;
    const slow = {
      ...ports,
      now: () => (time += 10_000),
      requestIds: (after?: string) => requestIds(client, tables.requests, after),
    };
    const first = await rebuild(slow);
    const second = await rebuild(slow, { cursor: first.cursor });

    expect(first).toEqual({ rebuilt: 16, failed: [], cursor: ids[15] });
    expect(second).toEqual({ rebuilt: ids.length - 16, failed: [] });
    expect(await ports.lists.count(LISTS.all)).toBe(ids.length);
  });

  it('that fails is logged, and stops nothing', async () => {
    const world = new World();
    const logged: string[] = [];
    Object.assign(world.ports, {
      rows: { ...world.rows, put: () => Promise.reject(new Error('no')) },
      log: (event: string) => void logged.push(event),
    });
    await world.keepRequest();
    await world.runTask();
    world.backend.end('execution-1', 'approved');
    for (const event of world.events.splice(0)) await world.deliver(event);

    expect(world.component.output?.outcome).toBe('approved');
    expect(logged).toContain('projection_failed');
  });
});
