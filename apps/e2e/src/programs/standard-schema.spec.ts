import * as v from 'valibot';
import { array, number, object, optional, string } from 'zod';
import { lambda, fn, machine, pass, succeed, task, type InputOf } from '@ringi/asl-builder';

const work = fn<{ id: string; lines: number }, { ok: boolean }>('arn:work');

const ZOD = object({ id: string(), lines: array(number()), note: optional(string()) });
const VALIBOT = v.object({ id: v.string(), lines: v.array(v.number()), note: v.optional(v.string()) });

const byZod = machine({ name: 'M', input: ZOD }, function* ({ input }) {
  // @ts-expect-error -- the schema has no such field
  void input.total;
  // @ts-expect-error -- it may be absent
  yield* task('Work', lambda.invoke(work, { id: input.note, lines: 1 }));
  return yield* succeed('Done', { id: input.id });
});

const byValibot = machine({ name: 'M', input: VALIBOT }, function* ({ input }) {
  // @ts-expect-error -- the schema has no such field
  void input.total;
  yield* pass('First', { line: input.lines[0] });
  return yield* succeed('Done', { id: input.id });
});

type Input = { id: string; lines: number[]; note?: string | undefined };
const zodInput = (input: Input): InputOf<typeof byZod> => input;
const valibotInput = (input: Input): InputOf<typeof byValibot> => input;
// @ts-expect-error -- and nothing less
const noInput = (input: { id: string }): InputOf<typeof byZod> => input;
void [zodInput, valibotInput, noInput];

describe('an input by a Standard Schema', () => {
  it.each([
    ['zod', byZod],
    ['valibot', byValibot],
  ])('of %s names the type, and leaves nothing in the definition', (_, made) => {
    expect(made.toASL().States['Done']).toMatchObject({ Type: 'Succeed' });
    expect(JSON.stringify(made.toASL())).not.toMatch(/zod|valibot|standard/);
  });
});
