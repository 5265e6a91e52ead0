import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as builder from './index.js';
import { tsc } from './testing/compilers.js';

/** Every TypeScript block of the README compiles: as it is when it imports something, else with all of the builder in scope. */
const README = readFileSync(join(__dirname, '../README.md'), 'utf8');
const FOLDER = join(__dirname, '../out-tsc/readme');

/** What the blocks talk about without saying it. */
const WORLD = `
interface Order { id: string; total: number; lines: { sku: string; qty: number }[] }
const getJob = fn<{ id: string }, { status: 'DONE' | 'FAILED' | 'RUNNING'; result: string }>('');
const charge = fn<{ order: string }, { id: string }>('');
const refundCard = fn<{ payment: string }, null>('');
const ship = fn<{ order: string }, { ok: boolean }>('');
const shipMany = fn<{ orders: { id: string; run: string }[] }, null>('');
const priceOf = fn<{ order: string }, { amount: number }>('');
const stockOf = fn<{ order: string }, { all: boolean }>('');
const askPerson = fn<{ token: string; order: string }, { outcome: 'approved' | 'rejected'; by: string }, 'Ask.Refused'>('');
const level = machine({ name: '', input: t<Order>() }, function* () { return yield* succeed('Done', 1); });
declare namespace sfn {
  class StateMachine { constructor(scope: unknown, id: string, props: { definitionBody: unknown }); }
  const DefinitionBody: { fromString(text: string): unknown };
}
`;
const IMPORTS = `import { ${Object.keys(builder).join(', ')}, type Ref } from '@ringi/asl-builder';\n`;

const blocks = [...README.matchAll(/^```ts\n([^]*?)^```$/gm)].map(([, source = '']) => source);

/** A block without imports; one that stands in a class's constructor is put into a method. */
function wrapped(source: string): string {
  if (/^import /m.test(source)) return source;
  const own = new Set(
    [...source.matchAll(/^(?:export )?(?:const|function\*?) (\w+)/gm)].map(([, name]) => name),
  );
  const world = WORLD.split('\n').filter((line) => !own.has(/^const (\w+)/.exec(line)?.[1] ?? ''));
  const body = source.includes('this,') ? `class Stack { constructor() {\n${source}} }\nvoid Stack;` : source;
  return `${IMPORTS}${world.join('\n')}\n${body}`;
}

describe('the README', () => {
  afterAll(() => rmSync(FOLDER, { recursive: true, force: true }));

  it('has no block of code that does not compile', async () => {
    expect(blocks.length).toBeGreaterThan(8);
    rmSync(FOLDER, { recursive: true, force: true });
    mkdirSync(FOLDER, { recursive: true });
    blocks.forEach((source, i) => writeFileSync(join(FOLDER, `block-${i + 1}.ts`), wrapped(source)));
    const compilerOptions = { composite: false, declarationMap: false, noEmit: true, noUnusedLocals: false };
    const config = { extends: '../../../../tsconfig.base.json', compilerOptions, include: ['*.ts'] };
    writeFileSync(join(FOLDER, 'tsconfig.json'), JSON.stringify(config));
    expect(await tsc('6.0', '-p', FOLDER, '--pretty', 'false')).toBe('');
  }, 120_000);

  it('names no figure that a test holds otherwise', () => {
    const cases = readFileSync(join(__dirname, '../negative/pins.json'), 'utf8').match(/^ {2}"/gm)?.length;
    expect(README).toContain(`${cases} mistakes are held against TypeScript 5.9, 6.0 and 7.0`);
  });
});
