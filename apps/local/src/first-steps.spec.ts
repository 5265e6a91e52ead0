import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { FlowView } from '@ringi/shared-types';
import type { Endpoints } from './endpoints.js';
import { firstSteps } from './first-steps.js';
import { whatRuns } from './what-runs.js';

const person = (id: string, ...roles: Endpoints['people'][number]['roles']) => ({
  id,
  name: { en: id, ja: id },
  roles,
  accessKeyId: 'a',
  secretAccessKey: 'b',
  principalArn: `arn:${id}`,
});
const flow = (name: string, approvers: readonly string[], start = true): FlowView => ({
  name,
  title: name,
  levels: [
    {
      level: 1,
      name: 'First',
      backend: 'ssm-automation',
      approvers: approvers.map((id) => ({ principal: `arn:${id}`, person: person(id) })),
      min_required_approvals: 1,
      duration: 'P7D',
    },
  ],
  can: { start },
  why_not: {},
});

let server: Server;
let flows: readonly FlowView[];
let tokens: string[];
let endpoints: Endpoints;
beforeAll(async () => {
  server = createServer((request, response) => {
    if (request.url === '/api/flows') tokens.push(String(request.headers.authorization));
    let body = '';
    request.on('data', (chunk) => (body += String(chunk)));
    request.on('end', () => {
      const username = new URLSearchParams(body).get('username');
      const answer = request.url === '/api/flows' ? { items: flows } : { access_token: `of-${username}` };
      response.end(JSON.stringify(answer));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  endpoints = {
    dashboard: origin,
    api: `${origin}/api`,
    issuer: origin,
    aws: origin,
    clock: `${origin}/_local/clock`,
    region: 'us-east-1',
    account: '111122223333',
    flows: [],
    people: [person('sato', 'requester', 'approver'), person('kobayashi', 'requester', 'operator')],
  };
});
beforeEach(() => (tokens = []));
afterAll(() => new Promise((resolve) => server.close(resolve)));

it('proposes a flow that the starter may start and whose first level asks one person, who is in the next lines', async () => {
  flows = [
    flow('contract', ['suzuki', 'sato']),
    flow('secret', ['sato'], false),
    flow('own', ['kobayashi']),
    flow('publish', ['sato']),
  ];
  const steps = await firstSteps(endpoints);
  expect(tokens).toEqual(['Bearer of-kobayashi']);
  expect(whatRuns(endpoints, 'file', steps).filter((line) => /start|inbox|approve </.test(line))).toEqual([
    '  npx ringi start publish --as kobayashi',
    '  npx ringi inbox --as sato',
    expect.stringContaining('  npx ringi approve <id> --as sato '),
  ]);
});

it('proposes no request when no flow begins so', async () => {
  flows = [flow('contract', ['suzuki', 'sato'])];
  const lines = whatRuns(endpoints, 'file', await firstSteps(endpoints));
  expect(lines.filter((line) => /ringi (start|inbox|approve)/.test(line))).toEqual([]);
  expect(lines).toContain('  npx ringi flows');
});
