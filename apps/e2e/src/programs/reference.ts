import {
  breaks,
  LAST_ROUND,
  pick,
  work,
  type Block,
  type Operand,
  type Statement,
  type Value,
} from './program.js';

/** What a run comes to. Errors of evaluation are one class: the query languages name them differently. */
export type Outcome =
  | { readonly status: 'SUCCEEDED'; readonly output: unknown }
  | { readonly status: 'FAILED'; readonly error: string };

export const EVALUATION_ERROR = 'evaluation error';

class Ends extends Error {
  constructor(readonly outcome: Outcome) {
    super('the program ends');
  }
}
class BranchEnds extends Error {
  constructor(readonly value: Value) {
    super('the branch ends');
  }
}

type Known = readonly Value[];

/** Runs a program as what it means, by no more than the host language. */
export function runReference(program: Block, input: Value): Outcome {
  try {
    return { status: 'SUCCEEDED', output: block(program, [input]) };
  } catch (error) {
    if (error instanceof Ends) return error.outcome;
    throw error;
  }
}

function block(program: Block, outer: Known): Value {
  const known = [...outer];
  for (const statement of program.statements) known.push(...run(statement, known));
  const value = pick(known, program.of);
  switch (program.end) {
    case 'value':
      return value;
    case 'literal':
      return { v: program.id, ok: false };
    case 'fail':
      throw new Ends({ status: 'FAILED', error: `E${program.id}` });
    case 'succeed':
      throw program.scope === 0 ? new Ends({ status: 'SUCCEEDED', output: value }) : new BranchEnds(value);
  }
}

/** A Parallel branch or an iteration: ending is giving a result. */
function branch(program: Block, known: Known): Value {
  try {
    return block(program, known);
  } catch (error) {
    if (error instanceof BranchEnds) return error.value;
    throw error;
  }
}

const number = (operand: Operand, known: Known): number =>
  'literal' in operand ? operand.literal : pick(known, operand.known).v;

/** The values a statement adds to those that are known. */
function run(statement: Statement, known: Known): Known {
  const { id } = statement;
  const both = () => {
    const { x, y } = statement as { x: Operand; y: Operand };
    return { x: number(x, known), y: number(y, known), id };
  };
  switch (statement.kind) {
    case 'task':
      return [statement.handler && breaks(both()) ? block(statement.handler, known) : work(both())];
    case 'pass':
      return [{ v: both().x, other: both().y, ok: true }];
    case 'compute':
      if (statement.breaks) throw new Ends({ status: 'FAILED', error: EVALUATION_ERROR });
      return [{ v: both().x + both().y, text: both().x, ok: true }];
    case 'wait':
      return [];
    case 'match':
      return [block(pick(known, statement.on).ok ? statement.yes : statement.no, known)];
    case 'choice':
      return [block(pick(known, statement.on).v > statement.above ? statement.yes : statement.no, known)];
    case 'parallel':
      return [branch(statement.left, known), branch(statement.right, known)];
    case 'map': {
      const items = [both().x, both().y].map((v) => ({ v, ok: false }));
      return items.map((item) => branch(statement.each, [...known, item]));
    }
    case 'block': {
      if (pick(known, statement.on).ok) return [pick(known, statement.early)];
      return [block(statement.body, known)];
    }
    case 'loop':
      return [rounds(statement, known)];
  }
}

function rounds(statement: Extract<Statement, { kind: 'loop' }>, known: Known): Value {
  let carried = { v: number(statement.initial, known), ok: true, n: 0 };
  for (;;) {
    const made = block(statement.round, [...known, carried]);
    if (carried.n > LAST_ROUND) return statement.id % 3 === 0 ? carried : made;
    carried = { v: made.v, ok: true, n: carried.n + 1 };
  }
}
