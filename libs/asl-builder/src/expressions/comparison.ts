import type { Expr } from '../types/expression.js';
import { call } from './call.js';

type Comparable = string | number | boolean;

/** Equal. */
export const eq = <X extends Comparable>(a: Expr<X>, b: NoInfer<X> | Expr<NoInfer<X>>): Expr<boolean> =>
  call('eq', a, b);
/** Not equal. */
export const ne = <X extends Comparable>(a: Expr<X>, b: NoInfer<X> | Expr<NoInfer<X>>): Expr<boolean> =>
  call('ne', a, b);
/** Greater. Strings compare by code unit. */
export const gt = <X extends string | number>(a: Expr<X>, b: X | Expr<X>): Expr<boolean> => call('gt', a, b);
export const gte = <X extends string | number>(a: Expr<X>, b: X | Expr<X>): Expr<boolean> =>
  call('gte', a, b);
/** Less. */
export const lt = <X extends string | number>(a: Expr<X>, b: X | Expr<X>): Expr<boolean> => call('lt', a, b);
export const lte = <X extends string | number>(a: Expr<X>, b: X | Expr<X>): Expr<boolean> =>
  call('lte', a, b);
export const and = (...conditions: Expr<boolean>[]): Expr<boolean> => call('and', ...conditions);
export const or = (...conditions: Expr<boolean>[]): Expr<boolean> => call('or', ...conditions);
export const not = (condition: Expr<boolean>): Expr<boolean> => call('not', condition);
/** True when the field is there, null included. */
export const isPresent = (value: Expr<unknown>): Expr<boolean> => call('isPresent', value);
