import { main } from './main.js';

const run = (args: string[], files: Record<string, string> = {}) => {
  const told = { out: '', err: '' };
  const code = main(args, {
    readFile: (path) => {
      const text = files[path];
      if (text === undefined) throw new Error('no such file');
      return text;
    },
    out: (text) => (told.out += text),
    err: (text) => (told.err += text),
  });
  return { code, ...told };
};

describe('asl import', () => {
  it('prints a program named after the file', () => {
    const file = JSON.stringify({
      StartAt: 'A',
      States: { A: { Type: 'Wait', Seconds: 3, Next: 'B' }, B: { Type: 'Succeed' } },
    });
    expect(run(['import', 'flows/my-flow.asl.json'], { 'flows/my-flow.asl.json': file })).toEqual({
      code: 0,
      err: '',
      out: [
        "import { machine, rawState, t, wait } from '@ringi/asl-builder';",
        '',
        "export const myFlow = machine({ name: 'my-flow', input: t<unknown>() }, function* () {",
        "  yield* wait('A', { seconds: 3 });",
        "  return yield* rawState('B', { Type: 'Succeed' });",
        '});',
        '',
        'export const definition = myFlow.toASL();',
        '',
      ].join('\n'),
    });
  });

  it('says where a file is not ASL, and why', () => {
    const file = JSON.stringify({
      StartAt: 'A',
      States: { A: { Type: 'Pass', Next: 'B/C' }, 'x/y': { Type: 'Loop' } },
    });
    expect(run(['import', 'x.json'], { 'x.json': file })).toMatchObject({
      code: 1,
      out: '',
      err:
        "x.json#/States/A/Next: there is no state 'B/C'\n" +
        `x.json#/States/x~1y/Type: 'Type' has to be one of Task, Pass, Choice, Wait, Succeed, Fail, Parallel, Map, not "Loop"\n`,
    });
  });

  it('says that a file is not JSON', () => {
    const { code, err } = run(['import', 'x.json'], { 'x.json': '{' });
    expect(code).toBe(1);
    expect(err).toMatch(/^x\.json#: is not JSON: /);
  });

  it.each([[[]], [['import']], [['export', 'x.json']], [['import', 'a', 'b']], [['import', 'a', '--what']]])(
    'tells how it is used when it is called with %j',
    (args) => {
      const { code, err } = run(args);
      expect(code).toBe(2);
      expect(err).toContain('asl import FILE');
    },
  );

  it('says that a file cannot be read', () => {
    expect(run(['import', 'x.json'])).toEqual({
      code: 2,
      out: '',
      err: 'x.json cannot be read: no such file\n',
    });
  });
});
