import type { Expr } from '../types/expression.js';
import type { Condition, ConditionNeeds, OperandNeeds } from '../types/language.js';
import type { ValueOf } from '../types/step.js';
import { call } from './call.js';
import { builtIn, operator } from './functions.js';
import type { Timestamp } from './typed.js';

type Comparable = string | number | boolean | Timestamp;
type Ordered = string | number | Timestamp;

/** The other side of a comparison: a value of the same kind, or an expression of one. */
type Other<A> = ValueOf<A> | Expr<ValueOf<A>>;
type Compared<A, B> = Condition<OperandNeeds<A> | OperandNeeds<B>>;

/*
 * Comparisons. In JSONPath the type of what is compared has to be known: from the literal on the right, or, where
 * both sides are computed while the machine runs, from `asText`, `asNumber`, `asBoolean` or `asTimestamp`.
 */

/** Two printed or unprinted values, whatever their types. */
export const equal = <T extends Expr<boolean>>(a: unknown, b: unknown): T => call(operator('eq', '='), a, b);

/** Equal. */
export const eq = <A extends Expr<Comparable>, const B extends Other<A>>(a: A, b: B): Compared<A, B> =>
  equal(a, b);
/** Not equal. */
export const ne = <A extends Expr<Comparable>, const B extends Other<A>>(a: A, b: B): Compared<A, B> =>
  call(operator('ne', '!='), a, b);
/** Greater. Texts compare by code unit. */
export const gt = <A extends Expr<Ordered>, const B extends Other<A>>(a: A, b: B): Compared<A, B> =>
  call(operator('gt', '>'), a, b);
/** Greater or equal. */
export const gte = <A extends Expr<Ordered>, const B extends Other<A>>(a: A, b: B): Compared<A, B> =>
  call(operator('gte', '>='), a, b);
/** Less. */
export const lt = <A extends Expr<Ordered>, const B extends Other<A>>(a: A, b: B): Compared<A, B> =>
  call(operator('lt', '<'), a, b);
/** Less or equal. */
export const lte = <A extends Expr<Ordered>, const B extends Other<A>>(a: A, b: B): Compared<A, B> =>
  call(operator('lte', '<='), a, b);

export const and = <C extends Expr<boolean>>(...conditions: C[]): Condition<ConditionNeeds<C>> =>
  call(operator('and', 'and'), ...conditions);
export const or = <C extends Expr<boolean>>(...conditions: C[]): Condition<ConditionNeeds<C>> =>
  call(operator('or', 'or'), ...conditions);
export const not = <C extends Expr<boolean>>(condition: C): Condition<ConditionNeeds<C>> =>
  call({ name: 'not', jsonata: builtIn('not') }, condition);
/** True when the field is there, null included. */
export const isPresent = <A extends Expr<unknown>>(value: A): Condition<OperandNeeds<A>> =>
  call({ name: 'isPresent', jsonata: builtIn('exists') }, value);
