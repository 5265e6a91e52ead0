import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { tsc } from './testing/compilers.js';

/**
 * What a state costs the compiler: instantiations, which are the same on every machine. Bodies have 25 states at most; half
 * of the states are tasks with a Retry and a Catch, each fed by the one before, half are choices. The aim is 120; the gate is what is reached.
 */
const MOST_PER_STATE = 110;

const FOLDER = join(__dirname, '../out-tsc/budget');
const HEAD = `
import { fail, fn, lambda, machine, match, next, t, task, type Ref } from '../../src/index.js';
type File = { bucket: string; key: string };
type Answer = { bucket: string; key: string; ok: boolean };
const work = fn<File, Answer, 'Work.Failed'>('arn:work');
const options = {
  retry: [{ errors: ['Work.Failed', 'Lambda.ServiceException'], intervalSeconds: 2, maxAttempts: 6 }],
} as const;
void [fail, lambda, machine, match, next, t, task, work, options];
export type Both = Ref<Answer>;
`;

/** A machine of so many states, in sub-flows of at most 24. */
function program(states: number): string {
  const flows: string[] = [];
  for (let i = 0; i < states; i += 24) {
    const pairs = Math.min(24, states - i) / 2;
    const steps = Array.from({ length: pairs }, (_, j) => {
      const id = i / 2 + j;
      const from = j === 0 ? 'file' : `r${id - 1}`;
      return `
  const r${id} = yield* task('T${id}', lambda.invoke(work, { bucket: ${from}.bucket, key: ${from}.key }), {
    ...options, catch: { 'States.ALL': () => fail('Failed') },
  });
  yield* match('M${id}', r${id}.ok, { true: next, false: () => fail('Refused') });`;
    });
    flows.push(
      `function* flow${flows.length}(file: Ref<Answer>) {${steps.join('')}\n  return r${i / 2 + pairs - 1};\n}`,
    );
  }
  const calls = flows
    .map((_, i) => `  const f${i} = yield* flow${i}(${i === 0 ? 'input' : `f${i - 1}`});`)
    .join('\n');
  return `${HEAD}${flows.join('\n')}
export const all = machine({ name: 'all', input: t<Answer>() }, function* ({ input }) {
${calls}
  return f${flows.length - 1};
});`;
}

async function instantiations(name: string, source: string): Promise<number> {
  const folder = join(FOLDER, name);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'program.ts'), source.replaceAll('../../src', '../../../src'));
  const options = {
    composite: false,
    declarationMap: false,
    incremental: false,
    noEmit: true,
    noUnusedLocals: false,
  };
  writeFileSync(
    join(folder, 'tsconfig.json'),
    JSON.stringify({
      extends: '../../../../../tsconfig.base.json',
      compilerOptions: options,
      include: ['program.ts'],
    }),
  );
  const printed = await tsc('6.0', '-p', folder, '--extendedDiagnostics');
  const count = /^Instantiations:\s+(\d+)/m.exec(printed)?.[1];
  if (count === undefined || / error TS/.test(printed))
    throw new Error(`the program does not compile:\n${printed}`);
  return Number(count);
}

describe('what a state costs the compiler', () => {
  afterAll(() => rmSync(FOLDER, { recursive: true, force: true }));

  it(`is at most ${MOST_PER_STATE} instantiations, and no more in a machine of 500 states than in one of 100`, async () => {
    const [none, hundred, five] = [
      await instantiations('none', HEAD),
      await instantiations('hundred', program(100)),
      await instantiations('five-hundred', program(500)),
    ];
    const small = (hundred - none) / 100;
    const large = (five - none) / 500;
    expect(small).toBeLessThanOrEqual(MOST_PER_STATE);
    expect(large).toBeLessThanOrEqual(MOST_PER_STATE);
    expect(large / small).toBeLessThan(1.1);
  }, 120_000);
});
