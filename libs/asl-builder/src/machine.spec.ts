import {
  add,
  gt,
  loopFrom,
  asTimestamp,
  BuildError,
  choice,
  distributedMap,
  eq,
  fail,
  fn,
  format,
  hash,
  lambda,
  loop,
  machine,
  match,
  matchTag,
  next,
  parallel,
  pass,
  raw,
  sqs,
  awsSdk,
  states,
  succeed,
  t,
  task,
  wait,
  when,
} from './index.js';

const work = fn<{ id: string }, { state: 'wait' | 'done'; value: number }, 'Work.Refused'>('arn:work');

describe('a poll loop', () => {
  const poll = machine({ name: 'Poll', input: t<{ id: string; seconds: number }>() }, function* ({ input }) {
    const answer = yield* loop(function* (l) {
      const told = yield* task('Ask', lambda.invoke(work, { id: input.id }), {
        catch: { 'States.ALL': (error) => fail('Fail', { error: error.Error, cause: error.Cause }) },
      });
      yield* match('Ready?', told.state, {
        wait: () => wait('Again', { seconds: input.seconds }),
        done: () => l.stop(told),
      });
    });
    return yield* succeed('Done', answer.value);
  });

  it('goes back to its first state, in JSONPath', () => {
    expect(poll.toASL()).toStrictEqual({
      StartAt: 'Ask',
      States: {
        Ask: {
          Type: 'Task',
          Resource: 'arn:aws:states:::lambda:invoke',
          Parameters: { FunctionName: 'arn:work', Payload: { 'id.$': '$$.Execution.Input.id' } },
          OutputPath: '$.Payload',
          Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Fail' }],
          Next: 'Ready?',
        },
        Fail: { Type: 'Fail', ErrorPath: '$.Error', CausePath: '$.Cause' },
        'Ready?': {
          Type: 'Choice',
          Choices: [
            { Variable: '$.state', StringEquals: 'wait', Next: 'Again' },
            { Variable: '$.state', StringEquals: 'done', Next: 'Done' },
          ],
        },
        Again: { Type: 'Wait', SecondsPath: '$$.Execution.Input.seconds', Next: 'Ask' },
        Done: { Type: 'Succeed', OutputPath: '$.value' },
      },
    });
  });

  it('and in JSONata', () => {
    expect(poll.toASL({ queryLanguage: 'JSONata' })).toStrictEqual({
      QueryLanguage: 'JSONata',
      StartAt: 'Ask',
      States: {
        Ask: {
          Type: 'Task',
          Resource: 'arn:aws:states:::lambda:invoke',
          Arguments: {
            FunctionName: 'arn:work',
            Payload: { id: '{% $states.context.Execution.Input.id %}' },
          },
          Output: '{% $states.result.Payload %}',
          Catch: [{ ErrorEquals: ['States.ALL'], Output: '{% $states.errorOutput %}', Next: 'Fail' }],
          Next: 'Ready?',
        },
        Fail: { Type: 'Fail', Error: '{% $states.input.Error %}', Cause: '{% $states.input.Cause %}' },
        'Ready?': {
          Type: 'Choice',
          Choices: [
            { Condition: '{% $states.input.state = "wait" %}', Next: 'Again' },
            { Condition: '{% $states.input.state = "done" %}', Next: 'Done' },
          ],
        },
        Again: { Type: 'Wait', Seconds: '{% $states.context.Execution.Input.seconds %}', Next: 'Ask' },
        Done: { Type: 'Succeed', Output: '{% $states.input.value %}' },
      },
    });
  });
});

