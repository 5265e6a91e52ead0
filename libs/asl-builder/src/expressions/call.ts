import { expression, toNode } from '../graph/node.js';
import type { Expr } from '../types/expression.js';
import type { FunctionText } from './functions.js';

/** An expression that calls `fn`. Its type is the caller's promise. */
export const call = <T extends Expr<unknown>>(fn: FunctionText, ...args: unknown[]): T =>
  expression({ kind: 'call', fn, args: args.map(toNode) }) as unknown as T;
