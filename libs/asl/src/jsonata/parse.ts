import { pushInOrder } from '../push-in-order.js';
import { Cursor } from './cursor.js';
import { BINDING, readInfix } from './infix.js';
import { readOperand } from './operand.js';
import { JsonataSyntaxError } from './syntax-error.js';
import { nameOf } from './tokens.js';
import type { JsonataTree } from './tree.js';

/**
 * Reads a JSONata 2 expression: its grammar, not the types of what it computes.
 * Source: https://docs.jsonata.org/overview.html
 * @throws JsonataSyntaxError with JSONata's own sentence.
 */
export function parseJsonata(text: string): JsonataTree {
  const cursor = new Cursor(text, readExpression);
  const tree = cursor.expression(0);
  if (cursor.token.kind !== 'end') throw cursor.error(`Syntax error: ${nameOf(cursor.token)}`);
  refuseLiteralSteps(tree);
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

/** `a.1` and `true.b` can be read, but mean nothing. */
function refuseLiteralSteps(tree: JsonataTree): void {
  const open = [tree];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (node.kind === 'parts') pushInOrder(open, node.parts);
    if (node.kind !== 'inside') continue;
    const parts = [node.of, ...node.inner];
    const literal = node.how === 'step' && parts.find((part) => part.kind === 'literal' && 'value' in part);
    if (literal && literal.kind === 'literal') {
      const value = JSON.stringify(literal.value);
      throw new JsonataSyntaxError(
        `The literal value ${value} cannot be used as a step within a path expression`,
        0,
      );
    }
    pushInOrder(open, parts);
  }
}
