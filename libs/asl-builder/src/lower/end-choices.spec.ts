import { validateDefinition } from '@ringi/asl';
import { fn, lambda, machine, match, next, t, task, wait } from '../index.js';

const work = fn<{ id: string }, { id: string }, 'Work.Refused'>('arn:work');

describe('a rule or a catcher that leads to the end', () => {
  const choice = machine({ name: 'M', input: t<{ ok: boolean }>() }, function* ({ input }) {
    yield* match('Ok?', input.ok, { true: next, false: () => wait('Later', { seconds: 5 }) });
    return input;
  });

  it.each([choice.toASL(), choice.toASL({ queryLanguage: 'JSONata' })])(
    'leads to a Succeed state: %#',
    (asl) => {
      expect(validateDefinition(asl)).toEqual([]);
      expect(asl.States['Ok? End']).toEqual({ Type: 'Succeed' });
      expect(asl.States['Later']).toMatchObject({ End: true });
    },
  );

  it('does so behind a task as well, whose own end stays', () => {
    const caught = machine({ name: 'M', input: t<{ id: string }>() }, function* ({ input }) {
      return yield* task('Work', lambda.invoke(work, { id: input.id }), {
        catch: {
          // eslint-disable-next-line require-yield -- nothing is to be done
          'Work.Refused': function* (error) {
            return error;
          },
        },
      });
    }).toASL();
    expect(validateDefinition(caught)).toEqual([]);
    expect(caught.States).toMatchObject({
      Work: { End: true, Catch: [{ Next: 'Work End' }] },
      'Work End': { Type: 'Succeed' },
    });
  });
});
