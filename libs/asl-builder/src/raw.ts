import type { QueryLanguage, StateType } from '@ringi/asl';

type NextOf<S> = S extends { Next: infer N } ? N : never;
type DefaultOf<S> = S extends { Default: infer D } ? D : never;
type RulesOf<S> = S extends { Choices: readonly (infer Rule)[] } ? NextOf<Rule> : never;
type CatchesOf<S> = S extends { Catch: readonly (infer Catcher)[] } ? NextOf<Catcher> : never;
type TargetsOf<S> = NextOf<S> | DefaultOf<S> | RulesOf<S> | CatchesOf<S>;

type MustGoOn<S> = S extends { Type: 'Succeed' | 'Fail' | 'Choice' } | { Next: string } | { End: true }
  ? unknown
  : { readonly 'dead end: add Next or End': never };
type TargetsMustExist<S, Names> =
  Exclude<TargetsOf<S>, Names> extends never
    ? unknown
    : { readonly 'no such state': Exclude<TargetsOf<S>, Names> };
type Reached<D extends { StartAt: unknown; States: object }> =
  D['StartAt'] | { [K in keyof D['States']]: TargetsOf<D['States'][K]> }[keyof D['States']];
type MustBeReached<D extends { StartAt: unknown; States: object }, K> =
  K extends Reached<D> ? unknown : { readonly 'unreachable state': K };

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
 * state can be reached, and none is a dead end. (Inside Parallel and Map it does not look.)
 */
export function raw<const D extends RawDefinition>(
  definition: D & { readonly StartAt: keyof D['States'] } & {
    readonly States: {
      readonly [K in keyof D['States']]: MustGoOn<D['States'][K]> &
        TargetsMustExist<D['States'][K], keyof D['States']> &
        MustBeReached<D, K>;
    };
  },
): D {
  return definition;
}
