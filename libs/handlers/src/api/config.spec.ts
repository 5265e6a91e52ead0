import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { PURCHASE } from '../testing/api-world.js';
import { readApiConfig } from './config.js';
import { sessionPrefix } from './identity.js';

const ENVIRONMENT = {
  RINGI_REQUESTS_TABLE: 'requests',
  RINGI_DEPLOYMENT: 'RingiCore',
  RINGI_START_ROLE: 'start',
  RINGI_PROJECTOR_FUNCTION: 'projector',
  RINGI_APPROVER_ROLE: 'arn:aws:iam::111122223333:role/RingiApprover',
  RINGI_STATE_MACHINE_PREFIX: 'arn:aws:states:us-east-1:111122223333:stateMachine:',
};

let home: string;
const before = { ...process.env };
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'ringi-api-'));
  mkdirSync(join(home, 'flows'));
  writeFileSync(
    join(home, 'flows/a.json'),
    JSON.stringify({ flow: PURCHASE, state_machine: 'RingiFlow-purchase' }),
  );
  writeFileSync(join(home, 'people.json'), JSON.stringify([{ id: 'sato', email: 'sato@example.com' }]));
  Object.assign(process.env, ENVIRONMENT);
});
afterEach(() => {
  rmSync(home, { recursive: true, force: true });
  process.env = { ...before };
});
const read = () => readApiConfig(pathToFileURL(`${home}/`));

it('is the environment, the flows and the people beside the bundle, without mail addresses', () => {
  expect(read()).toEqual({
    requestsTable: 'requests',
    deployment: 'RingiCore',
    startRole: 'start',
    projectorFunction: 'projector',
    approverRole: ENVIRONMENT.RINGI_APPROVER_ROLE,
    stateMachinePrefix: ENVIRONMENT.RINGI_STATE_MACHINE_PREFIX,
    personClaim: 'sub',
    flows: [{ flow: PURCHASE, state_machine: 'RingiFlow-purchase' }],
    people: [{ id: 'sato' }],
  });
});

it.each(Object.keys(ENVIRONMENT))('names %s when it is missing', (name) => {
  delete process.env[name];
  expect(read).toThrow(name);
});

it('names a file that is wrong', () => {
  writeFileSync(join(home, 'flows/a.json'), '{"flow":{}}');
  expect(read).toThrow('flows/a.json');
});

it('knows the sessions of a role by its name alone, as STS writes them', () => {
  const prefixOf = (approverRole: string) => sessionPrefix({ approverRole });
  expect(prefixOf('arn:aws:iam::111122223333:role/people/Approver')).toBe(
    'arn:aws:sts::111122223333:assumed-role/Approver/',
  );
  expect(() => prefixOf('Approver')).toThrow('RINGI_APPROVER_ROLE');
});
