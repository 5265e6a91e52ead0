import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { main } from './main.js';
import { PUBLISHED } from './published.js';

const record = (fields: object = {}) => ({
  id: 'one',
  group: 'g',
  services: ['none'],
  machines: [
    { type: 'STANDARD', definition: { StartAt: 'P', States: { P: { Type: 'Pass', Result: 1, End: true } } } },
  ],
  runs: [{ api: 'StartExecution', machine: 0, input: {}, expect: { key: 'answer', form: 'case' } }],
  expected: { answer: { input: {}, output: '1' } },
  ...fields,
});

describe('the conformance command', () => {
  let folder: string;
  let told: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'conformance-'));
    told = '';
    const hear = (text: string | Uint8Array) => {
      told += String(text);
      return true;
    };
    jest.spyOn(process.stdout, 'write').mockImplementation(hear);
    jest.spyOn(process.stderr, 'write').mockImplementation(hear);
  });
  afterEach(() => {
    jest.restoreAllMocks();
    rmSync(folder, { recursive: true });
  });

  const write = (group: string, text: string) => {
    mkdirSync(join(folder, 'asl'), { recursive: true });
    writeFileSync(join(folder, 'asl', `${group}.json`), text);
  };
  const run = (...more: string[]) => main(['--data', folder, ...more]);

  it('prints each group and the total, and writes them', async () => {
    write('g', JSON.stringify([record()]));
    write(
      'h',
      JSON.stringify([record({ id: 'two', group: 'h', expected: { answer: { input: {}, output: '2' } } })]),
    );
    const json = join(folder, 'out.json');
    expect(await run('--json', json)).toBe(1);
    expect(told).toContain('g:     1 passed, 0 failed, 0 not applicable');
    expect(told).toContain('FAILED two#0');
    expect(told).toContain('total: 1 passed, 1 failed, 0 not applicable');
    expect(JSON.parse(readFileSync(json, 'utf8'))).toMatchObject({ total: { passed: 1, failed: 1 } });
    expect(await run('--group', 'g')).toBe(0);
  });

  it('fails when an entry of the published list has become stale', async () => {
    const id = [...PUBLISHED.keys()].find((key) => key.endsWith('#0')) ?? '';
    write('g', JSON.stringify([record({ id: id.replace(/#0$/, '') })]));
    expect(await run()).toBe(1);
    expect(told).toContain('off the published list');
  });

  it.each<[string, string | undefined, string]>([
    ['no data', undefined, 'has no records'],
    ['a file that is no JSON', '[', 'cannot be read'],
    ['a file that is no list', '{}', 'must be a list of records'],
    ['a record without an id', '[{}]', "record 0: has no 'id'"],
    [
      'a record without machines',
      JSON.stringify([record({ machines: undefined })]),
      "has no list 'machines'",
    ],
    [
      'a run whose answer is missing',
      JSON.stringify([record({ expected: {} })]),
      "'expected' lacks 'answer'",
    ],
  ])('says what is wrong: %s', async (_, text, message) => {
    if (text !== undefined) write('g', text);
    expect(await run()).toBe(2);
    expect(told).toContain(message);
  });

  it('says which groups there are, and which options', async () => {
    write('g', '[]');
    expect(await run('--group', 'x')).toBe(2);
    expect(told).toContain("no group 'x'. It has: g.");
    expect(await run('--what')).toBe(2);
    expect(told).toContain('--data DIR');
  });
});