describe('a loop that carries a value', () => {
  const pages = machine({ name: 'Pages', input: t<{ id: string }>() }, function* ({ input }) {
    const total = yield* loopFrom({ page: 0, sum: 0 }, function* (l, round) {
      const told = yield* task('Get page', lambda.invoke(work, { id: input.id }));
      yield* choice('More?', [when(gt(told.value, 0), next)], () =>
        l.stop({ pages: round.page, sum: round.sum }),
      );
      yield* l.again({ page: add(round.page, 1), sum: add(round.sum, told.value) });
    });
    return yield* succeed('Done', total.sum);
  });

  it('sets it before the first round and before each next one', () => {
    expect(pages.toASL().States).toMatchObject({
      'Carried Value': {
        Type: 'Pass',
        Result: { page: 0, sum: 0 },
        Assign: { 'carried.$': '$' },
        Next: 'Get page',
      },
      'Get page': { Next: 'More?' },
      'More?': { Choices: [{ NumericGreaterThan: 0, Next: 'Carried Value 2' }], Default: 'Loop Value' },
      'Carried Value 2': {
        Parameters: {
          'page.$': 'States.MathAdd($carried.page, 1)',
          'sum.$': 'States.MathAdd($carried.sum, $.value)',
        },
        Assign: { 'carried.$': '$' },
        Next: 'Get page',
      },
      Done: { Type: 'Succeed', OutputPath: '$.sum' },
    });
  });

  it('takes the new value on, even where `$` still holds the one before', () => {
    const m = machine({ name: 'm', input: t<object>() }, function* () {
      return yield* loopFrom(0, function* (l, n) {
        yield* wait('Wait', { seconds: 1 });
        yield* choice('Enough?', [when(gt(n, 2), () => l.stop(n))], () => l.again(add(n, 1)));
      });
    });
    expect(m.toASL().States).toMatchObject({
      'Carried Value': { Type: 'Pass', Result: 0, Next: 'Wait' },
      'Enough?': { Choices: [{ Variable: '$', NumericGreaterThan: 2 }], Default: 'Carried Value 2' },
      'Carried Value 2': {
        Parameters: { 'value.$': 'States.MathAdd($, 1)' },
        OutputPath: '$.value',
        Next: 'Wait',
      },
    });
  });

  it('assigns in JSONata what it puts out', () => {
    const again = pages.toASL({ queryLanguage: 'JSONata' }).States['Carried Value 2'];
    expect(again?.['Assign']).toStrictEqual({ carried: again?.['Output'] });
  });
});

describe('a task', () => {
  it('prints its retriers, catchers and timeouts in the order AWS wants', () => {
    const m = machine({ name: 'm', input: t<{ id: string; limit: number }>() }, function* ({ input, $$ }) {
      const done = yield* task('T', lambda.invoke(work, { id: input.id }), {
        comment: 'why',
        timeoutSeconds: input.limit,
        heartbeatSeconds: $$.Execution.Input.limit,
        retry: [
          { errors: ['Work.Refused'], maxAttempts: 0 },
          {
            errors: ['States.ALL'],
            intervalSeconds: 1,
            maxAttempts: 2,
            backoffRate: 1.5,
            maxDelaySeconds: 9,
            jitter: 'FULL',
          },
        ],
        catch: {
          'States.ALL': () => fail('Any'),
          'Work.Refused': () => fail('Refused', { error: 'Refused' }),
        },
        extra: { Credentials: { RoleArn: 'arn:role' } },
      });
      return done.value;
    });
    expect(Object.entries(m.toASL().States['T'] ?? {})).toStrictEqual(
      Object.entries({
        Type: 'Task',
        Comment: 'why',
        Resource: 'arn:aws:states:::lambda:invoke',
        Parameters: { FunctionName: 'arn:work', Payload: { 'id.$': '$.id' } },
        TimeoutSecondsPath: '$.limit',
        HeartbeatSecondsPath: '$.limit',
        OutputPath: '$.Payload',
        Retry: [
          { ErrorEquals: ['Work.Refused'], MaxAttempts: 0 },
          {
            ErrorEquals: ['States.ALL'],
            IntervalSeconds: 1,
            MaxAttempts: 2,
            BackoffRate: 1.5,
            MaxDelaySeconds: 9,
            JitterStrategy: 'FULL',
          },
        ],
        Catch: [
          { ErrorEquals: ['Work.Refused'], Next: 'Refused' },
          { ErrorEquals: ['States.ALL'], Next: 'Any' },
        ],
        Credentials: { RoleArn: 'arn:role' },
        Next: 'T Result',
      }),
    );
    expect(m.toASL({ queryLanguage: 'JSONata' }).States['T']).toMatchObject({
      TimeoutSeconds: '{% $states.input.limit %}',
      HeartbeatSeconds: '{% $states.context.Execution.Input.limit %}',
    });
  });

  it('can call other services', () => {
    const child = machine({ name: 'c', input: t<{ id: string }>() }, function* ({ input }) {
      return yield* pass('P', { got: input.id });
    });
    const m = machine(
      { name: 'm', input: t<{ id: string; inner: { id: string } }>() },
      function* ({ input, $$ }) {
        yield* task(
          'Sdk',
          awsSdk<{ Key: string }, { Item: string }>('dynamodb', 'getItem')({ Key: input.id }),
        );
        yield* task(
          'Queue',
          sqs.sendMessage.waitForTaskToken<{ ok: boolean }>()('url', ($task) => ({ token: $task.Token })),
        );
        const name = format`L1-${$$.Execution.RedriveCount}-${hash($$.Execution.Id, 'SHA-1')}`;
        yield* task('Child', states.startExecution.sync2(child, 'arn:child', { id: 'x' }, { name }));
        yield* task('Ref', states.startExecution.sync2(child, 'arn:child', input.inner, { name: 'fixed' }));
        const got = yield* task(
          'Alone',
          states.startExecution.sync2(child, 'arn:child', input.inner, { associateWithParent: false }),
        );
        return yield* succeed('End', got);
      },
    );
    const asked = Object.values(m.toASL().States).map((state) => [state['Resource'], state['Parameters']]);
    const parent = 'AWS_STEP_FUNCTIONS_STARTED_BY_EXECUTION_ID';
    const sync = 'arn:aws:states:::states:startExecution.sync:2';
    expect(asked).toStrictEqual([
      ['arn:aws:states:::aws-sdk:dynamodb:getItem', { 'Key.$': '$.id' }],
      [
        'arn:aws:states:::sqs:sendMessage.waitForTaskToken',
        { QueueUrl: 'url', MessageBody: { 'token.$': '$$.Task.Token' } },
      ],
      [
        sync,
        {
          StateMachineArn: 'arn:child',
          'Name.$':
            "States.Format('L1-{}-{}', $$.Execution.RedriveCount, States.Hash($$.Execution.Id, 'SHA-1'))",
          Input: { [`${parent}.$`]: '$$.Execution.Id', id: 'x' },
        },
      ],
      [
        sync,
        {
          StateMachineArn: 'arn:child',
          Name: 'fixed',
          'Input.$': `States.JsonMerge($$.Execution.Input.inner, States.StringToJson(States.Format('\\{"${parent}":"{}"\\}', $$.Execution.Id)), false)`,
        },
      ],
      [sync, { StateMachineArn: 'arn:child', 'Input.$': '$$.Execution.Input.inner' }],
      [undefined, undefined],
    ]);
    expect(m.toASL({ queryLanguage: 'JSONata' }).States['Ref']?.['Arguments']).toMatchObject({
      Input: `{% $merge([$states.context.Execution.Input.inner, {"${parent}": $states.context.Execution.Id}]) %}`,
    });
  });
});

