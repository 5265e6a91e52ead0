/* eslint-disable @typescript-eslint/no-explicit-any -- bodies of any result */
import { planOf, type Items } from '../items/plan.js';
import type { Ref } from '../types/expression.js';
import type { Need, Needs, NeedsSignal, Reference } from '../types/language.js';
import type {
  Body,
  BodyResult,
  BodySignals,
  ErrorOf,
  ExitOf,
  Raises,
  ResultOf,
  Step,
  ValueOf,
  YieldOf,
} from '../types/step.js';
import { makeStep } from '../graph/step.js';
import { recordMap } from './record-map.js';
import type { FallibleOptions } from './parallel.js';
import type { NoHandlers, Unhandled } from './task.js';

export interface MapOptions {
  /** How many items at the same time; 0 or absent: as many as AWS likes, up to 40. */
  readonly maxConcurrency?: number | Reference<number>;
}

/** The signals of a step that runs `F` for its items and has the handlers `C`. */
export type MapSignals<F, C, N extends Need> =
  | Raises<Unhandled<ErrorOf<YieldOf<F>>, C>>
  | Extract<YieldOf<F>, Needs<Need>>
  | NeedsSignal<N>
  | BodySignals<C[keyof C]>;

/** What one iteration gives. */
export type ItemResult<F> = ValueOf<ResultOf<F>> | ExitOf<YieldOf<F>>;

/**
 * Runs `each` for every item, inside this execution; the result is the list of results, in the items' order.
 *
 *     const sums = yield* map('Lines', order.lines, (line) => pass('Sum', { sum: add(line.price, line.tax) }));
 *
 * Source: https://docs.aws.amazon.com/step-functions/latest/dg/state-map-inline.html
 */
export function map<X, F extends (item: Ref<X>) => Body<any, any>, C = NoHandlers, N extends Need = never>(
  name: string,
  items: Items<X, 'any', N>,
  each: F,
  options: MapOptions & FallibleOptions<C, ErrorOf<YieldOf<F>>> = {},
): Step<Ref<ItemResult<F>[]> | BodyResult<C[keyof C]>, MapSignals<F, C, N>> {
  return makeStep(`map('${name}')`, map, (recorder, position) =>
    recordMap(recorder, position, { name, plan: planOf(items), each: each as never, options }),
  );
}
