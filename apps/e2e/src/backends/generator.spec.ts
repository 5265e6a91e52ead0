import { createRequire } from 'node:module';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { BACKEND_IDS } from '@ringi/shared-types';
import { ROOT } from '../workspace/root.js';

const LIBRARIES = ['approvals', 'handlers', 'constructs'] as const;
const IDS = 'libs/shared-types/src/backend-ids.ts';

describe('the homes of a backend', () => {
  it.each(LIBRARIES)('are folders of one name in %s, one a backend and no other', (library) => {
    const home = join(ROOT, 'libs', library, 'src/backends');
    const folders = readdirSync(home, { withFileTypes: true }).filter((entry) => entry.isDirectory());

    expect(folders.map(({ name }) => name).sort()).toEqual([...BACKEND_IDS].sort());
  });

  it.each([...BACKEND_IDS])('of %s pass the conformance suite', (id) => {
    const folders = ['backends', 'conformance'].map((name) => join(ROOT, 'apps/e2e/src', name));
    const specs = folders.flatMap((folder) =>
      existsSync(folder) ? readdirSync(folder).map((file) => readFileSync(join(folder, file), 'utf8')) : [],
    );

    expect(specs.filter((text) => text.includes(`backendConformance('${id}')`))).not.toEqual([]);
  });
});

describe('the generator of a backend', () => {
  const generate = createRequire(join(ROOT, 'package.json'))(
    join(ROOT, 'tools/generators/backend/generator.cjs'),
  ) as (tree: object, options: { id: string }) => Promise<() => void>;
  const files = new Map<string, string>();
  const tree = {
    read: (path: string) => files.get(path) ?? readFileSync(join(ROOT, path), 'utf8'),
    write: (path: string, text: string) => void files.set(path, text),
  };
  beforeEach(() => files.clear());

  it('writes three homes, each with a spec, and adds the id', async () => {
    await generate(tree, { id: 'fax-machine' });

    expect([...files.keys()].sort()).toEqual([
      'libs/approvals/src/backends/fax-machine/definition.spec.ts',
      'libs/approvals/src/backends/fax-machine/definition.ts',
      'libs/constructs/src/backends/fax-machine/fax-machine.spec.ts',
      'libs/constructs/src/backends/fax-machine/fax-machine.ts',
      'libs/handlers/src/backends/fax-machine/port.spec.ts',
      'libs/handlers/src/backends/fax-machine/port.ts',
      IDS,
    ]);
    expect(files.get(IDS)).toContain(
      `[${[...BACKEND_IDS, 'fax-machine'].map((id) => `'${id}'`).join(', ')}]`,
    );
    expect(files.get('libs/approvals/src/backends/fax-machine/definition.ts')).toContain(
      "export const faxMachine: BackendDefinition = {\n  id: 'fax-machine',",
    );
  });

  it.each(['Fax', 'fax_machine', '1fax', '../fax', ''])('refuses the id %p', async (id) => {
    await expect(generate(tree, { id })).rejects.toThrow('is no id of a backend');
    expect(files.size).toBe(0);
  });

  it('refuses an id that is taken', async () => {
    await expect(generate(tree, { id: BACKEND_IDS[0] })).rejects.toThrow('already');
  });
});