describe('values that merge', () => {
  const ask = (name: string) => task(name, lambda.invoke(work, { id: name }));

  it('need no state of their own where `$` holds each', () => {
    const m = machine({ name: 'm', input: t<{ kind: 'a' | 'b' }>() }, function* ({ input }) {
      const told = yield* match('Kind', input.kind, { a: () => ask('A'), b: () => ask('B') });
      return yield* succeed('Done', told);
    });
    expect(Object.keys(m.toASL().States)).toStrictEqual(['Kind', 'A', 'B', 'Done']);
    expect(m.toASL().States['Done']).toStrictEqual({ Type: 'Succeed' });
  });

  it('get a Pass where they are not there, and a variable when they are used later', () => {
    const m = machine({ name: 'm', input: t<{ kind: 'a' | 'b' }>() }, function* ({ input }) {
      const told = yield* match('Kind', input.kind, {
        a: () => ask('A'),
        b: () => pass('Nothing', { value: 0 }),
      });
      yield* ask('C');
      return yield* succeed('Done', { first: told.value, kind: input.kind });
    });
    expect(m.toASL().States).toMatchObject({
      A: { Assign: { 'kind.$': '$.Payload' }, Next: 'C' },
      Nothing: { Result: { value: 0 }, Assign: { 'kind.$': '$' }, Next: 'C' },
      C: { Next: 'Done Value' },
      'Done Value': {
        Parameters: { 'first.$': '$kind.value', 'kind.$': '$$.Execution.Input.kind' },
        Next: 'Done',
      },
      Done: { Type: 'Succeed' },
    });
  });

  it('are brought to a shared end by each way that leads there', () => {
    const m = machine({ name: 'm', input: t<{ kind: 'a' | 'b' | 'c' }>() }, function* ({ input }) {
      const first = yield* ask('First');
      return yield* match('Kind', input.kind, {
        a: () => succeed('Done', first),
        b: () => succeed('Done', { value: 1 }),
        c: () => succeed('Done', { value: first.value }),
      });
    });
    expect(m.toASL().States).toMatchObject({
      Kind: { Choices: [{ Next: 'Done' }, { Next: 'Done Value' }, { Next: 'Done Value 2' }] },
      'Done Value': { Result: { value: 1 }, Next: 'Done' },
      'Done Value 2': { Parameters: { 'value.$': '$.value' }, Next: 'Done' },
    });
  });

  it('share one Fail among all catch handlers, whose error is in `$`', () => {
    const m = machine({ name: 'm', input: t<object>() }, function* () {
      const onError = {
        'States.ALL': (e: { Error: never; Cause: never }) => fail('Fail', { error: e.Error, cause: e.Cause }),
      };
      for (const name of ['A', 'B', 'C'])
        yield* task(name, lambda.invoke(work, { id: name }), { catch: onError as never });
      return yield* fail('Fail', { error: 'Late', cause: 'none of them failed' });
    });
    const { States } = m.toASL();
    expect(Object.keys(States)).toStrictEqual(['A', 'Fail', 'B', 'C', 'Fail Value']);
    expect(States['Fail']).toStrictEqual({ Type: 'Fail', ErrorPath: '$.Error', CausePath: '$.Cause' });
    expect(States['Fail Value']).toMatchObject({
      Result: { Error: 'Late', Cause: 'none of them failed' },
      Next: 'Fail',
    });
    expect(States['B']).toMatchObject({ Catch: [{ Next: 'Fail' }], Next: 'C' });
  });

  it('keep a caught error in a variable when the handler goes on', () => {
    const m = machine({ name: 'm', input: t<object>() }, function* () {
      const done = yield* task('Work', lambda.invoke(work, { id: 'x' }), {
        catch: {
          'Work.Refused': function* (error) {
            yield* ask('Tell');
            return yield* fail('Refused', { error: format`Was ${error.Error}`, cause: error.Cause });
          },
        },
      });
      return yield* succeed('Done', done.value);
    });
    expect(m.toASL().States).toMatchObject({
      Work: { Catch: [{ Assign: { 'workError.$': '$' }, Next: 'Tell' }] },
      Refused: { ErrorPath: "States.Format('Was {}', $workError.Error)", CausePath: '$workError.Cause' },
    });
    expect(m.toASL({ queryLanguage: 'JSONata' }).States).toMatchObject({
      Work: {
        Catch: [{ Assign: { workError: '{% $states.errorOutput %}' }, Output: '{% $states.errorOutput %}' }],
      },
      Refused: { Error: '{% "Was " & $workError.Error %}', Cause: '{% $workError.Cause %}' },
    });
  });

  it('never hide a function of JSONata behind a variable', () => {
    const m = machine({ name: 'm', input: t<object>() }, function* () {
      const count = yield* ask('Count');
      const again = yield* ask('Count 2');
      const digits = yield* ask('2nd');
      yield* ask('Last');
      return yield* succeed('Done', { a: count.value, b: again.value, c: digits.value });
    });
    const { States } = m.toASL({ queryLanguage: 'JSONata' });
    expect(
      ['Count', 'Count 2', '2nd'].map((name) => Object.keys(States[name]?.['Assign'] as object)),
    ).toStrictEqual([['countValue'], ['count2'], ['value2nd']]);
  });
});

