import { BuildError } from '../graph/build-error.js';
import { nodeOf, reference } from '../graph/node.js';
import { callerOf } from '../graph/position.js';
import type { Expr, Out, Ref, Template } from '../types/expression.js';
import type { ItemsFor, ItemSource } from '../types/items.js';
import type { Need, Reference, ValueNeeds } from '../types/language.js';
import { planOf, type Items } from './plan.js';

const itemContext = (field: 'Value' | 'Index'): unknown =>
  reference({ kind: 'context', path: ['Map', 'Item', field] });

/**
 * Makes of each item what an iteration gets: `select($.lines, (line, index) => ({ sku: line.sku, index, order: $.id }))`.
 * Source: https://docs.aws.amazon.com/step-functions/latest/dg/input-output-itemselector.html
 */
export function select<X, const P extends Template, F extends ItemsFor = 'any', N extends Need = never>(
  items: Items<X, F, N>,
  template: (item: Ref<X>, index: Expr<number>) => P,
): ItemSource<Out<P>, F, N | ValueNeeds<P>> {
  const plan = planOf(items);
  const selector = template(itemContext('Value') as Ref<X>, itemContext('Index') as Expr<number>);
  if (nodeOf(selector)) throw new BuildError('select() has to make an object of each item', callerOf(select));
  return { plan: { ...plan, selector } };
}

export interface BatchOptions<B> {
  /** How many items in a batch, at most. */
  readonly maxItems?: number | Reference<number>;
  /** How many bytes of input in a batch, at most 262144. */
  readonly maxInputBytes?: number | Reference<number>;
  /** What every batch gets beside its items. */
  readonly input?: B;
}

/** What an iteration gets of a batch. */
export type Batch<X, B> = { readonly Items: X[] } & (unknown extends B
  ? unknown
  : { readonly BatchInput: Out<B> });

/**
 * Gives each iteration of a distributed Map several items: `batch(source, { maxItems: 50, input: { run: $.run } })`.
 * Source: https://docs.aws.amazon.com/step-functions/latest/dg/input-output-itembatcher.html
 */
export function batch<X, const B = unknown, N extends Need = never>(
  items: Items<X, ItemsFor, N>,
  options: BatchOptions<B>,
): ItemSource<Batch<X, B>, 'distributed', N | ValueNeeds<B>> {
  return { plan: { ...planOf(items), batcher: options } };
}
