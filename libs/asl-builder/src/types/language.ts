import type { Expr, Primitive } from './expression.js';

/*
 * Which query language an expression needs is part of its type, so that a machine knows the languages it can be
 * printed in. JSONPath has no boolean values but in Choice rules, and no computed values in them.
 */

declare const COMPUTED: unique symbol;
declare const CONDITION: unique symbol;
declare const ONLY: unique symbol;

/** What a machine needs that not every language has. */
export type Need = 'JSONata';

/** The result of a function: in JSONPath a payload can hold it, a Choice cannot look at it. */
export interface Computed<out T> extends Expr<T> {
  readonly [COMPUTED]: true;
}

/** The result of a comparison: in JSONPath a Choice can look at it (unless `N` says no), a payload cannot hold it. */
export interface Condition<out N extends Need = never> extends Expr<boolean> {
  readonly [CONDITION]: { readonly needs: N };
}

/** An expression that only JSONata can write. */
export interface JsonataExpr<out T> extends Expr<T> {
  readonly [ONLY]: 'JSONata';
}

/** An expression that both languages can write as a value. */
export interface Plain<out T> extends Expr<T> {
  readonly [CONDITION]?: never;
  readonly [ONLY]?: never;
}

/** A plain expression that is not computed: what JSONPath's `…Path` fields take. */
export interface Reference<out T> extends Plain<T> {
  readonly [COMPUTED]?: never;
}

type IsAny<T> = 0 extends 1 & T ? true : false;

/** A template that both languages can write: asked first, since that costs the compiler next to nothing. */
type PlainTemplate =
  Primitive | Plain<unknown> | readonly PlainTemplate[] | { readonly [field: string]: PlainTemplate };

/** What a template needs when it is written as a value. */
export type ValueNeeds<P> = P extends PlainTemplate ? never : NeedsInside<P>;

type NeedsInside<P> =
  IsAny<P> extends true
    ? never
    : P extends { readonly [CONDITION]: object } | { readonly [ONLY]: Need }
      ? 'JSONata'
      : P extends Expr<unknown>
        ? never
        : P extends readonly (infer Element)[]
          ? NeedsInside<Element>
          : P extends object
            ? { [K in keyof P]: NeedsInside<P[K]> }[keyof P]
            : never;

/** What an expression needs when a Choice looks at it, or when it is an operand of a comparison. */
export type OperandNeeds<P> =
  IsAny<P> extends true
    ? never
    : P extends { readonly [CONDITION]: object } | { readonly [COMPUTED]: true } | { readonly [ONLY]: Need }
      ? 'JSONata'
      : never;

/** What an expression needs as the condition of a Choice. */
export type ConditionNeeds<P> =
  IsAny<P> extends true
    ? never
    : P extends { readonly [CONDITION]: { readonly needs: infer N extends Need } }
      ? N
      : OperandNeeds<P>;

/** A step that needs a language says so in its yield type. */
export interface Needs<out N extends Need> {
  readonly needs: N;
}

/** The signal for `N`; no signal when nothing is needed. */
export type NeedsSignal<N extends Need> = [N] extends [never] ? never : Needs<N>;

/** The signal of a template. */
export type TemplateSignal<P> = NeedsSignal<ValueNeeds<P>>;
