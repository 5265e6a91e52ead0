/* Compile-time guarantees, run by tsc: an unused `@ts-expect-error` is an error. */
import {
  add,
  and,
  asNumber,
  asText,
  asTimestamp,
  at,
  awsSdk,
  choice,
  eq,
  fail,
  fn,
  format,
  gt,
  hash,
  isPresent,
  json,
  jsonata,
  lambda,
  length,
  loop,
  loopFrom,
  lt,
  machine,
  map,
  match,
  matchTag,
  next,
  not,
  parallel,
  pass,
  sqs,
  states,
  succeed,
  t,
  task,
  wait,
  when,
  type ErrorsOf,
  type InputOf,
  type LambdaError,
  type Machine,
  type OutputOf,
} from './index.js';
import type { Order } from './testing/tour.js';

type Same<A, B> = (<X>() => X extends A ? 1 : 2) extends <X>() => X extends B ? 1 : 2 ? true : false;
const same = <A, B>(answer: Same<A, B>): void => void answer;
/** Type-checked, never run. */
const check = <R>(program: () => R): (() => R) => program;

const price = fn<{ id: string; total: number }, { approved: boolean; score: number }, 'TooRich'>('arn:price');
const ask = fn<{ token: string; who: string }, { ok: boolean }>('arn:ask');

check(() =>
  machine({ name: 'm', input: t<Order>() }, function* ({ input: $, $$ }) {
    const r = yield* task('Price', lambda.invoke(price, { id: $.id, total: $.total }), {
      catch: { 'States.ALL': () => fail('Boom', { error: 'Boom' }) },
    });
    // @ts-expect-error wrong field of a result
    void r.aproved;
    // @ts-expect-error wrong field of the input
    void $.idd;
    // @ts-expect-error wrong field of the context's input
    void $$.Execution.Input.nope;
    // @ts-expect-error the token does not exist outside a callback payload
    void $$.Task;
    // @ts-expect-error payload field missing
    yield* task('a', lambda.invoke(price, { id: $.id }));
    // @ts-expect-error payload field of the wrong type
    yield* task('b', lambda.invoke(price, { id: $.total, total: $.total }));
    // @ts-expect-error an optional field where a string is required
    yield* task('c', lambda.invoke(price, { id: $.note, total: 1 }));
    // @ts-expect-error a payload field that the function does not know
    yield* task('d', lambda.invoke(price, { id: $.id, total: 1, extra: 1 }));
    // @ts-expect-error an expression in a payload field that the function does not know
    yield* task('d', lambda.invoke(price, { id: $.id, total: 1, extra: $.id }));
    yield* task(
      'e',
      // @ts-expect-error the token must be in the payload
      lambda.invoke.waitForTaskToken(ask, () => ({ token: 'x', who: $.id })),
    );
    yield* task(
      'f',
      lambda.invoke.waitForTaskToken(ask, ($task) => ({ token: $task.Token, who: $.id })),
    );
    // @ts-expect-error unknown error name in Retry
    yield* task('g', lambda.invoke(price, { id: $.id, total: 1 }), { retry: [{ errors: ['Lambda.Oops'] }] });
    yield* task('h', lambda.invoke(price, { id: $.id, total: 1 }), {
      // @ts-expect-error unknown error name in Catch
      catch: { 'State.ALL': () => fail('X') },
    });
    yield* task('i', lambda.invoke(price, { id: $.id, total: 1 }), {
      retry: [{ errors: ['TooRich', 'States.Timeout'], maxAttempts: 0 }],
      timeoutSeconds: $.total,
      catch: { TooRich: (error) => fail('Rich', { error: error.Error, cause: error.Cause }) },
    });
    // @ts-expect-error a timeout is a number
    yield* task('i2', lambda.invoke(price, { id: $.id, total: 1 }), { timeoutSeconds: $.id });
    yield* task('i3', lambda.invoke(price, { id: $.id, total: 1 }), {
      // @ts-expect-error the error has Error and Cause, nothing else
      catch: { TooRich: (e) => pass('P', e.code) },
    });
    // @ts-expect-error not exhaustive: VOID is missing
    yield* match('j', $.status, { NEW: next, PAID: next });
    // @ts-expect-error no such case
    yield* match('k', $.status, { NEW: next, PAID: next, VOID: next, VOIDED: next });
    // @ts-expect-error a text without otherwise
    yield* match('l', $.id, { a: next });
    // @ts-expect-error numbers are for choice()
    yield* match('l2', $.total, { 1: next, otherwise: next });
    yield* match('m', $.status, { NEW: next, otherwise: () => fail('Other') });
    // @ts-expect-error comparing a number with a text
    eq($.total, 'x');
    // @ts-expect-error no order has this status
    eq($.status, 'OLD');
    eq($.status, 'NEW');
    // @ts-expect-error a condition must be boolean
    and($.total);
    yield* matchTag('n', $.ship, 'kind', {
      air: (v) => pass('Air', { f: v.flight }),
      sea: (v) => pass('Sea', { f: v.vessel }),
    });
    yield* matchTag('n2', $.ship, 'kind', {
      air: (v) => pass('Air', v.flight),
      otherwise: (v) => pass('Any', v.kind),
    });
    // @ts-expect-error the sea variant has no flight
    yield* matchTag('o', $.ship, 'kind', { air: next, sea: (v) => pass('Sea', { f: v.flight }) });
    // @ts-expect-error variant sea is not handled
    yield* matchTag('p', $.ship, 'kind', { air: (v) => pass('Air', { f: v.flight }) });
    const both = yield* parallel('q', [() => pass('L', { a: 1 }), () => pass('R', { b: $.id })]);
    void both[0].a;
    // @ts-expect-error branch 0 has no b
    void both[0].b;
    // @ts-expect-error there is no branch 2
    void both[2];
    const lines = yield* map('r', $.lines, (line) => pass('Line', { sku: line.sku, next: add(line.qty, 1) }));
    void at(lines, 0).next;
    // @ts-expect-error lines have no price
    yield* map('s', $.lines, (line) => pass('Line2', { p: line.price }));
    // @ts-expect-error not an array
    yield* map('t', $.id, (x) => pass('Line3', { x }));
    // @ts-expect-error hash() knows no such algorithm
    hash($.id, 'SHA-3');
    // @ts-expect-error json() of a text differs between the languages
    json($.id);
    // @ts-expect-error an object has no place in a text
    void format`${$.ship}`;
    return yield* succeed('Done', { ok: r.approved, who: $.id });
  }),
);

