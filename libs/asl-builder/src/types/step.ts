/* eslint-disable @typescript-eslint/no-explicit-any -- `any` stands for "whatever the body is": inference needs it */
import type { Expr, Out, Template } from './expression.js';
import type { Need, Needs } from './language.js';

/** A step that ends the machine successfully with a `T` says so in its yield type. */
export interface Exits<out T> {
  readonly exits: T;
}

/** A step that can end the machine with error `E` says so in its yield type. */
export interface Raises<out E extends string> {
  readonly raises: E;
}

/** `stop(value)` of a loop, until the loop takes it up. */
export interface Stops<out T> {
  readonly stops: T;
}

/** `leave(value)` of the block with label `L`, until that block takes it up. */
export interface Leaves<out L extends string, out T> {
  readonly leaves: { readonly label: L; readonly value: T };
}

/** What a generator body gives off through its yield type. */
export type Signal = Exits<unknown> | Raises<string> | Needs<Need>;

export type ExitOf<Y> = Y extends Exits<infer T> ? T : never;
export type ErrorOf<Y> = Y extends Raises<infer E> ? E : never;
export type StopOf<Y> = Y extends Stops<infer T> ? T : never;

/** One step: `const result = yield* step` gives an `R`; `Y` are its signals. */
export interface Step<out R, out Y = never> {
  [Symbol.iterator](): Iterator<Y, R, any>;
}

/** A sequence of steps (a generator object) or one step. */
export type Body<R, Y = any> = Generator<Y, R, any> | Step<R, Y>;

export type Branch = () => Body<any, any>;

export type BodyResult<B> = B extends Step<infer R, any> ? R : never;
export type BodySignals<B> = B extends Step<any, infer Y> ? Y : never;
export type ResultOf<F> = F extends (...args: any[]) => Step<infer R, any> ? R : never;
export type YieldOf<F> = F extends (...args: any[]) => Step<any, infer Y> ? Y : never;

/** The run-time type of what a body returns: an expression's value, or a template's. */
export type ValueOf<R> = R extends Expr<infer X> ? X : R extends Template ? Out<R> : never;
