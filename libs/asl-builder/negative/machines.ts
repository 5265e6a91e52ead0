import {
  block,
  choice,
  gt,
  jsonata,
  lambda,
  length,
  loop,
  loopFrom,
  machine,
  match,
  next,
  parallel,
  pass,
  raw,
  states,
  succeed,
  task,
  wait,
  when,
} from '../src/index.js';
import { $, ask, child, order, price } from './world.js';

// a body that just stops
void (() =>
  machine({ name: 'm', input: order }, function* ({ input: $ }) {
    yield* wait('W', { seconds: 1 });
  }));
// a branch that stops without a value
void (() =>
  machine({ name: 'm', input: order }, function* ({ input: $ }) {
    return yield* match('M', $.paid, { true: () => pass('P', 1), false: next });
  }));
// a machine without a name
void (() =>
  machine({ input: order }, function* () {
    return yield* succeed('S', 1);
  }));
// a machine without an input
void (() =>
  machine({ name: 'm' }, function* () {
    return yield* succeed('S', 1);
  }));
// a timeout that is a text
void (() =>
  machine({ name: 'm', input: order, timeoutSeconds: '5' }, function* () {
    return yield* succeed('S', 1);
  }));
// a body that is no generator
void (() => machine({ name: 'm', input: order }, () => succeed('S', 1)));
// a step run with yield
void (() =>
  machine({ name: 'm', input: order }, function* ({ input: $ }) {
    return yield succeed('S', 1);
  }));
// a result's field that is not there
void (() =>
  machine({ name: 'm', input: order }, function* ({ input: $ }) {
    const r = yield* task('T', lambda.invoke(price, { id: $.id, total: 1 }));
    return r.aproved;
  }));
// a branch's field that is not there
void (() =>
  machine({ name: 'm', input: order }, function* ({ input: $ }) {
    const r = yield* parallel('P', [() => pass('A', { a: 1 })]);
    return r[0].b;
  }));
// a branch that is not there
void (() =>
  machine({ name: 'm', input: order }, function* ({ input: $ }) {
    const r = yield* parallel('P', [() => pass('A', { a: 1 })]);
    return r[1];
  }));
// the child's output has no such field
void (() =>
  machine({ name: 'm', input: order }, function* ({ input: $ }) {
    const r = yield* task('T', states.startExecution.sync2(child, 'arn', { n: 1 }));
    return r.thrice;
  }));
// a comparison as a value, in JSONPath
void (() =>
  machine({ name: 'm', input: order }, function* ({ input: $ }) {
    return yield* succeed('S', { big: gt($.total, 1) });
  }).toASL({ queryLanguage: 'JSONPath' }));
// a comparison as a value, language not said
void (() =>
  machine({ name: 'm', input: order }, function* ({ input: $ }) {
    return yield* succeed('S', { big: gt($.total, 1) });
  }).toASL());
// a computed condition, in JSONPath
void (() =>
  machine({ name: 'm', input: order }, function* ({ input: $ }) {
    return yield* choice('C', [when(gt(length($.lines), 1), () => succeed('S', 1))], () => succeed('U', 2));
  }).toASL());
// a JSONata text, in JSONPath
void (() =>
  machine({ name: 'm', input: order }, function* ({ input: $ }) {
    return yield* succeed('S', jsonata<string>`$uppercase(${$.id})`);
  }).toASL());
// a language that does not exist
void (() =>
  machine({ name: 'm', input: order }, function* ({ input: $ }) {
    return yield* succeed('S', 1);
  }).toASL({ queryLanguage: 'JMESPath' }));
// a carried value of another shape
void (() =>
  machine({ name: 'm', input: order }, function* ({ input: $ }) {
    return yield* loopFrom({ n: 0 }, function* (l, c) {
      yield* pass('P', 1);
      yield* l.again({ m: 1 });
    });
  }));
// a carried value of another type
void (() =>
  machine({ name: 'm', input: order }, function* ({ input: $ }) {
    return yield* loopFrom({ n: 0 }, function* (l, c) {
      yield* pass('P', 1);
      yield* l.again({ n: 'x' });
    });
  }));
// a carried field that is not there
void (() =>
  machine({ name: 'm', input: order }, function* ({ input: $ }) {
    return yield* loopFrom({ n: 0 }, function* (l, c) {
      yield* pass('P', c.m);
      yield* l.stop(1);
    });
  }));
// a loop that carries nothing, asked to
void (() =>
  machine({ name: 'm', input: order }, function* ({ input: $ }) {
    return yield* loop(function* (l) {
      yield* pass('P', 1);
      yield* l.again(1);
    });
  }));
// a block left by a loop's word
void (() =>
  machine({ name: 'm', input: order }, function* ({ input: $ }) {
    return yield* block('b', function* (b) {
      yield* b.stop(1);
      return 1;
    });
  }));
// raw: StartAt names no state
void (() => raw({ StartAt: 'Z', States: { A: { Type: 'Succeed' } } }));
// raw: Next names no state
void (() => raw({ StartAt: 'A', States: { A: { Type: 'Pass', Next: 'Bx' }, B: { Type: 'Succeed' } } }));
// raw: a rule names no state
void (() =>
  raw({
    StartAt: 'A',
    States: { A: { Type: 'Choice', Choices: [{ Next: 'Q' }], Default: 'B' }, B: { Type: 'Succeed' } },
  }));
// raw: a catcher names no state
void (() => raw({ StartAt: 'A', States: { A: { Type: 'Task', Catch: [{ Next: 'Q' }], End: true } } }));
// raw: a dead end
void (() => raw({ StartAt: 'A', States: { A: { Type: 'Pass' } } }));
// raw: a state that cannot be reached
void (() => raw({ StartAt: 'A', States: { A: { Type: 'Pass', End: true }, B: { Type: 'Succeed' } } }));
// raw: a type that does not exist
void (() => raw({ StartAt: 'A', States: { A: { Type: 'Passs', End: true } } }));
// raw: inside a Map, a dead end
void (() =>
  raw({
    StartAt: 'A',
    States: { A: { Type: 'Map', Iterator: { StartAt: 'B', States: { B: { Type: 'Pass' } } }, End: true } },
  }));
