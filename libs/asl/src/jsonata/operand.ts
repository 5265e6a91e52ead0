import type { Cursor } from './cursor.js';
import type { JsonataTree } from './tree.js';

const LITERAL: JsonataTree = { kind: 'literal' };
const UNARY_MINUS = 70;

/** Reads what an expression may begin with. */
export function readOperand(cursor: Cursor): JsonataTree {
  const { token } = cursor;
  switch (token.kind) {
    case 'name':
    case 'variable':
      cursor.take(false);
      return { kind: token.kind, name: token.text };
    case 'number':
    case 'value':
      cursor.take(false);
      return { kind: 'literal', value: token.value as number | boolean | null };
    case 'string':
    case 'regex':
      cursor.take(false);
      return LITERAL;
    case 'end':
      throw cursor.error('Unexpected end of expression');
    case 'operator':
      return readPrefix(cursor, token.text);
  }
}

function readPrefix(cursor: Cursor, operator: string): JsonataTree {
  switch (operator) {
    case 'and':
    case 'or':
    case 'in':
      cursor.take(false);
      return { kind: 'name', name: operator };
    case '*':
    case '**':
    case '%':
      cursor.take(false);
      return LITERAL;
    case '-':
      cursor.take(true);
      return { kind: 'parts', parts: [cursor.expression(UNARY_MINUS)] };
    case '(':
      return readBlock(cursor);
    case '[':
      return readArray(cursor);
    case '{':
      return { kind: 'parts', parts: readPairs(cursor) };
    case '|':
      return readTransform(cursor);
    default:
      throw cursor.error(`The symbol ${JSON.stringify(operator)} cannot be used as a unary operator`);
  }
}

/** `(a; b)` */
function readBlock(cursor: Cursor): JsonataTree {
  cursor.expect('(', true);
  const parts: JsonataTree[] = [];
  while (!cursor.is(')')) {
    parts.push(cursor.expression(0));
    if (!cursor.is(';')) break;
    cursor.take(true);
  }
  cursor.expect(')', false);
  return { kind: 'parts', parts, grouped: true };
}

/** `[a, b..c]` */
function readArray(cursor: Cursor): JsonataTree {
  cursor.expect('[', true);
  const parts: JsonataTree[] = [];
  if (!cursor.is(']')) {
    for (;;) {
      parts.push(cursor.expression(0));
      if (cursor.is('..')) {
        cursor.take(true);
        parts.push(cursor.expression(0));
      }
      if (!cursor.is(',')) break;
      cursor.take(true);
    }
  }
  cursor.expect(']', false);
  return { kind: 'parts', parts };
}

/** `{a: b, c: d}` */
export function readPairs(cursor: Cursor): JsonataTree[] {
  cursor.expect('{', true);
  const parts: JsonataTree[] = [];
  if (!cursor.is('}')) {
    for (;;) {
      parts.push(cursor.expression(0));
      cursor.expect(':', true);
      parts.push(cursor.expression(0));
      if (!cursor.is(',')) break;
      cursor.take(true);
    }
  }
  cursor.expect('}', false);
  return parts;
}

/** `|where|update|` or `|where|update, delete|` */
function readTransform(cursor: Cursor): JsonataTree {
  cursor.expect('|', true);
  const inner = [cursor.expression(0)];
  cursor.expect('|', true);
  inner.push(cursor.expression(0));
  if (cursor.is(',')) {
    cursor.take(true);
    inner.push(cursor.expression(0));
  }
  cursor.expect('|', false);
  return { kind: 'inside', how: 'other', of: LITERAL, inner };
}
