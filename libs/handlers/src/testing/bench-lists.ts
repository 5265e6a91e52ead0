import { BatchWriteCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { LISTS, TABLES, type InboxRowBody, type RequestRowBody } from '@ringi/approvals';
import { createApi } from '../api/create-api.js';
import { documentClient } from '../store/client.js';
import { rowLists } from '../store/lists.js';
import { ApiWorld, PREFIX } from './api-world.js';
import { localTables } from './local-tables.js';

export interface ListTimes {
  readonly requests: number;
  readonly list: string;
  readonly samples: number;
  readonly p50: number;
  readonly p99: number;
}

const SAMPLES = 300;
const WARM_UP = 30;
const MAXIMUM_BATCH = 25;
/** How many of the requests wait for the person who looks: an inbox does not grow with the number of all requests. */
const WAITING = 100;

/** Times the API's lists with a number of requests in the table. */
export async function benchLists(requests: number, progress: (line: string) => void): Promise<ListTimes[]> {
  const tables = await localTables();
  try {
    const client = documentClient(tables.client);
    progress(`writing the rows of ${requests} requests`);
    await fill(client, tables.requests, requests);
    const world = new ApiWorld();
    const app = createApi({ ...world.ports, lists: rowLists(client, tables.requests) }, world.config);
    const results: ListTimes[] = [];
    for (const [who, path] of [
      ['operator', '/api/requests?limit=50'],
      ['mori', '/api/requests?scope=mine&limit=50'],
      ['sato', '/api/inbox?limit=50'],
    ] as const) {
      progress(`GET ${path}`);
      const claims = { sub: who, ringi_roles: who };
      const times: number[] = [];
      for (let n = -WARM_UP; n < SAMPLES; n += 1) {
        const began = performance.now();
        const answer = await app.request(path, {}, { requestContext: { authorizer: { jwt: { claims } } } });
        const { items } = (await answer.json()) as { items: unknown[] };
        if (n >= 0) times.push(performance.now() - began);
        if (items.length !== 50) throw new Error(`${path} answered ${items.length} items instead of 50.`);
      }
      times.sort((a, b) => a - b);
      const at = (share: number): number => times[Math.ceil(share * times.length) - 1] ?? 0;
      results.push({ requests, list: path, samples: SAMPLES, p50: at(0.5), p99: at(0.99) });
    }
    return results;
  } finally {
    await tables.close();
  }
}

async function fill(client: DynamoDBDocumentClient, table: string, requests: number): Promise<void> {
  const items: Record<string, unknown>[] = [];
  for (let n = 0; n < requests; n += 1) items.push(...rowsOfRequest(n));
  for (let from = 0; from < items.length; from += MAXIMUM_BATCH) {
    const puts = items.slice(from, from + MAXIMUM_BATCH).map((Item) => ({ PutRequest: { Item } }));
    await client.send(new BatchWriteCommand({ RequestItems: { [table]: puts } }));
  }
}

function rowsOfRequest(n: number): Record<string, unknown>[] {
  const { key, lists } = TABLES.requests;
  const at = new Date(Date.UTC(2026, 0, 1) + n * 60_000).toISOString();
  const request_id = n.toString(16).padStart(32, '0');
  const common = {
    request_id,
    flow: 'purchase',
    title: `Chair ${n}`,
    requester: { principal: `${PREFIX}mori` },
  };
  const body: RequestRowBody = {
    ...common,
    state: 'running',
    started_at: at,
    updated_at: at,
    levels: [
      { name: 'Manager', state: 'waiting' },
      { name: 'Chiefs', state: 'upcoming' },
    ],
  };
  const row = (id: string, list: string, order: string, of: RequestRowBody | InboxRowBody) => ({
    [key]: `${id}#${request_id}`,
    [lists.hash]: list,
    [lists.range]: `${order}#${request_id}`,
    row_version: 1,
    row_flow: 'purchase',
    search: `chair ${n}`,
    body: of,
  });
  const sato = `${PREFIX}sato`;
  const inbox: InboxRowBody = {
    ...common,
    level: 1,
    level_name: 'Manager',
    message: 'Please review.',
    confirmation_url: 'https://example.com/',
    confirmation_file: 'a.pdf',
    asked_at: at,
    due_at: at,
    approved: 0,
    required: 1,
  };
  return [
    row('row#all', LISTS.all, at, body),
    row('row#mine', LISTS.mine(`${PREFIX}mori`), at, body),
    ...(n < WAITING ? [row('inbox', LISTS.inbox(sato), at, inbox)] : []),
  ];
}
