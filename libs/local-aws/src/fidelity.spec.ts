import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compose } from './compose.js';
import { testEnvironment } from './testing/test-environment.js';

const page = readFileSync(join(__dirname, '../../../docs/local-runtime-fidelity.md'), 'utf8');

/** The rows of the table below a heading: first cell -> names in the second one. */
function table(heading: string): Map<string, string[]> {
  const section = page.split(`## ${heading}\n`)[1]?.split('\n## ')[0] ?? '';
  const rows = [...section.matchAll(/^\| `([^`]+)`[^|]*\|([^|]*)\|/gm)];
  return new Map(
    rows.map(([, name, cell]) => [String(name), [...String(cell).matchAll(/\w+/g)].map(String).sort()]),
  );
}

describe('docs/local-runtime-fidelity.md', () => {
  const { env } = testEnvironment();
  const { resourceTypes } = compose(env, { parameters: {}, quotas: {} });

  it('lists exactly the operations there are', () => {
    const documented = table('Operations');
    const there = new Map(
      env.services().map(({ name, operations }) => [name, Object.keys(operations).sort()]),
    );
    expect(Object.fromEntries(documented)).toEqual(Object.fromEntries(there));
  });

  it('lists exactly the resource types there are', () => {
    expect([...table('CloudFormation resource types').keys()].sort()).toEqual([...resourceTypes].sort());
  });
});
