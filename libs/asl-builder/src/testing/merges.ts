/** Values that merge where ways meet, and values that outlive `$`. */
import {
  choice,
  fail,
  fn,
  gt,
  lambda,
  loop,
  machine,
  map,
  match,
  pass,
  succeed,
  t,
  task,
  uuid,
  wait,
  when,
} from '../index.js';

interface Input {
  ok: boolean;
  n: number;
  items: { id: string }[];
}
const work = fn<{ id: string }, { done: boolean; left: number }, 'Busy'>('arn:work');

export const merges = machine({ name: 'Merges', input: t<Input>() }, function* ({ input }) {
  // A literal and a value of one branch: both are made true by a Pass.
  const label = yield* match('Label', input.ok, {
    true: function* () {
      const made = yield* pass('Made', { text: 'yes', more: input.n });
      return made.text;
    },
    false: function* () {
      yield* wait('Think', { seconds: 1 });
      return 'no';
    },
  });
  // A handler that goes on with a value of its own.
  const worked = yield* task('Work', lambda.invoke(work, { id: 'x' }), {
    catch: { Busy: (error) => pass('Busy', { done: false, left: 0, why: error.Cause }) },
  });
  const key = yield* pass('Key', { id: uuid() });
  // The item outlives `$` in its iteration.
  const results = yield* map('Each', input.items, function* (item) {
    const one = yield* task('One', lambda.invoke(work, { id: item.id }));
    return { id: item.id, left: one.left };
  });
  const tries = yield* loop(function* (l) {
    const again = yield* task('Again', lambda.invoke(work, { id: key.id }), {
      catch: { 'States.ALL': (error) => fail('Failed', { error: error.Error, cause: error.Cause }) },
    });
    yield* choice(
      'Enough?',
      [
        when(again.done, () => l.stop(again.left)),
        when(gt(again.left, 99), () => fail('Failed', { error: 'TooMuch', cause: key.id })),
      ],
      () => wait('Pause', { seconds: 2 }),
    );
  });
  return yield* succeed('Done', { label, worked: worked.left, results, tries });
});