describe('branches and iterations', () => {
  it('start with what the language gives them', () => {
    const m = machine({ name: 'm', input: t<{ xs: { id: string }[]; at: string }>() }, function* ({ input }) {
      const [first] = [
        yield* parallel('Both', [() => pass('L', { a: input.at }), () => wait('R', { until: input.at })], {
          retry: [{ errors: ['States.ALL'], maxAttempts: 1 }],
          catch: { 'States.ALL': () => fail('Fail') },
        }),
      ];
      const ids = yield* distributedMap('Each', input.xs, (x) => pass('One', { id: x.id }), {
        executionType: 'EXPRESS',
        toleratedFailurePercentage: 5,
        label: 'each',
        maxConcurrency: 2,
      });
      return yield* succeed('Done', { first: first[0].a, ids });
    });
    expect(m.toASL().States).toMatchObject({
      Both: {
        Branches: [
          { StartAt: 'L', States: { L: { Parameters: { 'a.$': '$.at' }, End: true } } },
          { StartAt: 'R', States: { R: { Type: 'Wait', TimestampPath: '$.at', End: true } } },
        ],
        Assign: { 'both.$': '$' },
        Retry: [{ ErrorEquals: ['States.ALL'], MaxAttempts: 1 }],
        Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Fail' }],
      },
      Each: {
        ItemsPath: '$$.Execution.Input.xs',
        MaxConcurrency: 2,
        Label: 'each',
        ToleratedFailurePercentage: 5,
        ItemProcessor: {
          ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'EXPRESS' },
          StartAt: 'One',
          States: { One: { Parameters: { 'id.$': '$.id' }, End: true } },
        },
      },
    });
  });
});

