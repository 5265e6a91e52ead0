import { DeleteItemCommand, DynamoDBClient, ScanCommand } from '@aws-sdk/client-dynamodb';
import { TABLES } from '@ringi/approvals';
import type { Me, RequestList, RequestRow, RequestView } from '@ringi/shared-types';
import { seedRequests } from '@ringi/local';
import { startSystem, type System } from '../testing/system.js';

/** The API as the laptop deploys it: the template's HTTP API, its authorizer, the issuer, and the page's own origin. */
describe('the API on the laptop', () => {
  let system: System;
  beforeAll(async () => {
    system = await startSystem();
  });
  afterAll(() => system.close());

  const call = async (base: string, path: string, person?: string, init: RequestInit = {}) => {
    const token = person && (await system.ringiJson<{ token: string }>('token', '--as', person)).token;
    return fetch(base + path, {
      ...init,
      headers: {
        ...(token && { authorization: `Bearer ${token}` }),
        'content-type': 'application/json',
        'idempotency-key': 'once',
      },
    });
  };

  it('lets a person in with the command line’s token, by the page’s origin and directly', async () => {
    const { api, dashboard } = system.local.endpoints;
    for (const base of [api, `${dashboard}/api`]) {
      const response = await call(base, '/me', 'sato');
      expect(response.status).toBe(200);
      expect((await response.json()) as Me).toMatchObject({ id: 'sato', name: { ja: '佐藤 花子' } });
    }
  });

  it('lets nobody in without a token, or with the page’s own (an ID token)', async () => {
    const { api, issuer } = system.local.endpoints;
    const answer = await fetch(`${issuer}/token`, {
      method: 'POST',
      body: new URLSearchParams({ grant_type: 'password', username: 'sato' }),
    });
    const { id_token } = (await answer.json()) as { id_token: string };
    const senders: Record<string, string>[] = [{}, { authorization: `Bearer ${id_token}` }];
    for (const headers of senders) {
      const response = await fetch(`${api}/me`, { headers });
      expect([response.status, await response.json()]).toEqual([401, { message: 'Unauthorized' }]);
    }
  });

  it('starts a request, shows it to its approver, takes the decision as that person, and lists it', async () => {
    const { api } = system.local.endpoints;
    const { inputExample: input } = system.flow('publish');
    const started = await call(api, '/requests', 'kobayashi', {
      method: 'POST',
      body: JSON.stringify({ flow: 'publish', title: 'By the API', input }),
    });
    expect(started.status).toBe(201);
    const { request_id } = (await started.json()) as RequestRow;
    await system.settle();
    const decided = await call(api, `/requests/${request_id}/levels/1/decision`, 'sato', {
      method: 'POST',
      body: JSON.stringify({ answer: 'approve', comment: 'Fine' }),
    });
    expect(decided.status).toBe(200);
    await system.settle();
    const view = (await (await call(api, `/requests/${request_id}`, 'kobayashi')).json()) as RequestView;
    expect(view.level_views.map(({ state }) => state)).toEqual(['approved', 'waiting', 'upcoming']);
    expect(view.level_views[0]?.decision?.decided_by).toMatchObject([
      { principal: system.person('sato').principalArn },
    ]);
    const { items } = (await (await call(api, '/requests?scope=mine', 'kobayashi')).json()) as RequestList;
    expect(items.map((item) => [item.request_id, item.state])).toEqual([[request_id, 'running']]);
  });

  it('has example requests in different states for who starts it', async () => {
    const { endpoints } = system.local;
    const { api } = endpoints;
    await seedRequests(endpoints);
    await system.settle();
    const { items } = (await (await call(api, '/requests?scope=all', 'kobayashi')).json()) as RequestList;
    const seeded = items.filter(({ title }) => title !== 'By the API');
    expect(
      seeded
        .map(({ flow, state, levels }) => [flow, state, levels.map((level) => level.state).join()])
        .sort(),
    ).toEqual([
      ['contract', 'running', 'approved,waiting,upcoming'],
      ['publish', 'approved', 'approved,approved,approved'],
      ['publish', 'running', 'waiting,upcoming,upcoming'],
      ['purchase', 'rejected', 'rejected,skipped,skipped,skipped'],
      ['purchase', 'running', 'approved,waiting,upcoming,upcoming'],
      ['release', 'running', 'approved,waiting,upcoming'],
    ]);
  });

  it('makes lists that are lost again when an operator says so, and nobody else', async () => {
    const lists = async () => ({
      all: await system.ringiJson('list'),
      mine: await system.ringiJson('list', '--mine', '--as', 'kobayashi'),
      inbox: await system.ringiJson('inbox', '--as', 'suzuki'),
    });
    const before = await lists();
    await loseRows();
    expect(await lists()).toEqual({ all: [], mine: [], inbox: [] });

    const refused = await system.ringi('rebuild', '--as', 'sato');
    expect(refused).toMatchObject({ code: 1, err: expect.stringContaining('Only an operator') });
    expect((await system.ringi('rebuild')).out).toMatch(/^The rows of \d+ requests are written again\.$/);
    expect(await lists()).toEqual(before);
  });

  async function loseRows(): Promise<void> {
    const { aws, region } = system.local.endpoints;
    const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
    const client = new DynamoDBClient({ endpoint: aws, region, credentials });
    const TableName = system.local.stacks.map(({ outputs }) => outputs['RequestsTable']).find(Boolean);
    const { Items = [] } = await client.send(new ScanCommand({ TableName }));
    for (const item of Items) {
      if (item['body'] === undefined) continue;
      await client.send(
        new DeleteItemCommand({
          TableName,
          Key: { [TABLES.requests.key]: item[TABLES.requests.key] ?? { S: '' } },
        }),
      );
    }
    client.destroy();
  }
});
