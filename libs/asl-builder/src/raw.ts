import type { QueryLanguage, StateType } from '@ringi/asl';

type NextOf<S> = S extends { Next: infer N } ? N : never;
type DefaultOf<S> = S extends { Default: infer D } ? D : never;
type RulesOf<S> = S extends { Choices: readonly (infer Rule)[] } ? NextOf<Rule> : never;
type CatchesOf<S> = S extends { Catch: readonly (infer Catcher)[] } ? NextOf<Catcher> : never;
type TargetsOf<S> = NextOf<S> | DefaultOf<S> | RulesOf<S> | CatchesOf<S>;

type Fault<S, Names> =
  | (S extends { Type: 'Succeed' | 'Fail' | 'Choice' } | { Next: string } | { End: true }
      ? never
      : 'dead end: add Next or End')
  | (Exclude<TargetsOf<S>, Names> extends infer N
      ? N extends string
        ? `no such state: ${N}`
        : never
      : never);
type Reached<D> = D extends { StartAt: infer S; States: infer B }
  ? S | { [K in keyof B]: TargetsOf<B[K]> }[keyof B]
  : never;

/** What is wrong with one state of the block `D`, with what is nested in it. */
type StateFaults<D, B, K extends keyof B> =
  | Fault<B[K], keyof B>
  | (K extends Reached<D> ? never : 'unreachable state')
  | (B[K] extends { Branches: readonly (infer I)[] } ? BlockFaults<I> : never)
  | (B[K] extends { ItemProcessor: infer I } ? BlockFaults<I> : never)
  | (B[K] extends { Iterator: infer I } ? BlockFaults<I> : never);

/** What is wrong with a branch or an item processor. */
type BlockFaults<D> = D extends { StartAt: infer S; States: infer B }
  ? | (S extends keyof B ? never : `no such state: ${S & string}`)
    | { [K in keyof B]: StateFaults<D, B, K> }[keyof B]
  : never;

/** Fits anything when there are no faults; otherwise the fault is the name of a field that is missing. */
type Sound<F> = [F] extends [never] ? unknown : { readonly [K in F & string]: never };

/** A definition written by hand (or imported as a literal). */
export interface RawDefinition {
  readonly Comment?: string;
  readonly QueryLanguage?: QueryLanguage;
  readonly TimeoutSeconds?: number;
  readonly StartAt: string;
  readonly States: { readonly [name: string]: { readonly Type: StateType } };
}

/**
 * The low layer: plain ASL as a literal, given back as it is. The compiler checks that every target exists, every
 * state can be reached, and none is a dead end, inside Parallel and Map as well.
 */
export function raw<const D extends RawDefinition>(
  definition: D & { readonly StartAt: keyof D['States'] } & {
    readonly States: { readonly [K in keyof D['States']]: Sound<StateFaults<D, D['States'], K>> };
  },
): D {
  return definition;
}
