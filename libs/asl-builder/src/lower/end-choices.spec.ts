import { validateDefinition } from '@ringi/asl';
import { fn, lambda, machine, match, next, t, task, wait } from '../index.js';

const work = fn<{ id: string }, { id: string }, 'Work.Refused'>(
  'arn:aws:lambda:us-east-1:123456789012:function:w',
);

describe('a rule or a catcher that leads to the end', () => {
  it.each(['JSONPath', 'JSONata'] as const)('leads to a Succeed state, in %s', (queryLanguage) => {
    const choice = machine({ name: 'M', input: t<{ ok: boolean }>() }, function* ({ input }) {
      yield* match('Ok?', input.ok, { true: next, false: () => wait('Later', 5) });
    }).toASL({ queryLanguage });
    expect(validateDefinition(choice)).toEqual([]);
    expect(choice.States['Ok? End']).toEqual({ Type: 'Succeed' });
  });

  it('does so in each block that it is in', () => {
    const caught = machine({ name: 'M', input: t<{ id: string }>() }, function* ({ input }) {
      yield* task('Work', lambda.invoke(work, { id: input.id }), { catch: { 'Work.Refused': next } });
    }).toASL();
    expect(validateDefinition(caught)).toEqual([]);
    expect(caught.States['Work']).toMatchObject({ End: true, Catch: [{ Next: 'Work End' }] });
  });
});
