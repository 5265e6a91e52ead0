import { readFileSync } from 'node:fs';
import { transformSync } from '@swc/core';
import * as builder from '../index.js';
import { readRecords } from '../corpus/records.js';
import type { StateMachineDefinition } from '@ringi/asl';

const { decompile, fromASL } = builder;

/** Runs the source as a module that imports the library. */
function run(source: string): unknown {
  const { code } = transformSync(source, {
    jsc: { parser: { syntax: 'typescript' }, target: 'es2023' },
    module: { type: 'commonjs' },
    swcrc: false,
  });
  const module = { exports: {} as { definition?: unknown } };
  new Function('require', 'exports', code)(() => builder, module.exports);
  return JSON.parse(JSON.stringify(module.exports.definition));
}

const pass = (next?: string) => ({ Type: 'Pass', ...(next === undefined ? { End: true } : { Next: next }) });
const choice = (yes: string, no: string) => ({
  Type: 'Choice',
  Choices: [{ Variable: '$.x', BooleanEquals: true, Next: yes }],
  Default: no,
});
const machine = (states: object): StateMachineDefinition =>
  ({ StartAt: 'A', States: states }) as unknown as StateMachineDefinition;
const steps = (source: string): string =>
  source
    .slice(source.indexOf('{\n'))
    .replace(/rawState\('(\w+)'[^\n]*/g, '$1')
    .replace(/\n+export[^]*/, '');

describe('the decompiler', () => {
  it('writes a join behind the choice that leads to it', () => {
    const definition = machine({ A: choice('B', 'C'), B: pass('D'), C: pass('D'), D: pass() });
    const { source } = decompile(definition);
    expect(run(source)).toEqual(definition);
    expect(source).not.toContain('block(');
    expect(source).toMatch(/\n {2}return yield\* rawState\('D'/);
  });

  it('writes a way back as a loop and what comes after it behind the loop', () => {
    const definition = machine({ A: pass('B'), B: choice('C', 'A'), C: pass('D'), D: pass() });
    const { source } = decompile(definition);
    expect(run(source)).toEqual(definition);
    expect(source).toContain('otherwise: next');
    expect(source).toMatch(/l\.stop\(\)[^]*\n {2}yield\* rawState\('C'/);
    expect(source).not.toContain('again');
  });

  it('writes two joins under one choice as a labelled block', () => {
    const definition = machine({
      A: choice('B', 'C'),
      B: choice('D', 'E'),
      C: choice('D', 'E'),
      D: pass('E'),
      E: pass(),
    });
    const { source } = decompile(definition);
    expect(run(source)).toEqual(definition);
    expect(source.match(/block\(/g)).toHaveLength(1);
  });

  it('writes an end that many states lead to wherever one does', () => {
    const definition = machine({
      A: { Type: 'Task', Resource: 'r', Catch: [{ ErrorEquals: ['States.ALL'], Next: 'X' }], Next: 'B' },
      B: choice('X', 'Y'),
      X: { Type: 'Fail', Error: 'E' },
      Y: { Type: 'Succeed', OutputPath: '$.y' },
    });
    const { source } = decompile(definition);
    expect(run(source)).toEqual(definition);
    expect(source.match(/fail\('X', \{ error: 'E' \}\)/g)).toHaveLength(2);
  });

  it('gives a loop with two entries to raw()', () => {
    const definition = machine({ A: choice('B', 'C'), B: choice('C', 'D'), C: choice('B', 'D'), D: pass() });
    const { source, structured } = decompile(definition);
    expect(structured).toBe(false);
    expect(run(source)).toEqual(definition);
  });

  it.each([
    ['a state that nothing leads to', { A: pass(), B: pass() }],
    ['an empty list of catchers', { A: { ...pass(), Catch: [] } }],
    ['End that is not true', { A: { Type: 'Pass', End: false, Next: 'B' }, B: pass() }],
  ])('loses nothing of %s', (_, states) => {
    expect(run(decompile(machine(states)).source)).toEqual(machine(states));
  });

  it('keeps the fields of the machine, of branches and of item processors', () => {
    const inner = { StartAt: 'I', States: { I: pass() } };
    const definition = {
      ...machine({
        A: {
          Type: 'Parallel',
          Branches: [
            { ...inner, Comment: 'one' },
            { StartAt: 'J', States: { J: pass() } },
          ],
          Next: 'M',
        },
        M: {
          Type: 'Map',
          ItemProcessor: { ProcessorConfig: { Mode: 'DISTRIBUTED' }, StartAt: 'K', States: { K: pass() } },
          ItemReader: { Resource: 'arn:aws:states:::s3:getObject' },
          Next: 'N',
        },
        N: { Type: 'Map', Iterator: { StartAt: 'L', States: { L: pass() } }, End: true },
      }),
      Comment: "it's",
      TimeoutSeconds: 5,
      QueryLanguage: 'JSONPath' as const,
      Version: '1.0',
    };
    expect(run(decompile(definition).source)).toEqual(definition);
  });

  it('prints JSONata machines in JSONata', () => {
    const definition = {
      ...machine({ A: { Type: 'Succeed', Output: '{% $states.input %}' } }),
      QueryLanguage: 'JSONata' as const,
    };
    expect(run(decompile(definition).source)).toEqual(definition);
  });

  it('nests rounds and exits of two loops', () => {
    const definition = machine({
      A: pass('B'),
      B: pass('C'),
      C: {
        ...choice('B', 'D'),
        Choices: [...choice('B', 'D').Choices, { Variable: '$.y', IsPresent: true, Next: 'A' }],
      },
      D: pass('E'),
      E: choice('A', 'F'),
      F: pass(),
    });
    expect(run(decompile(definition).source)).toEqual(definition);
    expect(steps(decompile(definition).source)).toContain('loop(function* (');
  });
});

describe('what builder machines cannot be', () => {
  const inner = (name: string) => ({ StartAt: name, States: { [name]: pass() } });
  it.each([
    ['a name twice', machine({ A: { Type: 'Parallel', Branches: [inner('B'), inner('B')], End: true } })],
    ['a name of 81 characters', { StartAt: 'x'.repeat(81), States: { ['x'.repeat(81)]: pass() } } as never],
    ['a Parallel without branches', machine({ A: { Type: 'Parallel', End: true } })],
  ])('%s comes back as it is', (_, definition) => {
    const { source, structured } = decompile(definition);
    expect({ structured, definition: run(source) }).toEqual({ structured: false, definition });
  });

  it('a state in JSONata inside a machine in JSONPath comes back with its language', () => {
    const definition = machine({
      A: { Type: 'Pass', QueryLanguage: 'JSONata', Output: '{% 1 %}', End: true },
    });
    const { source, structured } = decompile(definition);
    expect({ structured, definition: run(source) }).toEqual({ structured: true, definition });
  });
});

// Skipped without the folder: the definitions are other people's files and no part of this repository.
const data = process.env['CORPUS_DATA'];
const maybe = data === undefined ? describe.skip : describe;

maybe('definitions that others published (skipped when CORPUS_DATA is not set)', () => {
  const records = data === undefined ? [] : readRecords(readFileSync(corpusFile(data), 'utf8'));

  it('are given back byte for byte', () => {
    expect(records.length).toBeGreaterThan(100);
    for (const { definition } of records) {
      expect(JSON.stringify(fromASL(definition).toASL())).toBe(JSON.stringify(definition));
    }
  });

  it('come back deep-equal from the printed programs, all of them', () => {
    for (const { definition, path } of records) {
      const { source, structured } = decompile(fromASL(definition).toASL());
      expect({ path, structured, definition: run(source) }).toEqual({ path, structured: true, definition });
    }
  });
});

/** CORPUS_DATA is the file, or the folder it is in. */
function corpusFile(path: string): string {
  return path.endsWith('.json') ? path : `${path}/asl-samples.json`;
}
