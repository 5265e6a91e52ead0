/* eslint-disable @typescript-eslint/no-explicit-any -- bodies of any result */
import { makeStep } from '../graph/step.js';
import type { Expr } from '../types/expression.js';
import type { ConditionNeeds, NeedsSignal } from '../types/language.js';
import type { Body, Branch, ResultOf, Step, YieldOf } from '../types/step.js';
import type { StateOptions } from './extra.js';
import { choose } from './choose.js';

/** A condition and what to do when it holds. */
export interface When<R, Y> {
  readonly condition: Expr<boolean>;
  readonly run: () => Body<R, Y>;
}

export const when = <C extends Expr<boolean>, F extends Branch>(
  condition: C,
  run: F,
): When<ResultOf<F>, YieldOf<F> | NeedsSignal<ConditionNeeds<C>>> => ({ condition, run });

/**
 * Goes the way of the first condition that holds, else `otherwise`.
 *
 *     yield* choice('Risky?', [when(gt(score.risk, 80), () => fail('Too risky'))], next);
 *
 * Source: https://docs.aws.amazon.com/step-functions/latest/dg/state-choice.html
 */
export function choice<const A extends readonly When<any, any>[], F extends Branch>(
  name: string,
  arms: A,
  otherwise: F,
  options: StateOptions = {},
): Step<
  (A[number] extends When<infer R, any> ? R : never) | ResultOf<F>,
  (A[number] extends When<any, infer Y> ? Y : never) | YieldOf<F>
> {
  return makeStep(`choice('${name}')`, choice, (recorder, position) =>
    choose(
      recorder,
      position,
      name,
      arms.map(({ condition, run }, i) => ({ label: `#${i + 1}`, condition, run })),
      otherwise,
      options,
    ),
  );
}
