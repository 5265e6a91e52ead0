import type { QueryLanguage, TypedDefinition } from '@ringi/asl';

/** The types of a machine, which is all another machine needs to start it. */
export interface MachineTypes<in I, out O, E extends string = never> {
  readonly name: string;
  readonly __input?: (input: I) => void;
  readonly __output?: O;
  readonly __errors?: E;
}

/** A finished state machine: input `I`, output `O`, and `E`, the errors it can end with. */
export interface Machine<in I, out O, E extends string = never> extends MachineTypes<I, O, E> {
  /**
   * The definition, in JSONPath unless asked otherwise. Every call gives an equal, fresh object.
   * @throws BuildError when an expression cannot be written in that language.
   */
  toASL(options?: { readonly queryLanguage?: QueryLanguage }): TypedDefinition<I, O>;
  /** A Mermaid flowchart. */
  toMermaid(): string;
  /** JSON pointer of each state in the definition -> `file:line:column` of the step that made it. */
  sourceMap(): Record<string, string>;
}

/* eslint-disable @typescript-eslint/no-explicit-any */
export type InputOf<M> = M extends MachineTypes<infer I, any, any> ? I : never;
export type OutputOf<M> = M extends MachineTypes<any, infer O, any> ? O : never;
export type ErrorsOf<M> = M extends { readonly __errors?: infer E } ? Exclude<E, undefined> : never;
