import { equal } from '../expressions/comparison.js';
import { makeStep } from '../graph/step.js';
import type { FittingCases } from '../types/cases.js';
import type { Expr } from '../types/expression.js';
import type { NeedsSignal, OperandNeeds } from '../types/language.js';
import type { Branch, ResultOf, Step, ValueOf, YieldOf } from '../types/step.js';
import type { StateOptions } from './extra.js';
import { choose } from './choose.js';

/** The literals a value may have, as case names. The texts 'true' and 'false' would be taken for booleans. */
type CaseName<X> = X extends boolean
  ? `${X}`
  : X extends 'true' | 'false'
    ? never
    : X extends string
      ? X
      : never;

type Cases<X> = { readonly [K in CaseName<X> | 'otherwise']?: Branch };

/**
 * Goes one way by the value of `on`, a boolean or a text. All literals of its type need a case, or `otherwise`.
 * The result is that of the case taken. (Numbers: see `choice`.)
 *
 *     yield* match('Outcome', decision.outcome, { approved: next, rejected: () => succeed('Rejected', decision) });
 *
 * Source: https://docs.aws.amazon.com/step-functions/latest/dg/state-choice.html
 */
export function match<const A extends Expr<string | boolean>, const C extends Cases<ValueOf<A>>>(
  name: string,
  on: A,
  cases: C & FittingCases<CaseName<ValueOf<A>>, keyof C>,
  options: StateOptions = {},
): Step<ResultOf<C[keyof C]>, YieldOf<C[keyof C]> | NeedsSignal<OperandNeeds<A>>> {
  return makeStep(`match('${name}')`, match, (recorder, position) => {
    const { otherwise, ...named } = cases as Readonly<Record<string, (() => unknown) | undefined>>;
    const arms = Object.entries(named).flatMap(([label, run]) =>
      run ? [{ label, condition: equal(on, literalOf(label)), run }] : [],
    );
    return choose(recorder, position, name, arms, otherwise, options);
  });
}

function literalOf(label: string): string | boolean {
  if (label === 'true') return true;
  return label === 'false' ? false : label;
}
