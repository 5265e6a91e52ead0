import type { Need } from './language.js';

/** A call that a Task can make: what it gives (`O`), the errors it raises (`E`), the language it needs (`N`). */
export interface Integration<out O, out E extends string, out N extends Need = never> {
  /** The Task's `Resource`. */
  readonly resource: string;
  /** Template of `Parameters` / `Arguments`. */
  readonly args: unknown;
  /** Where in the service's answer the result is. */
  readonly pick?: readonly string[];
  readonly __output?: O;
  readonly __errors?: E;
  readonly __needs?: N;
}

/** A Lambda function: what it takes, what it gives, and the errors of its own it raises. */
export interface FunctionRef<in I, out O, E extends string = never> {
  readonly arn: string;
  readonly __input?: (input: I) => void;
  readonly __output?: O;
  readonly __errors?: E;
}