const child = check(() =>
  machine({ name: 'child', input: t<{ n: number }>() }, function* ({ input: $ }) {
    const r = yield* task('T', lambda.invoke(price, { id: 'x', total: $.n }));
    return yield* choice('C', [when(gt(r.score, 5), () => succeed('Hi', { level: 'hi' }))], () =>
      pass('P', { level: 'lo' }),
    );
  }),
);
type Child = ReturnType<typeof child>;
same<InputOf<Child>, { n: number }>(true);
same<OutputOf<Child>, { level: 'hi' } | { level: 'lo' }>(true);
same<ErrorsOf<Child>, 'TooRich' | LambdaError>(true);

check(() =>
  machine({ name: 'parent', input: t<{ k: number; in: { n: number } }>() }, function* ({ input: $, $$ }) {
    const r = yield* task(
      'Child',
      states.startExecution.sync2(
        child(),
        'arn',
        { n: $.k },
        { name: format`${hash($$.Execution.Id, 'SHA-1')}` },
      ),
      { retry: [{ errors: ['StepFunctions.ExecutionLimitExceeded', 'StepFunctions.ThrottlingException'] }] },
    );
    // @ts-expect-error the child gives no such field
    void r.nope;
    yield* task('Child1', states.startExecution.sync2(child(), 'arn', $.in));
    // @ts-expect-error the child wants n
    yield* task('Child2', states.startExecution.sync2(child(), 'arn', {}));
    // @ts-expect-error the child wants a number
    yield* task('Child3', states.startExecution.sync2(child(), 'arn', { n: 'x' }));
    // @ts-expect-error the child takes no z
    yield* task('Child4', states.startExecution.sync2(child(), 'arn', { n: 1, z: 1 }));
    yield* task('Child5', states.startExecution.sync2(child(), 'arn', { n: 1 }), {
      // @ts-expect-error Lambda errors are not raised by startExecution
      retry: [{ errors: ['Lambda.Unknown'] }],
    });
    return r.level;
  }),
);

check(() =>
  // @ts-expect-error the body stops without a value and without succeed() or fail()
  machine({ name: 'dead', input: t<object>() }, function* () {
    yield* wait('W', { seconds: 1 });
  }),
);
check(() =>
  // @ts-expect-error one branch stops without a value
  machine({ name: 'dead2', input: t<{ b: boolean }>() }, function* ({ input: $ }) {
    return yield* match('M', $.b, { true: () => pass('P', 1), false: next });
  }),
);

