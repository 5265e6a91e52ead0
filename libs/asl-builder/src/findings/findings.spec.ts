import { readFileSync } from 'node:fs';
import {
  findings,
  fn,
  jsonata,
  lambda,
  machine,
  map,
  parallel,
  pass,
  rawState,
  succeed,
  t,
  task,
} from '../index.js';

const work = fn<{ id: string }, { id: string }>('no-arn');
const LINES = readFileSync(__filename, 'utf8').split('\n');

/** A position in the line of this file that has the step written as `step`; columns are those of the compiled file. */
function at(step: string): string {
  const row = LINES.findIndex((line) => line.includes(step)) + 1;
  return expect.stringMatching(new RegExp(`findings\\.spec\\.ts:${row}:\\d+$`)) as string;
}

describe('findings of a built machine', () => {
  it('has none for a machine that is right', () => {
    const right = machine({ name: 'M', input: t<{ id: string }>() }, function* ({ input }) {
      return yield* succeed('Done', yield* pass('P', { id: input.id }));
    });
    expect(findings(right)).toEqual([]);
    expect(findings(right, { queryLanguage: 'JSONata' })).toEqual([]);
  });

  it('name the line of the step, in inner blocks too', () => {
    const wrong = machine({ name: 'M', input: t<{ ids: string[] }>() }, function* ({ input }) {
      yield* parallel('Both', [() => pass('A/b', 1, { extra: { Nonsense: 1 } })]);
      yield* map('Each', input.ids, (id) => pass('Item', { id }, { extra: { Nonsense: 1 } }));
      return yield* rawState('Raw', { Type: 'Task', Resource: 'nothing', End: true });
    });
    const found = findings(wrong).map(({ location, position }) => ({ location, position }));
    expect(found).toHaveLength(3);
    expect(found).toEqual(
      expect.arrayContaining([
        { location: '/States/Both/Branches/0/States/A~1b', position: at("pass('A/b'") },
        { location: '/States/Each/ItemProcessor/States/Item', position: at("pass('Item'") },
        { location: '/States/Raw/Resource', position: at("rawState('Raw'") },
      ]),
    );
  });

  it('are found in a machine that only JSONata can print', () => {
    const wrong = machine({ name: 'M', input: t<{ id: string }>() }, function* ({ input }) {
      return yield* pass('P', { id: jsonata<string>`$uppercase(${input.id}` });
    });
    expect(findings(wrong, { queryLanguage: 'JSONata' })).toMatchObject([
      { code: 'INVALID_JSONATA_EXPRESSION', position: at("pass('P', { id: jsonata") },
    ]);
    // @ts-expect-error -- it cannot be printed in JSONPath
    expect(() => findings(wrong)).toThrow('JSONata');
  });

  it('that are about the whole have no position', () => {
    const wrong = machine(
      { name: 'M', input: t<{ id: string }>(), extra: { Nonsense: 1 } },
      function* ({ input }) {
        return yield* task('T', lambda.invoke(work, { id: input.id }));
      },
    );
    expect(findings(wrong)[0]).not.toHaveProperty('position');
  });
});
