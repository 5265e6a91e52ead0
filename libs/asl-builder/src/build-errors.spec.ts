/* eslint-disable @typescript-eslint/no-explicit-any -- wrong programs, which types would refuse */
import {
  distributedMap,
  add,
  fail,
  fn,
  lambda,
  loop,
  loopFrom,
  machine,
  map,
  match,
  next,
  parallel,
  pass,
  succeed,
  t,
  task,
  wait,
} from './index.js';

const work = fn<any, any>('arn:work');

/** The message of the error that the program is refused with; it must say where. */
function refusal(body: (start: any) => Generator<any, any, any>, print = false): string {
  try {
    const m = machine({ name: 'x', input: t<any>() }, body);
    if (print) m.toASL();
  } catch (error) {
    const { message } = error as Error;
    expect(message).toMatch(/\n {4}at .*build-errors\.spec\.ts:\d+:\d+$/);
    return message.split('\n')[0] ?? '';
  }
  throw new Error('the program was not refused');
}

describe('a program is refused, with a position, when', () => {
  it('a name is used twice', () => {
    expect(
      refusal(function* () {
        yield* pass('A', 1);
        return yield* pass('A', 2);
      }),
    ).toMatch(/^state 'A' is defined twice \(first at .*build-errors\.spec\.ts/);
  });

  it('a name is used twice in different scopes, or for different kinds of end', () => {
    expect(
      refusal(function* () {
        yield* parallel('P', [() => fail('F'), () => fail('F')]);
        return 1;
      }),
    ).toMatch(/'F' is defined twice/);
    expect(
      refusal(function* ({ input }) {
        return yield* match('M', input.ok, { true: () => fail('F'), otherwise: () => succeed('F', 1) });
      }),
    ).toMatch(/'F' is defined twice/);
  });

  it('a name is too long or empty', () => {
    expect(
      refusal(function* () {
        return yield* pass('x'.repeat(81), 1);
      }),
    ).toMatch(/has 81 characters; at most 80/);
    expect(
      refusal(function* () {
        return yield* pass('', 1);
      }),
    ).toMatch(/needs a name/);
  });

  it('a step cannot be reached', () => {
    expect(
      refusal(function* () {
        yield* succeed('A', 1);
        return yield* pass('B', 2);
      }),
    ).toMatch(/'B' cannot be reached/);
  });

  it('a step was made but not run', () => {
    expect(
      refusal(function* () {
        task('T', lambda.invoke(work, {}), {});
        return yield* pass('P', 1);
      }),
    ).toBe("task('T') was made but never run: write `yield* task('T')`");
  });

  it('a value is used that is not computed on every path', () => {
    expect(
      refusal(function* ({ input }) {
        let leaked: any;
        yield* match('M', input.ok, {
          true: function* () {
            leaked = yield* pass('In branch', { a: 1 });
          },
          otherwise: next,
        });
        return yield* pass('After', { a: leaked.a });
      }),
    ).toBe("'After' uses the result of 'In branch', which is not computed on every path that reaches it");
  });

  it('a value leaks out of an iteration', () => {
    expect(
      refusal(function* ({ input }) {
        let leaked: any;
        yield* map('M', input.xs, function* (x: any) {
          leaked = yield* pass('Inner', { x });
        } as any);
        return leaked.x;
      }),
    ).toMatch(/'M' uses the result of 'Inner'/);
  });

  it('a distributed Map looks outside', () => {
    const distributed = { executionType: 'STANDARD' } as const;
    expect(
      refusal(function* ({ input }) {
        const outer: any = yield* pass('Outer', { k: 1 });
        return yield* distributedMap(
          'M',
          input.xs,
          (x: any) => pass('Inner', { x, k: outer.k }),
          distributed,
        );
      }),
    ).toMatch(/'Inner' runs in a child execution of a distributed Map and cannot see 'Outer'/);
    expect(
      refusal(function* ({ input, $$ }) {
        return yield* distributedMap('M', input.xs, () => pass('Inner', $$.Execution.Input.k), distributed);
      }),
    ).toMatch(/cannot see the input of the machine/);
  });

  it('a branch has no state, or the machine stops without a value', () => {
    expect(
      refusal(function* () {
        yield* parallel('P', [next]);
        return 1;
      }),
    ).toMatch(/needs at least one state/);
    expect(
      refusal(function* () {
        yield* wait('W', { seconds: 1 });
      }),
    ).toMatch(/stops without a value/);
    expect(
      refusal(function* () {
        return yield* loop(function* () {
          yield* next();
        });
      }),
    ).toMatch(/a loop needs at least one state/);
  });

  it('stop() would leave a branch', () => {
    expect(
      refusal(function* () {
        return yield* loop(function* (l) {
          yield* parallel('P', [
            function* () {
              yield* pass('Q', 1);
              yield* l.stop(1);
            },
          ]);
        });
      }),
    ).toMatch(/stop\(\) cannot leave a Parallel branch/);
  });

  it('a round of a carrying loop ends in nothing', () => {
    expect(
      refusal(function* () {
        return yield* loopFrom(0, function* () {
          yield* pass('P', 1);
        });
      }),
    ).toMatch(/end each way with again\(\) or stop\(\)/);
  });

  it('an expression is spread, or used as a text', () => {
    expect(
      refusal(function* ({ input }) {
        return yield* pass('P', { ...input, more: 1 });
      }),
    ).toMatch(/use jsonMerge\(\) instead of a spread/);
    expect(
      refusal(function* ({ input }) {
        return yield* pass('P', `${input.name}!`);
      }),
    ).toMatch(/use format`...`/);
  });

  it.each([
    [
      { retry: [{ errors: ['States.ALL'] }, { errors: ['X'] }] },
      /the retry of 'T' names States.ALL among others/,
    ],
    [{ retry: [{ errors: ['X', 'States.ALL'] }] }, /give it a policy of its own, the last one/],
    [{ retry: [{ errors: [] }] }, /a policy without errors/],
    [{ retry: [{ errors: ['X'], intervalSeconds: 0 }] }, /intervalSeconds < 1/],
    [{ retry: [{ errors: ['X'], maxAttempts: -1 }] }, /maxAttempts < 0/],
    [{ retry: [{ errors: ['X'], backoffRate: 0.5 }] }, /backoffRate < 1/],
    [
      { timeoutSeconds: 5, heartbeatSeconds: 5 },
      /heartbeatSeconds \(5\) must be less than timeoutSeconds \(5\)/,
    ],
  ])('AWS would refuse the options of a task: %j', (options, message) => {
    expect(
      refusal(function* () {
        return yield* task('T', lambda.invoke(work, {}), options as any);
      }),
    ).toMatch(message);
  });

  it('a shared Fail has an error in one place and none in another', () => {
    expect(
      refusal(function* ({ input }) {
        return yield* match('M', input.ok, {
          true: () => fail('F', { error: 'E' }),
          otherwise: () => fail('F'),
        });
      }),
    ).toMatch(/fail\('F'\) is used with and without error/);
  });

  it('JSONPath cannot write it', () => {
    expect(
      refusal(function* ({ input }) {
        yield* wait('W', { seconds: add(input.n, 1) as any });
        return 1;
      }, true),
    ).toMatch(/'W': Seconds can only be a path in JSONPath, not add\(\)/);
  });

  it('a step stands where a value should', () => {
    expect(
      refusal(function* ({ input }) {
        return yield* pass('P', { a: input.a, b: pass('Q', 1) });
      }, true),
    ).toMatch(/pass\('Q'\) was made but never run/);
  });
});

it('a step outside a machine says so', () => {
  expect(() => [...(next() as any)]).toThrow(/next\(\) can only run inside machine\(\)/);
});

it('a machine may be made inside the body of another', () => {
  const outer = machine({ name: 'outer', input: t<any>() }, function* () {
    const inner = machine({ name: 'inner', input: t<any>() }, function* () {
      return yield* pass('Same name', 1);
    });
    yield* pass('Same name', Object.keys(inner.toASL().States).length);
    return 1;
  });
  expect(Object.keys(outer.toASL().States)).toStrictEqual(['Same name', 'Same name Result']);
});
