import type { Cursor } from './cursor.js';
import type { JsonataTree } from './tree.js';

/** `f(a, ?)`, and `function($a) <s:s> { … }`, which is read the same way up to its bracket. */
export function readCall(cursor: Cursor, callee: JsonataTree): JsonataTree {
  cursor.expect('(', true);
  const args: JsonataTree[] = [];
  if (!cursor.is(')')) {
    for (;;) {
      // A `?` leaves the place of an argument open.
      if (cursor.is('?')) cursor.take(false);
      else args.push(cursor.expression(0));
      if (!cursor.is(',')) break;
      cursor.take(true);
    }
  }
  cursor.expect(')', false);
  const definition = callee.kind === 'name' && (callee.name === 'function' || callee.name === 'λ');
  return definition ? readBody(cursor, args) : { kind: 'parts', parts: [callee, ...args] };
}

function readBody(cursor: Cursor, parameters: readonly JsonataTree[]): JsonataTree {
  const wrong = parameters.findIndex(({ kind }) => kind !== 'variable');
  if (wrong >= 0) {
    throw cursor.error(
      `Parameter ${wrong + 1} of function definition must be a variable name (start with $)`,
    );
  }
  if (cursor.is('<')) skipSignature(cursor);
  cursor.expect('{', true);
  const body = cursor.expression(0);
  cursor.expect('}', false);
  return { kind: 'parts', parts: [body] };
}

/** `<s-n:b>`: types of the parameters, which only a call would look at. */
function skipSignature(cursor: Cursor): void {
  let depth = 0;
  while (!cursor.is('{') && cursor.token.kind !== 'end') {
    if (cursor.is('<')) depth += 1;
    const closed = cursor.is('>');
    cursor.take(false);
    if (closed && (depth -= 1) === 0) return;
  }
}
