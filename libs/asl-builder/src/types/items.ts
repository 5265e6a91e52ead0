import type { Need } from './language.js';

/** Where a Map can take such items from: any Map, or a distributed one only. */
export type ItemsFor = 'any' | 'distributed';

/**
 * The items of a Map, each an `X`: read from a file, selected, batched. `F` is the kind of Map that can do that; `N` the
 * language it needs.
 */
export interface ItemSource<out X, out F extends ItemsFor = ItemsFor, out N extends Need = never> {
  readonly plan: ItemPlan;
  readonly __item?: X;
  readonly __for?: F;
  readonly __needs?: N;
}

/** What a Map state says about its items. */
export interface ItemPlan {
  /** An expression; absent with a reader. */
  readonly items?: unknown;
  readonly reader?: ItemReaderPlan;
  /** Template of `ItemSelector`. */
  readonly selector?: unknown;
  readonly batcher?: ItemBatcherPlan;
}

export interface ItemReaderPlan {
  readonly resource: string;
  /** Fields of `ReaderConfig` that are data. */
  readonly config: Readonly<Record<string, unknown>>;
  /** A number or an expression. */
  readonly maxItems?: unknown;
  /** Template of `Parameters` / `Arguments`. */
  readonly args: unknown;
}

export interface ItemBatcherPlan {
  readonly maxItems?: unknown;
  readonly maxInputBytes?: unknown;
  readonly input?: unknown;
}
