/* eslint-disable @typescript-eslint/no-explicit-any -- bodies of any result */
import { planOf, type Items } from '../items/plan.js';
import { BuildError } from '../graph/build-error.js';
import { makeStep } from '../graph/step.js';
import type { Ref } from '../types/expression.js';
import type { ItemsFor } from '../types/items.js';
import type { Need, Plain, Reference } from '../types/language.js';
import type { Body, BodyResult, ErrorOf, Step, YieldOf } from '../types/step.js';
import type { ItemResult, MapOptions, MapSignals } from './map.js';
import type { FallibleOptions } from './parallel.js';
import { recordMap } from './record-map.js';
import type { NoHandlers } from './task.js';

/** Where the results are written, instead of into the state's result. */
export interface ResultWriter {
  readonly bucket: string | Plain<string>;
  readonly prefix?: string | Plain<string>;
  readonly outputType?: 'JSON' | 'JSONL';
  /** AWS's default is to keep what DescribeExecution knows of each child. */
  readonly transformation?: 'NONE' | 'COMPACT' | 'FLATTEN';
}

/** What the state gives when the results were written to a bucket. */
export interface WrittenResults {
  readonly MapRunArn: string;
  readonly ResultWriterDetails: { readonly Bucket: string; readonly Key: string };
}

export interface DistributedMapOptions<W> extends MapOptions {
  /** The type of the child executions. */
  readonly executionType: 'STANDARD' | 'EXPRESS';
  /** Begins the name of the Map Run, at most 40 characters. */
  readonly label?: string;
  readonly toleratedFailureCount?: number | Reference<number>;
  /** 0 to 100. */
  readonly toleratedFailurePercentage?: number | Reference<number>;
  readonly writer?: W & ResultWriter;
}

/**
 * Runs `each` for every item in an execution of its own, thousands at a time. A child execution sees nothing but its
 * item: a value from outside has to be in it (see `select`).
 *
 *     const done = yield* distributedMap('Orders', s3.csv<{ id: string }>({ bucket, key }), (row) => ship(row.id), {
 *       executionType: 'EXPRESS', toleratedFailurePercentage: 5, writer: { bucket, prefix: 'results' },
 *     });
 *
 * Source: https://docs.aws.amazon.com/step-functions/latest/dg/state-map-distributed.html
 */
export function distributedMap<
  X,
  F extends (item: Ref<X>) => Body<any, any>,
  C = NoHandlers,
  N extends Need = never,
  W = undefined,
>(
  name: string,
  items: Items<X, ItemsFor, N>,
  each: F,
  options: DistributedMapOptions<W> & FallibleOptions<C, ErrorOf<YieldOf<F>>>,
): Step<
  Ref<W extends ResultWriter ? WrittenResults : ItemResult<F>[]> | BodyResult<C[keyof C]>,
  MapSignals<F, C, N>
> {
  return makeStep(`distributedMap('${name}')`, distributedMap, (recorder, position) => {
    checkLimits(name, position, options as DistributedMapOptions<unknown>);
    const { executionType, label, toleratedFailureCount, toleratedFailurePercentage, writer } = options;
    return recordMap(recorder, position, {
      name,
      plan: planOf(items),
      each: each as never,
      options,
      distributed: { executionType, label, toleratedFailureCount, toleratedFailurePercentage, writer },
    });
  });
}

function checkLimits(name: string, position: string, options: DistributedMapOptions<unknown>): void {
  const { label, toleratedFailureCount: count, toleratedFailurePercentage: percentage } = options;
  const wrong = (what: string): BuildError => new BuildError(`'${name}': ${what}`, position);
  if (label !== undefined && (label.length === 0 || label.length > 40))
    throw wrong('label must have 1 to 40 characters');
  if (typeof count === 'number' && count < 0) throw wrong('toleratedFailureCount must be 0 or more');
  if (typeof percentage === 'number' && (percentage < 0 || percentage > 100)) {
    throw wrong('toleratedFailurePercentage must be 0 to 100');
  }
}
