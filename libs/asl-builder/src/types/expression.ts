/** Type-level vocabulary of expressions. Everything here is erased; nothing of it exists at run time. */

export declare const VALUE: unique symbol;

/** An expression that yields a `T` when the state machine runs. Covariant in `T`. */
export interface Expr<out T> {
  readonly [VALUE]: T;
}

export type Primitive = string | number | boolean | null | undefined;

type IsAny<T> = 0 extends 1 & T ? true : false;

/** A typed path into a value. Field access extends the path; a field the type does not have does not compile. */
export type Ref<T> =
  IsAny<T> extends true
    ? AnyRef
    : [T] extends [Primitive]
      ? Expr<T>
      : Expr<T> & Fields<NonNullable<T>, Extract<T, undefined>>;

/** A path into data of unknown shape: every field may be read. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- `any` in, `any` out is the meaning of this type
export type AnyRef = Expr<any> & { readonly [field: string]: any };

/** `U` is `undefined` when something on the way may be absent, so that the absence is not forgotten. */
type Fields<T, U> = T extends readonly (infer Element)[]
  ? number extends T['length']
    ? { readonly [index: number]: Ref<Element | U> }
    : { readonly [K in Extract<keyof T, `${number}`>]: Ref<T[K] | U> }
  : { readonly [K in keyof T]-?: Ref<T[K] | U> };

/** What may be written where a `T` is wanted: the value, an expression, or an object that mixes both. */
export type In<T> =
  | Expr<T>
  | (T extends Primitive
      ? T
      : T extends readonly (infer Element)[]
        ? readonly In<Element>[]
        : { readonly [K in keyof T]: In<T[K]> });

/** The run-time type of a template: the inverse of {@link In}. */
export type Out<P> =
  P extends Expr<infer T> ? T : P extends Primitive ? P : { -readonly [K in keyof P]: Out<P[K]> };

/** Shallow on purpose: a recursive constraint would make `Out<P>` infinitely deep (TS2589). */
export type Template = Primitive | object;

/** Makes keys of `P` that `T` does not have unwritable, so a payload cannot carry a field its consumer does not know. */
export type NoExtra<P, T> = P extends Expr<unknown> ? unknown : Unknown<Exclude<keyof P, keyof T>>;

type Unknown<K extends PropertyKey> = [K] extends [never]
  ? unknown
  : { readonly [N in K]: { readonly 'no such field': N } };

/** A type carried by a value: `t<Order>()`, or any Standard Schema (zod, valibot, arktype). */
export interface Type<T> {
  readonly '~standard'?: { readonly types?: { readonly output: T } | undefined } | undefined;
  readonly __type?: T;
}
