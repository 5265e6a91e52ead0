/* eslint-disable @typescript-eslint/no-explicit-any -- bodies of any result */
import { call } from '../expressions/call.js';
import { makeStep } from '../graph/step.js';
import type { Expr, NoExtra, Ref } from '../types/expression.js';
import type { Body, ResultOf, Step, YieldOf } from '../types/step.js';
import { choose } from './choose.js';

type Tag<X, K extends keyof X> = X[K] & string;

/** A case per tag, each with its own variant; `otherwise` gets the whole value. */
type TagCases<X, K extends keyof X> = {
  readonly [V in Tag<X, K>]?: (value: Ref<Extract<X, { readonly [P in K]: V }>>) => Body<any, any>;
} & { readonly otherwise?: (value: Ref<X>) => Body<any, any> };

type MustBeExhaustive<X, K extends keyof X, C> = 'otherwise' extends keyof C
  ? unknown
  : [Exclude<Tag<X, K>, keyof C>] extends [never]
    ? unknown
    : { readonly 'NOT EXHAUSTIVE, missing case': Exclude<Tag<X, K>, keyof C> };

type Results<C> = { [K in keyof C]: ResultOf<C[K]> }[keyof C];
type Signals<C> = { [K in keyof C]: YieldOf<C[K]> }[keyof C];

/**
 * Goes one way by the tag of a discriminated union; each case sees its own variant only.
 *
 *     yield* matchTag('Via', order.ship, 'kind', { air: (v) => book(v.flight), sea: (v) => book(v.vessel) });
 */
export function matchTag<X, const K extends keyof X & string, const C extends TagCases<X, K>>(
  name: string,
  on: Ref<X> & Expr<X>,
  tag: K,
  cases: C & NoExtra<C, TagCases<X, K>> & MustBeExhaustive<X, K, C>,
): Step<Results<C>, Signals<C>> {
  return makeStep(`matchTag('${name}')`, matchTag, (recorder, position) => {
    const { otherwise, ...named } = cases as Readonly<
      Record<string, ((value: unknown) => unknown) | undefined>
    >;
    const arms = Object.entries(named).flatMap(([label, run]) =>
      run
        ? [{ label, condition: call('eq', (on as Record<string, unknown>)[tag], label), run: () => run(on) }]
        : [],
    );
    return choose(recorder, position, name, arms, otherwise && (() => otherwise(on)));
  });
}
