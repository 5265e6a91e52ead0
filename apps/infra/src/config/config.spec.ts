import { writeFileSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PersonSchema } from '@ringi/shared-types';
import { LAPTOP_PEOPLE } from '../people.js';
import { checkConfig } from './check-config.js';
import { loadConfig } from './load-config.js';
import type { ConfigError, RingiConfig } from './ringi-config.js';

it('fills in defaults', () => {
  expect(checkConfig({ people: [] }, 'it')).toEqual({
    prefix: 'Ringi',
    approverRoleName: 'RingiApprover',
    logRetentionDays: 90,
    people: [],
    flows: {},
  });
  expect(checkConfig({ prefix: 'Test', people: [] }, 'it').approverRoleName).toBe('TestApprover');
});

it('names every wrong field', () => {
  const wrong = {
    prefix: '1-x',
    approverRoleName: 'no spaces',
    logRetentionDays: 91,
    people: [
      { id: 'x', email: 'nobody' },
      { id: 'ito', email: 'ito@corp.jp' },
      { id: 'ito', email: 'ito@corp.jp' },
    ],
  };
  const problems = (() => {
    try {
      return checkConfig(wrong, 'it');
    } catch (error) {
      return (error as ConfigError).problems;
    }
  })();
  expect(problems).toEqual([
    expect.stringMatching(/^prefix: /),
    expect.stringMatching(/^approverRoleName: /),
    'logRetentionDays: CloudWatch Logs keeps no log for 91 days',
    expect.stringMatching(/^people\.0\.id: must be 2 to 64/),
    expect.stringMatching(/^people\.0\.email: /),
    "people.2.id: 'ito' is there twice",
  ]);
});

it('refuses what is no configuration', () => {
  expect(() => checkConfig({} as RingiConfig, 'it')).toThrow('people: must be a list');
});

it('has the laptop’s by name, with approvers, an operator and an auditor', async () => {
  const laptop = await loadConfig('laptop');
  expect(laptop).toMatchObject({ prefix: 'Ringi', isOwn: false });
  expect(laptop.people).toBe(LAPTOP_PEOPLE);
  for (const person of LAPTOP_PEOPLE) expect(PersonSchema.safeParse(person).error).toBeUndefined();
  expect(new Set(LAPTOP_PEOPLE.flatMap(({ roles }) => roles))).toEqual(
    new Set(['requester', 'approver', 'operator', 'auditor']),
  );
});

it('says what to do when there is none', async () => {
  await expect(loadConfig('missing.config.ts')).rejects.toThrow(
    /no such file[\s\S]*ringi\.config\.example\.ts/,
  );
});

it('reads a file, and takes it for the user’s own', async () => {
  const file = join(mkdtempSync(join(tmpdir(), 'ringi-config-')), 'my.config.ts');
  writeFileSync(file, "module.exports = { default: { prefix: 'Mine', people: [] } };");
  expect(await loadConfig(file)).toMatchObject({ prefix: 'Mine', isOwn: true });
});

it('refuses the example as it stands only for its addresses', async () => {
  const example = await loadConfig('ringi.config.example.ts');
  expect(example).toMatchObject({ prefix: 'Ringi', isOwn: true });
});
