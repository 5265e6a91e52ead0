import { Cursor } from './cursor.js';
import { BINDING, readInfix } from './infix.js';
import { readOperand } from './operand.js';
import type { JsonataTree } from './tree.js';

/**
 * Reads a JSONata 2 expression: its grammar, not the types of what it computes.
 * Source: https://docs.jsonata.org/overview.html
 * @throws JsonataSyntaxError with JSONata's own sentence.
 */
export function parseJsonata(text: string): JsonataTree {
  const cursor = new Cursor(text, readExpression);
  const tree = cursor.expression(0);
  const { token } = cursor;
  if (token.kind !== 'end') throw cursor.error(`Syntax error: ${JSON.stringify(token.text)}`);
  return tree;
}

/** An operand and the operators that bind it more tightly than `strength`. */
function readExpression(cursor: Cursor, strength: number): JsonataTree {
  let left = readOperand(cursor);
  while (cursor.token.kind !== 'end' && strength < bindingOf(cursor)) left = readInfix(cursor, left);
  return left;
}

const bindingOf = ({ token }: Cursor): number =>
  token.kind === 'operator' ? (BINDING.get(token.text) ?? 0) : 0;
