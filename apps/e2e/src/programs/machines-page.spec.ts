import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { machinesPage } from './machines-page.js';

const PAGE = join(__dirname, '../../../../docs/machines.md');
const UPDATE = 'UPDATE_MACHINES=1 npx jest machines-page (in apps/e2e)';

describe('docs/machines.md', () => {
  it(`is what the machines are; to write it: ${UPDATE}`, () => {
    if (process.env['UPDATE_MACHINES']) writeFileSync(PAGE, machinesPage());
    expect(readFileSync(PAGE, 'utf8')).toBe(machinesPage());
  });
});
