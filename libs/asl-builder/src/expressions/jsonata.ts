import type { Expr } from '../types/expression.js';
import type { JsonataExpr } from '../types/language.js';
import { call } from './call.js';

/**
 * Any JSONata, with expressions in it: jsonata<string>`$uppercase(${order.id})`. `T` is your promise. A machine that
 * uses it can be printed in JSONata only, and its type says so.
 * Source: https://docs.jsonata.org
 */
export function jsonata<T>(strings: TemplateStringsArray, ...values: Expr<unknown>[]): JsonataExpr<T> {
  // The arguments are pieces of text and expressions, in turn.
  const pieces = strings.flatMap((text, i) => (i < values.length ? [text, values[i]] : [text]));
  return call(
    { name: 'jsonata', jsonata: (...parts) => parts.join(''), infix: true, impure: true },
    ...pieces,
  );
}
