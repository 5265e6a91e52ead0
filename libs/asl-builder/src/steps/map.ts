/* eslint-disable @typescript-eslint/no-explicit-any -- bodies of any result */
import { addWithNext, producing } from '../graph/add-state.js';
import { nodeOf, refTo } from '../graph/node.js';
import type { Recorder } from '../graph/recorder.js';
import type { MapState, PassState } from '../graph/state.js';
import { makeStep, runBody } from '../graph/step.js';
import type { Expr, Ref } from '../types/expression.js';
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
import type { Need, Needs, Reference } from '../types/language.js';
import { catching, type AnyHandlers } from './catching.js';
import type { FallibleOptions } from './parallel.js';
import { retriers } from './retry.js';
import type { NoHandlers, Unhandled } from './task.js';

export interface MapOptions {
  /** How many items at the same time; 0 or absent: as many as AWS likes. */
  readonly maxConcurrency?: number | Reference<number>;
  /** Runs each item as an execution of its own, which sees nothing but its item. */
  readonly mode?: {
    readonly distributed: 'STANDARD' | 'EXPRESS';
    readonly toleratedFailurePercentage?: number;
    readonly label?: string;
  };
}

/**
 * Runs `each` for every item; the result is the list of results, in the items' order.
 * Source: https://docs.aws.amazon.com/step-functions/latest/dg/state-map.html
 */
export function map<X, F extends (item: Ref<X>) => Body<any, any>, C = NoHandlers>(
  name: string,
  items: Expr<readonly X[]>,
  each: F,
  options: MapOptions & FallibleOptions<C, ErrorOf<YieldOf<F>>> = {},
): Step<
  Ref<(ValueOf<ResultOf<F>> | ExitOf<YieldOf<F>>)[]> | BodyResult<C[keyof C]>,
  Raises<Unhandled<ErrorOf<YieldOf<F>>, C>> | Extract<YieldOf<F>, Needs<Need>> | BodySignals<C[keyof C]>
> {
  return makeStep(`map('${name}')`, map, (recorder, position) => {
    const source = itemsOf(recorder, name, position, items);
    const item = recorder.newValue(`${name} item`);
    const result = recorder.newValue(name);
    const { mode } = options;
    const processor = recorder.inScope('item', item, position, () => runBody(each(refTo(item) as Ref<X>)));
    const state = addWithNext<MapState>(recorder, {
      type: 'Map',
      name,
      position,
      comment: options.comment,
      extra: options.extra,
      items: source,
      processor,
      maxConcurrency: options.maxConcurrency,
      distributed: mode && {
        executionType: mode.distributed,
        label: mode.label,
        toleratedFailurePercentage: mode.toleratedFailurePercentage,
      },
      retry: retriers(options.retry, name, position),
      catches: [],
      ...producing(result),
    });
    processor.owner = state;
    return catching(recorder, state, refTo(result), options.catch as AnyHandlers | undefined);
  });
}

/** JSONPath's ItemsPath takes a path only, so computed items get a Pass of their own. */
function itemsOf(recorder: Recorder, name: string, position: string, items: unknown): unknown {
  if (nodeOf(items)?.kind !== 'call') return items;
  const value = recorder.newValue(`${name} items`);
  addWithNext<PassState>(recorder, {
    type: 'Pass',
    name: `${name} Items`,
    position,
    value: items,
    ...producing(value),
  });
  return refTo(value);
}
