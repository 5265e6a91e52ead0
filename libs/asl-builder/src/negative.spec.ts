import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { COMPILERS, tsc, type Compiler } from './testing/compilers.js';

/**
 * Every case in negative/ is a mistake under a comment that names it. It must not compile, and how the compiler says so
 * is pinned: where, and the first line. UPDATE_PINS=1 writes what the compilers say now; read the difference.
 */
const FOLDER = join(__dirname, '../negative');
const FILES = ['values', 'tasks', 'flow', 'machines'];
const PINS = join(FOLDER, 'pins.json');
const compilers = Object.keys(COMPILERS) as Compiler[];

/** What a compiler says of a case: the text it points at, and the first line. */
interface Said {
  readonly at: string;
  readonly says: string;
}
type Pins = Record<string, Partial<Record<Compiler, Said>> & { readonly all?: Said }>;

interface Case {
  readonly name: string;
  readonly file: string;
  readonly from: number;
  readonly to: number;
}

const lines = Object.fromEntries(
  FILES.map((file) => [file, readFileSync(join(FOLDER, `${file}.ts`), 'utf8').split('\n')]),
);

const cases: Case[] = FILES.flatMap((file) => {
  const starts = (lines[file] ?? []).flatMap((line, i) => (line.startsWith('// ') ? [i + 1] : []));
  return starts.map((from, i) => ({
    name: `${file}: ${lines[file]?.[from - 1]?.slice(3) ?? ''}`,
    file,
    from,
    to: starts[i + 1] ?? Infinity,
  }));
});

/** The order of a union's texts is that in which the compiler met them, which changes with files that have nothing to do with the case. */
const sortTexts = (says: string): string =>
  says.replace(/"[^"]*"(?: \| "[^"]*")+/g, (texts) => texts.split(' | ').sort().join(' | '));

/** The first error in each case. */
async function saidBy(compiler: Compiler): Promise<Map<string, Said>> {
  const printed = await tsc(compiler, '-p', 'negative', '--pretty', 'false');
  const said = new Map<string, Said>();
  for (const line of printed.split('\n')) {
    const [, file = '', row, column, says] =
      /([\w-]+)\.ts\((\d+),(\d+)\): error (TS\d+: .*)$/.exec(line) ?? [];
    if (says === undefined) continue;
    const found = cases.find((one) => one.file === file && one.from <= Number(row) && Number(row) < one.to);
    if (!found) throw new Error(`TypeScript ${compiler}: an error that belongs to no case: ${line}`);
    const text = lines[file]?.[Number(row) - 1]?.slice(Number(column) - 1) ?? '';
    if (!said.has(found.name))
      said.set(found.name, { at: /^(\w+|'[^']*'|.)/.exec(text)?.[0] ?? '', says: sortTexts(says) });
  }
  return said;
}

describe('what must not compile', () => {
  const answers = new Map<Compiler, Map<string, Said>>();

  beforeAll(async () => {
    await Promise.all(compilers.map(async (compiler) => answers.set(compiler, await saidBy(compiler))));
    if (process.env['UPDATE_PINS']) writeFileSync(PINS, `${JSON.stringify(pinned(answers), undefined, 2)}\n`);
  }, 180_000);

  it('are at least 120 cases, each of another name', () => {
    expect(new Set(cases.map(({ name }) => name)).size).toBe(cases.length);
    expect(cases.length).toBeGreaterThanOrEqual(120);
  });

  it.each(compilers)('does not compile by TypeScript %s, and is said as pinned', (compiler) => {
    const pins = JSON.parse(readFileSync(PINS, 'utf8')) as Pins;
    const wanted = Object.fromEntries(
      cases.map(({ name }) => [name, pins[name]?.[compiler] ?? pins[name]?.all]),
    );
    const said = Object.fromEntries(
      cases.map(({ name }) => [name, answers.get(compiler)?.get(name) ?? 'compiles']),
    );
    expect(said).toEqual(wanted);
  });
});

/** One answer where the compilers agree. */
function pinned(answers: ReadonlyMap<Compiler, ReadonlyMap<string, Said>>): Pins {
  return Object.fromEntries(
    cases.map(({ name }) => {
      const said = compilers.map((compiler) => [compiler, answers.get(compiler)?.get(name)] as const);
      const same = new Set(said.map(([, answer]) => JSON.stringify(answer))).size === 1;
      return [name, same ? { all: said[0]?.[1] } : Object.fromEntries(said)];
    }),
  ) as Pins;
}
