import type { Expr } from '../types/expression.js';
import type { ItemPlan, ItemsFor, ItemSource } from '../types/items.js';
import type { Need } from '../types/language.js';

/** A list that was computed, or a source of items. */
export type Items<X, F extends ItemsFor, N extends Need> = Expr<readonly X[]> | ItemSource<X, F, N>;

export const planOf = (items: Items<unknown, ItemsFor, Need>): ItemPlan =>
  'plan' in items ? items.plan : { items };
