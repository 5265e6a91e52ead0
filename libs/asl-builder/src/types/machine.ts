import type { QueryLanguage, TypedDefinition } from '@ringi/asl';
import type { Need, Needs } from './language.js';

/** The types of a machine, which is all another machine needs to start it. */
export interface MachineTypes<in I, out O, E extends string = never> {
  readonly name: string;
  readonly __input?: (input: I) => void;
  readonly __output?: O;
  readonly __errors?: E;
}

/** JSONPath is what is printed unless asked otherwise; a machine that it cannot write has to be asked. */
type PrintArguments<L extends QueryLanguage> = 'JSONPath' extends L
  ? [options?: { readonly queryLanguage?: L }]
  : [options: { readonly queryLanguage: L }];

/**
 * A finished state machine: input `I`, output `O`, the errors it can end with `E`, and the query languages it can be
 * printed in `L`.
 */
export interface Machine<
  in I,
  out O,
  E extends string = never,
  L extends QueryLanguage = QueryLanguage,
> extends MachineTypes<I, O, E> {
  /**
   * The definition, in JSONPath unless asked otherwise. Every call gives an equal, fresh object.
   * @throws BuildError when something cannot be written in that language and the types could not tell.
   */
  toASL(...options: PrintArguments<L>): TypedDefinition<I, O>;
  /** A Mermaid flowchart. */
  toMermaid(): string;
  /** JSON pointer of each state in the definition -> `file:line:column` of the step that made it. */
  sourceMap(): Record<string, string>;
}

/** The languages that can write a body with the signals `Y`. */
export type LanguagesOf<Y> = 0 extends 1 & Y
  ? QueryLanguage
  : [Extract<Y, Needs<Need>>] extends [never]
    ? QueryLanguage
    : 'JSONata';

/* eslint-disable @typescript-eslint/no-explicit-any */
export type InputOf<M> = M extends MachineTypes<infer I, any, any> ? I : never;
export type OutputOf<M> = M extends MachineTypes<any, infer O, any> ? O : never;
export type ErrorsOf<M> = M extends { readonly __errors?: infer E } ? Exclude<E, undefined> : never;
