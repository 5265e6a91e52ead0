/* eslint-disable @typescript-eslint/no-explicit-any -- bodies of any result */
import { equal } from '../expressions/comparison.js';
import { makeStep } from '../graph/step.js';
import type { FittingCases } from '../types/cases.js';
import type { Expr, Ref } from '../types/expression.js';
import type { Body, ResultOf, Step, YieldOf } from '../types/step.js';
import { choose } from './choose.js';

type Tag<X, K extends keyof X> = X[K] & string;

/** A case per tag, each with its own variant; `otherwise` gets the whole value. */
type TagCases<X, K extends keyof X> = {
  readonly [V in Tag<X, K>]?: (value: Ref<Extract<X, { readonly [P in K]: V }>>) => Body<any, any>;
} & { readonly otherwise?: (value: Ref<X>) => Body<any, any> };

/**
 * Goes one way by the tag of a discriminated union; each case sees its own variant only.
 *
 *     yield* matchTag('Via', order.ship, 'kind', { air: (v) => book(v.flight), sea: (v) => book(v.vessel) });
 */
export function matchTag<X, const K extends keyof X & string, const C extends TagCases<X, K>>(
  name: string,
  on: Ref<X> & Expr<X>,
  tag: K,
  cases: C & FittingCases<Tag<X, K>, keyof C>,
): Step<ResultOf<C[keyof C]>, YieldOf<C[keyof C]>> {
  return makeStep(`matchTag('${name}')`, matchTag, (recorder, position) => {
    const { otherwise, ...named } = cases as Readonly<
      Record<string, ((value: unknown) => unknown) | undefined>
    >;
    const arms = Object.entries(named).flatMap(([label, run]) =>
      run
        ? [{ label, condition: equal((on as Record<string, unknown>)[tag], label), run: () => run(on) }]
        : [],
    );
    return choose(recorder, position, name, arms, otherwise && (() => otherwise(on)));
  });
}