const poll = check(() =>
  machine({ name: 'poll', input: t<{ id: string }>() }, function* ({ input: $ }) {
    const describe = awsSdk<{ Id: string }, { Status: 'RUNNING' | 'DONE' | 'FAILED'; Url: string }, 'X.Gone'>(
      'x',
      'describe',
    );
    return yield* loop(function* (l) {
      const s = yield* task('Describe', describe({ Id: $.id }), {
        catch: { 'X.Gone': () => l.stop('gone' as const) },
      });
      yield* match('Done?', s.Status, {
        DONE: () => l.stop(s.Url),
        FAILED: () => fail('Failed', { error: 'Job.Failed' }),
        RUNNING: () => wait('Again', { seconds: 5 }),
      });
    });
  }),
);
check(() => poll().toASL());
same<OutputOf<ReturnType<typeof poll>>, string>(true);
same<ErrorsOf<ReturnType<typeof poll>>, 'Job.Failed'>(true);

check(() =>
  task(
    'x',
    sqs.sendMessage.waitForTaskToken<{ ok: boolean }>()('q', (k) => ({ deep: { token: k.Token } })),
  ),
);
check(() =>
  task(
    'x',
    // @ts-expect-error no token in the message
    sqs.sendMessage.waitForTaskToken<{ ok: boolean }>()('q', () => ({ deep: {} })),
  ),
);

check(() =>
  machine({ name: 'pages', input: t<{ id: string }>() }, function* ({ input: $ }) {
    const sum = yield* loopFrom({ n: 0, token: '' }, function* (l, round) {
      yield* choice('C', [when(gt(round.n, 3), () => l.stop(round.n))], next);
      // @ts-expect-error the carried value has n and token
      yield* l.again({ n: add(round.n, 1) });
      // @ts-expect-error token is a text
      yield* l.again({ n: 1, token: 2 });
      yield* l.again({ n: add(round.n, 1), token: $.id });
    });
    return add(sum, 1);
  }),
);

// The type of a machine knows the languages it can be printed in.
const input = t<{ n: number; m: number; s: string; xs: string[] }>();
const both = check(() =>
  machine({ name: 'both', input }, function* ({ input: $ }) {
    yield* choice('A', [when(and(gt($.n, 1), not(eq($.s, 'x')), isPresent($.m)), next)], next);
    yield* choice(
      'B',
      [
        when(eq(asNumber($.n), $.m), next),
        when(lt(asTimestamp($.s), asTimestamp('2026-01-01T00:00:00Z')), next),
      ],
      next,
    );
    return { n: add($.n, 1), text: format`${$.s}`, list: [hash($.s, 'MD5')], t: asText($.s) };
  }),
);
check(() => {
  both().toASL();
  both().toASL({ queryLanguage: 'JSONata' });
  same<
    ReturnType<typeof both> extends Machine<{ n: number; m: number; s: string; xs: string[] }, unknown>
      ? true
      : false,
    true
  >(true);
});
const conditionAsValue = check(() =>
  machine({ name: 'v', input }, function* ({ input: $ }) {
    return yield* succeed('S', { big: gt($.n, 1) });
  }),
);
const computedInChoice = check(() =>
  machine({ name: 'c', input }, function* ({ input: $ }) {
    return yield* choice('C', [when(gt(length($.xs), 1), () => succeed('S', 1))], () => succeed('T', 2));
  }),
);
const embedded = check(() =>
  machine({ name: 'e', input }, function* ({ input: $ }) {
    const r = yield* task('T', lambda.invoke(price, { id: jsonata<string>`$uppercase(${$.s})`, total: 1 }));
    return r.score;
  }),
);
const returned = check(() =>
  machine({ name: 'r', input }, function* ({ input: $ }) {
    yield* pass('P', 1);
    return { big: gt($.n, 1) };
  }),
);
check(() => {
  for (const only of [conditionAsValue(), computedInChoice(), embedded(), returned()]) {
    only.toASL({ queryLanguage: 'JSONata' });
    // @ts-expect-error not JSONPath
    only.toASL({ queryLanguage: 'JSONPath' });
    // @ts-expect-error and so not without saying which
    only.toASL();
  }
});
check(() =>
  machine({ name: 'f', input }, function* ({ input: $ }) {
    // @ts-expect-error a comparison has no place in a text
    void format`${gt($.n, 1)}`;
    return yield* pass('P', 1);
  }),
);
