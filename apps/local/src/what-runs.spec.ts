import type { Endpoints } from './endpoints.js';
import { whatRuns } from './what-runs.js';

const person = (id: string, ...roles: Endpoints['people'][number]['roles']) => ({
  id,
  name: { en: id, ja: id },
  roles,
  accessKeyId: 'a',
  secretAccessKey: 'b',
  principalArn: `arn:${id}`,
});
const flow = (name: string, inputExample: Record<string, unknown>) => ({
  name,
  stateMachineArn: `arn:${name}`,
  componentArns: ['arn:component'],
  inputExample,
});
const endpoints = (...flows: Endpoints['flows']): Endpoints => ({
  dashboard: 'http://127.0.0.1:1',
  api: 'http://127.0.0.1:2/api',
  issuer: 'http://127.0.0.1:1/issuer',
  aws: 'http://127.0.0.1:2',
  clock: 'http://127.0.0.1:2/_local/clock',
  region: 'us-east-1',
  account: '111122223333',
  flows,
  people: [person('kobayashi', 'requester'), person('sato', 'requester', 'approver')],
});

it('proposes to start a flow that the approver of the next line is asked by', () => {
  const others = flow('contract', { level1_approvers: ['arn:tanaka'], level2_approvers: ['arn:sato'] });
  for (const approvers of ['arn:sato', ['arn:tanaka', 'arn:sato'], 'sato']) {
    const lines = whatRuns(endpoints(others, flow('publish', { level1_approvers: approvers })), 'file');
    expect(lines).toContain('  npx ringi start publish');
    expect(lines).toContain('  npx ringi inbox --as sato');
  }
});

it('proposes the first flow when none asks that person first', () => {
  expect(whatRuns(endpoints(flow('contract', {})), 'file')).toContain('  npx ringi start contract');
});
