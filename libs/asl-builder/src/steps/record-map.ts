import { addWithNext, producing } from '../graph/add-state.js';
import { nodeOf, refTo } from '../graph/node.js';
import type { Recorder } from '../graph/recorder.js';
import type { DistributedMode, MapState, PassState } from '../graph/state.js';
import { runBody } from '../graph/step.js';
import type { ItemPlan } from '../types/items.js';
import type { RetryPolicy } from '../types/errors.js';
import { catching, type AnyHandlers } from './catching.js';
import { retriers } from './retry.js';

/** A Map, types erased. */
export interface MapPlan {
  readonly name: string;
  readonly plan: ItemPlan;
  readonly each: (item: unknown) => unknown;
  readonly options: {
    readonly comment?: string;
    readonly extra?: Readonly<Record<string, unknown>>;
    readonly maxConcurrency?: unknown;
    readonly retry?: readonly RetryPolicy<string>[];
    readonly catch?: unknown;
  };
  readonly distributed?: DistributedMode;
}

export function recordMap(recorder: Recorder, position: string, map: MapPlan): unknown {
  const { name, each, options, distributed } = map;
  const plan = computed(recorder, name, position, map.plan);
  const item = recorder.newValue(`${name} item`);
  const result = recorder.newValue(name);
  const processor = recorder.inScope('item', item, position, () => runBody(each(refTo(item))));
  const state = addWithNext<MapState>(recorder, {
    type: 'Map',
    name,
    position,
    comment: options.comment,
    extra: options.extra,
    plan,
    processor,
    maxConcurrency: options.maxConcurrency,
    distributed,
    retry: retriers(options.retry, name, position),
    catches: [],
    ...producing(result),
  });
  processor.owner = state;
  return catching(recorder, state, refTo(result), options.catch as AnyHandlers | undefined);
}

/** JSONPath's ItemsPath takes a path only, so computed items get a Pass of their own. */
function computed(recorder: Recorder, name: string, position: string, plan: ItemPlan): ItemPlan {
  if (nodeOf(plan.items)?.kind !== 'call') return plan;
  const value = recorder.newValue(`${name} items`);
  addWithNext<PassState>(recorder, {
    type: 'Pass',
    name: `${name} Items`,
    position,
    value: plan.items,
    ...producing(value),
  });
  return { ...plan, items: refTo(value) };
}
