import type { Json } from '@ringi/asl';
import { dataSource, queryScope } from '../data/scope.js';
import { fillTemplate } from '../data/template.js';
import { StateFailure } from '../errors.js';
import { encode, type JsonObject } from '../json.js';
import { fillQuery } from '../jsonata/template.js';
import type { StateRun } from '../run/state-run.js';
import { configField } from './reader-config.js';

/**
 * Inputs of the child executions: the items themselves, or `{BatchInput, Items}` for each batch.
 * Source: https://docs.aws.amazon.com/step-functions/latest/dg/input-output-itembatcher.html
 */
export async function batchItems(
  run: StateRun,
  batcher: JsonObject | undefined,
  items: readonly Json[],
  input: Json,
): Promise<readonly Json[]> {
  if (!batcher) return items;
  const maxItems = await size(run, batcher, 'MaxItemsPerBatch', input);
  const maxBytes = await size(run, batcher, 'MaxInputBytesPerBatch', input);
  const batchInput = await batchInputOf(run, batcher['BatchInput'], input);
  const frame: JsonObject = batchInput === undefined ? {} : { BatchInput: batchInput };
  const batches: Json[] = [];
  let batch: Json[] = [];
  let bytes = 0;
  for (const item of items) {
    const length = encode(item).length + 1;
    if (batch.length > 0 && (batch.length >= maxItems || bytes + length > maxBytes)) {
      batches.push({ ...frame, Items: batch });
      batch = [];
      bytes = 0;
    }
    batch.push(item);
    bytes += length;
  }
  if (batch.length > 0) batches.push({ ...frame, Items: batch });
  return batches;
}

async function size(run: StateRun, batcher: JsonObject, field: string, input: Json): Promise<number> {
  const value = await configField(run, batcher, field, input);
  if (value === undefined) return Infinity;
  // AWS's sentence for a bad size is not known to us; the wording is ours.
  if (typeof value === 'number' && Number.isInteger(value) && value > 0) return value;
  throw new StateFailure(
    'States.Runtime',
    `The field '${field}' must be a positive integer, but was ${encode(value)}`,
  );
}

async function batchInputOf(
  run: StateRun,
  template: Json | undefined,
  input: Json,
): Promise<Json | undefined> {
  if (template === undefined) return undefined;
  return run.language === 'JSONata'
    ? fillQuery(template, queryScope(run), 'BatchInput')
    : fillTemplate(template, dataSource(run, input));
}
