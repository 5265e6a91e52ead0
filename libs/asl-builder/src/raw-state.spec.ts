import {
  block,
  BuildError,
  fn,
  lambda,
  loop,
  machine,
  match,
  next,
  parallel,
  rawState,
  succeed,
  t,
  task,
} from './index.js';

const price = fn<{ id: string }, { total: number; cheap: boolean }>('arn:price');
const input = t<{ id: string; flag: boolean }>();

describe('rawState', () => {
  it('stands among typed steps, whose values outlive it in variables', () => {
    const m = machine({ name: 'm', input }, function* ({ input: $ }) {
      const p = yield* task('Price', lambda.invoke(price, { id: $.id }));
      const raw = yield* rawState('Odd', {
        Type: 'Task',
        Resource: 'arn:odd',
        Credentials: { RoleArn: 'r' },
      });
      return yield* succeed('Done', { total: p.total, odd: raw['x'] });
    });
    expect(m.toASL().States).toMatchObject({
      Price: { Assign: { 'price.$': '$.Payload' }, Next: 'Odd' },
      Odd: { Type: 'Task', Resource: 'arn:odd', Credentials: { RoleArn: 'r' }, Next: 'Done Value' },
      'Done Value': { Parameters: { 'total.$': '$price.total', 'odd.$': '$.x' } },
    });
  });

  it('keeps its own result by a Pass behind it, for its fields are not ours to change', () => {
    const m = machine({ name: 'm', input }, function* () {
      const raw = yield* rawState('Odd', { Type: 'Pass', ResultPath: '$.a', Result: 1 });
      yield* rawState('Other', { Type: 'Pass', Result: 2 });
      return raw['a'];
    });
    expect(m.toASL().States).toMatchObject({
      Odd: { Type: 'Pass', ResultPath: '$.a', Result: 1, Next: 'Keep Odd' },
      'Keep Odd': { Type: 'Pass', Assign: { 'odd.$': '$' }, Next: 'Other' },
    });
  });

  it.each(['Next', 'Default', 'Choices', 'Catch'])('leaves %s to the program', (field) => {
    const build = () =>
      machine({ name: 'm', input }, function* () {
        return yield* rawState('Odd', { Type: 'Pass', [field]: 'X' });
      });
    expect(build).toThrow(BuildError);
    expect(build).toThrow(`the field '${field}' comes from the program`);
  });

  it('refuses two ends of one name that differ', () => {
    expect(() =>
      machine({ name: 'm', input }, function* ({ input: $ }) {
        return yield* match('M', $.flag, {
          true: () => rawState('End', { Type: 'Fail', Error: 'A' }),
          false: () => rawState('End', { Type: 'Fail', Error: 'B' }),
        });
      }),
    ).toThrow("state 'End' is defined twice");
  });

  it('is found by the source map in what it holds', () => {
    const m = machine({ name: 'm', input }, function* () {
      return yield* rawState(
        'Each',
        { Type: 'Map', Iterator: {}, End: true },
        { processor: () => rawState('One', { Type: 'Pass', End: true }) },
      );
    });
    expect(Object.keys(m.sourceMap())).toEqual(['/States/Each', '/States/Each/Iterator/States/One']);
  });
});

describe('block', () => {
  it('goes on behind itself from inside a loop, with the value given', () => {
    const m = machine({ name: 'm', input }, function* ({ input: $ }) {
      const found = yield* block('found', function* (b) {
        yield* loop(function* () {
          const p = yield* task('Price', lambda.invoke(price, { id: $.id }));
          yield* match('Cheap?', p.cheap, { true: () => b.leave(p.total), false: next });
        });
      });
      return yield* succeed('Done', found);
    });
    expect(m.toASL().States).toMatchObject({
      Price: { Next: 'Cheap?' },
      'Cheap?': {
        Choices: [
          { BooleanEquals: true, Next: expect.any(String) as string },
          { BooleanEquals: false, Next: 'Price' },
        ],
      },
      Done: { Type: 'Succeed' },
    });
  });

  it('cannot be left from a branch', () => {
    expect(() =>
      machine({ name: 'm', input }, function* () {
        return yield* block('b', function* (b) {
          yield* parallel('P', [
            function* () {
              yield* rawState('X', { Type: 'Pass' });
              yield* b.leave(1);
            },
          ]);
          return 2;
        });
      }),
    ).toThrow('leave() cannot leave a Parallel branch or a Map');
  });
});
