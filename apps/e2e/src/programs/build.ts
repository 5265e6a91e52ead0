/* eslint-disable @typescript-eslint/no-explicit-any -- a random program has no static types */
import {
  add,
  at,
  block as labelled,
  choice,
  fail,
  fn,
  format,
  gt,
  lambda,
  loopFrom,
  machine,
  map,
  match,
  next,
  parallel,
  parseJson,
  pass,
  succeed,
  t,
  task,
  wait,
  when,
} from '@ringi/asl-builder';
import { LAST_ROUND, pick, type Block, type Operand, type Statement } from './program.js';

type Known = readonly any[];
type Steps = Generator<any, any, any>;

const work = fn<any, any>('arn:aws:lambda:us-east-1:123456789012:function:work');

/** The machine of a program, written with the library. */
export const build = (program: Block) =>
  machine({ name: 'random', input: t<any>() }, function* ({ input }): Steps {
    return yield* block(program, [input]);
  });

function* block(program: Block, outer: Known): Steps {
  const known = [...outer];
  for (const statement of program.statements) {
    const values = yield* step(statement, known);
    // Every way through the statement has ended: nothing can stand behind it.
    if (values.includes(undefined)) return undefined;
    known.push(...values);
  }
  const value = pick(known, program.of);
  const { id, scope } = program;
  switch (program.end) {
    case 'value':
      return value;
    case 'literal':
      return { v: id, ok: false };
    case 'fail':
      return yield* fail(id % 2 ? 'Failed' : `Failed ${id}`, { error: `E${id}`, cause: 'as it should' });
    case 'succeed':
      return yield* succeed(`Done ${scope}${id % 3 === 0 ? '' : ` ${id}`}`, value);
  }
}

const number = (operand: Operand, known: Known): any =>
  'literal' in operand ? operand.literal : pick(known, operand.known).v;

function* step(statement: Statement, known: Known): Generator<any, any[], any> {
  const { id, kind } = statement;
  const name = `${kind} ${id}`;
  switch (kind) {
    case 'task': {
      const { handler } = statement;
      const payload = {
        x: number(statement.x, known),
        y: number(statement.y, known),
        id,
        handled: !!handler,
      };
      const options: any = handler ? { catch: { 'States.ALL': () => block(handler, known) } } : {};
      return [yield* task(name, lambda.invoke(work, payload), options)];
    }
    case 'pass':
      return [
        yield* pass(name, { v: number(statement.x, known), other: number(statement.y, known), ok: true }),
      ];
    case 'compute': {
      const sum = add(number(statement.x, known), number(statement.y, known));
      const text = parseJson(format`${statement.breaks ? '{' : ''}${number(statement.x, known)}`);
      return [yield* pass(name, { v: sum, text, ok: true })];
    }
    case 'wait':
      yield* wait(name, { seconds: 1 });
      return [];
    case 'match': {
      const cases = { true: () => block(statement.yes, known), false: () => block(statement.no, known) };
      return [yield* match(name, pick(known, statement.on).ok, cases as any)];
    }
    case 'choice': {
      const above = when(gt(pick(known, statement.on).v, statement.above), () => block(statement.yes, known));
      return [yield* choice(name, [above], () => block(statement.no, known))];
    }
    case 'parallel': {
      const branches = [() => block(statement.left, known), () => block(statement.right, known)];
      const both: any = yield* parallel(name, branches as any);
      return [both[0], both[1]];
    }
    case 'map': {
      const values = [statement.x, statement.y].map((operand) => ({ v: number(operand, known), ok: false }));
      const items: any = yield* pass(`items ${id}`, { list: values });
      const results: any = yield* map(name, items.list, ((item: any) =>
        block(statement.each, [...known, item])) as any);
      return [at(results, 0), at(results, 1)];
    }
    case 'block':
      return [
        yield* labelled(`b${id}`, function* (b): Steps {
          const early = () => b.leave(pick(known, statement.early));
          yield* match(name, pick(known, statement.on).ok, { true: early, false: next } as any);
          return yield* block(statement.body, known);
        }),
      ];
    case 'loop':
      return [yield* loop(statement, known)];
  }
}

function loop(statement: Extract<Statement, { kind: 'loop' }>, known: Known): any {
  const { id } = statement;
  const initial: any = { v: number(statement.initial, known), ok: true, n: 0 };
  return loopFrom(initial, function* (l: any, carried: any): Steps {
    const made: any = yield* block(statement.round, [...known, carried]);
    if (made === undefined) return;
    const enough = when(gt(carried.n, LAST_ROUND), () => l.stop(id % 3 ? made : carried));
    const again = { v: made.v, ok: true, n: add(carried.n, 1) };
    yield* choice(
      `enough ${id}`,
      [enough],
      id % 2
        ? () => l.again(again)
        : function* (): Steps {
            const carry = yield* pass(`again ${id}`, again);
            if (id % 4) yield* wait(`pause ${id}`, { seconds: 1 });
            yield* l.again(carry);
          },
    );
  } as any);
}
