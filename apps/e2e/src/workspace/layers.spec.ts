import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { ROOT } from './root.js';

interface Layers {
  readonly MAY_IMPORT: Readonly<Record<string, readonly string[]>>;
  readonly NEVER: Readonly<Record<string, readonly string[]>>;
}
interface Broken {
  readonly ruleId: string | null;
  readonly message: string;
}

const node = (args: readonly string[], input?: string): string =>
  execFileSync(process.execPath, args, {
    cwd: ROOT,
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
    env: { ...process.env, NX_DAEMON: 'false' },
    ...(input !== undefined && { input }),
  });
const { MAY_IMPORT, NEVER } = JSON.parse(
  node([
    '--input-type=module',
    '-e',
    "const {MAY_IMPORT, NEVER} = await import('./tools/layers.mjs'); console.log(JSON.stringify({MAY_IMPORT, NEVER}))",
  ]),
) as Layers;

/** The dashboard has no folder yet; its rules are tested with it. */
const APPS = new Set(['infra', 'local', 'cli', 'e2e']);
const layers = Object.keys(MAY_IMPORT).filter((layer) => layer !== 'dashboard');
const file = (layer: string): string =>
  join(ROOT, APPS.has(layer) ? 'apps' : 'libs', layer, 'src/fixture.ts');
const imports = (name: string): string => `import * as it from '${name}';\nexport const used = it;\n`;
const importsType = (name: string): string =>
  `import type * as it from '${name}';\nexport type Used = typeof it;\n`;
/** A package that a pattern of NEVER stands for. */
const example = (pattern: string): string =>
  pattern === '@aws-sdk/*' ? '@aws-sdk/client-sfn' : pattern === 'node:*' ? 'node:fs' : pattern;

describe('the layers', () => {
  const fixtures = layers.flatMap((layer) => [
    ...layers
      .filter((other) => other !== layer)
      .map((other) => ({
        what: `${layer} imports ${other}`,
        allowed:
          (MAY_IMPORT[layer] ?? []).includes(other) && !(NEVER[layer] ?? []).includes(`@ringi/${other}`),
        filePath: file(layer),
        code: imports(`@ringi/${other}`),
      })),
    ...(NEVER[layer] ?? []).flatMap((pattern) =>
      [imports, importsType].map((write) => ({
        what: `${layer} imports ${write === importsType ? 'types of ' : ''}${example(pattern)}`,
        allowed: false,
        filePath: file(layer),
        code: write(example(pattern)),
      })),
    ),
  ]);
  let broken: readonly (readonly Broken[])[];
  beforeAll(() => {
    broken = JSON.parse(
      node([join(ROOT, 'apps/e2e/src/workspace/lint-fixtures.mjs'), ROOT], JSON.stringify(fixtures)),
    ) as Broken[][];
  });

  const RULES = /enforce-module-boundaries|no-restricted-imports/;
  it.each(fixtures.map(({ what, allowed }, index) => [what, allowed, index] as const))(
    '%s: allowed %s',
    (_what, allowed, index) => {
      // An allowed import may close a circle with one that is there: that is no matter of layers.
      const isCircle = ({ message }: Broken): boolean => message.startsWith('Circular dependency');
      const reasons = (broken[index] ?? []).filter(
        (one) => RULES.test(one.ruleId ?? '') && !(allowed && isCircle(one)),
      );
      expect(reasons.length === 0).toBe(allowed);
    },
  );

  it('allow neither `export *` nor the named z of zod', async () => {
    const filePath = file('shared-types');
    const rules = JSON.parse(
      node(
        [join(ROOT, 'apps/e2e/src/workspace/lint-fixtures.mjs'), ROOT],
        JSON.stringify([
          { filePath, code: "export * from './flow.schema.js';\n" },
          { filePath, code: "import { z } from 'zod';\nexport const used = z;\n" },
        ]),
      ),
    ) as Broken[][];
    expect(rules.map((list) => list.map(({ ruleId }) => ruleId))).toEqual([
      ['no-restricted-syntax'],
      [expect.stringMatching(/no-restricted-imports$/)],
    ]);
  });
});
