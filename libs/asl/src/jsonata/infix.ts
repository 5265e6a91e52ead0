import { readCall } from './call.js';
import type { Cursor } from './cursor.js';
import { readPairs } from './operand.js';
import type { JsonataTree } from './tree.js';

/** How tightly operators bind. Source: https://docs.jsonata.org/other-operators and the pages beside it. */
export const BINDING: ReadonlyMap<string, number> = new Map([
  ...bind(80, '[', '(', '@', '#'),
  ...bind(75, '.'),
  ...bind(70, '{'),
  ...bind(60, '*', '/', '%'),
  ...bind(50, '+', '-', '&'),
  ...bind(40, '=', '!=', '<', '<=', '>', '>=', '^', '~>', '?:', '??', 'in'),
  ...bind(30, 'and'),
  ...bind(25, 'or'),
  ...bind(20, '?'),
  ...bind(10, ':='),
]);

function bind(strength: number, ...operators: readonly string[]): [string, number][] {
  return operators.map((operator) => [operator, strength]);
}

/** Reads the operator that follows an operand, and its right side. */
export function readInfix(cursor: Cursor, left: JsonataTree): JsonataTree {
  const operator = cursor.token.text;
  switch (operator) {
    case '(':
      return readCall(cursor, left);
    case '[':
      return readPredicate(cursor, left);
    case '{':
      return { kind: 'inside', how: 'other', of: left, inner: readPairs(cursor) };
    case '^':
      return readSort(cursor, left);
    case '.':
      cursor.take(true);
      return { kind: 'inside', how: 'step', of: left, inner: [cursor.expression(75)] };
    case '?':
      return readCondition(cursor, left);
    case ':=':
      if (left.kind !== 'variable') {
        throw cursor.error('The left side of := must be a variable name (start with $)');
      }
      cursor.take(true);
      // It binds to the right: one less than its own strength.
      return { kind: 'parts', parts: [cursor.expression(9)] };
    case '@':
    case '#': {
      cursor.take(true);
      const bound = cursor.expression(80);
      if (bound.kind === 'variable') return left;
      throw cursor.error(
        `The right side of ${JSON.stringify(operator)} must be a variable name (start with $)`,
      );
    }
    default:
      cursor.take(true);
      return { kind: 'parts', parts: [left, cursor.expression(BINDING.get(operator) ?? 0)] };
  }
}

/** `left[…]`; `left[]` keeps an array. */
function readPredicate(cursor: Cursor, of: JsonataTree): JsonataTree {
  cursor.expect('[', true);
  if (cursor.is(']')) {
    cursor.take(false);
    return of;
  }
  if (cursor.token.kind === 'end') cursor.expect(']', false);
  const inner = [cursor.expression(0)];
  cursor.expect(']', false);
  return { kind: 'inside', how: 'other', of, inner };
}

/** `left^(<a, >b)` */
function readSort(cursor: Cursor, of: JsonataTree): JsonataTree {
  cursor.take(true);
  cursor.expect('(', true);
  const inner: JsonataTree[] = [];
  for (;;) {
    if (cursor.is('<') || cursor.is('>')) cursor.take(true);
    inner.push(cursor.expression(0));
    if (!cursor.is(',')) break;
    cursor.take(true);
  }
  cursor.expect(')', false);
  return { kind: 'inside', how: 'other', of, inner };
}

/** `left ? then : else`; the last part may be missing. */
function readCondition(cursor: Cursor, left: JsonataTree): JsonataTree {
  cursor.take(true);
  const parts = [left, cursor.expression(0)];
  if (cursor.is(':')) {
    cursor.take(true);
    parts.push(cursor.expression(0));
  }
  return { kind: 'parts', parts };
}