describe('conditions and tags', () => {
  it('print a choice with a default', () => {
    const m = machine(
      { name: 'm', input: t<{ due: string; n: { kind: 'x'; v: number } | { kind: 'y' } }>() },
      function* ({ input, $$ }) {
        yield* choice(
          'Due?',
          [when(eq(asTimestamp(input.due), asTimestamp($$.State.EnteredTime)), () => fail('Late'))],
          next,
        );
        return yield* matchTag('Kind', input.n, 'kind', {
          x: (n) => succeed('X', n.v),
          otherwise: () => succeed('Y', null),
        });
      },
    );
    expect(m.toASL().States).toMatchObject({
      'Due?': {
        Choices: [{ Variable: '$.due', TimestampEqualsPath: '$$.State.EnteredTime', Next: 'Late' }],
        Default: 'Kind',
      },
      Kind: { Choices: [{ Variable: '$.n.kind', StringEquals: 'x', Next: 'X' }], Default: 'Y Value' },
      X: { OutputPath: '$.n.v' },
      'Y Value': { Result: null, Next: 'Y' },
    });
  });
});

describe('a machine', () => {
  const m = machine(
    { name: 'm', comment: 'c', input: t<{ ok: boolean }>(), timeoutSeconds: 9 },
    function* ({ input }) {
      yield* match('a/b~c', input.ok, { true: next, false: () => fail('"No"') });
      const done = yield* parallel('P', [() => pass('In', 1)]);
      return yield* succeed('Done', done);
    },
  );

  it('prints its own fields first', () => {
    expect(Object.keys(m.toASL({ queryLanguage: 'JSONata' }))).toStrictEqual([
      'Comment',
      'QueryLanguage',
      'TimeoutSeconds',
      'StartAt',
      'States',
    ]);
  });

  it('knows where each state comes from', () => {
    const map = m.sourceMap();
    expect(Object.keys(map)).toStrictEqual([
      '/States/a~1b~0c',
      '/States/"No"',
      '/States/P',
      '/States/P/Branches/0/States/In',
      '/States/Done',
    ]);
    for (const position of Object.values(map)) expect(position).toMatch(/machine\.spec\.ts:\d+:\d+$/);
  });

  it('can be drawn', () => {
    expect(m.toMermaid()).toBe(
      [
        'flowchart TD',
        '  s0{"a/b~c"}',
        '  s1(["#quot;No#quot;"])',
        '  s2["P"]',
        '  subgraph s2_0 ["P 1"]',
        '    s3["In"]',
        '  end',
        '  s2 -.-> s3',
        '  s4(["Done"])',
        '  s0 -->|"true"| s2',
        '  s0 -->|"false"| s1',
        '  s2 --> s4',
        '',
      ].join('\n'),
    );
  });

  it('gives objects that may be changed without harm', () => {
    const one = m.toASL() as { States: Record<string, unknown> };
    const before = JSON.stringify(one);
    one.States['Done'] = 'gone';
    expect(JSON.stringify(m.toASL())).toBe(before);
  });
});

it('raw() gives the literal back as it is', () => {
  const definition = { StartAt: 'A', States: { A: { Type: 'Pass', End: true } } } as const;
  expect(raw(definition)).toBe(definition);
});

it('BuildError is an error with a position', () => {
  expect(new BuildError('wrong', 'a.ts:1:2')).toMatchObject({
    name: 'BuildError',
    message: 'wrong\n    at a.ts:1:2',
    position: 'a.ts:1:2',
  });
});
