import { expression, toNode } from '../graph/node.js';
import type { Expr } from '../types/expression.js';
import type { FunctionName } from './functions.js';

/** An expression that calls `fn`. `T` is the caller's promise. */
export const call = <T>(fn: FunctionName, ...args: unknown[]): Expr<T> =>
  expression({ kind: 'call', fn, args: args.map(toNode) }) as unknown as Expr<T>;
