import type { Json } from '@ringi/asl';
import { QueryFailure, StateFailure } from '../errors.js';
import { expressionOf } from '../jsonata/evaluate.js';
import { fillQuery } from '../jsonata/template.js';
import { anew, type StateRun } from '../run/state-run.js';
import { dataSource, queryScope } from './scope.js';
import { requirePath } from './source.js';
import { fillTemplate } from './template.js';

/** The array a Map state runs over. */
export async function itemsOf(run: StateRun, input: Json): Promise<readonly Json[]> {
  return run.language === 'JSONata' ? queriedItems(run) : pathItems(run, input);
}

function pathItems(run: StateRun, input: Json): readonly Json[] {
  const path = run.state['ItemsPath'];
  const items = path === undefined ? input : requirePath(String(path), dataSource(run, input), 'ItemsPath');
  if (Array.isArray(items)) return items as readonly Json[];
  // AWS shows a path into the context object without its first `$`, and does not say in which state it happened.
  const shown = String(path ?? '$').replace(/^\$\$/, '$');
  throw new StateFailure('States.Runtime', `Reference path "${shown}" must point to array.`);
}

async function queriedItems(run: StateRun): Promise<readonly Json[]> {
  const template = run.state['Items'];
  if (template === undefined) {
    if (Array.isArray(run.input)) return run.input as readonly Json[];
    throw new QueryFailure(`Map state input must be an array but was: ${JSON.stringify(run.input)}`);
  }
  const items = await fillQuery(template, queryScope(run), 'Items');
  if (Array.isArray(items)) return items as readonly Json[];
  const type = items === null ? 'null' : typeof items;
  throw new QueryFailure(
    `The JSONata expression '${expressionOf(template) ?? ''}' specified for the field 'Items' returned an unexpected result type. Expected 'array', but was '${type}' for value: ${JSON.stringify(items)}`,
    'Items',
  );
}

/** One iteration's input: the item, or what ItemSelector (formerly Parameters) makes of it. */
function selectItem(run: StateRun, input: Json, index: number, item: Json): Json | Promise<Json> {
  const template = run.state['ItemSelector'] ?? run.state['Parameters'];
  if (template === undefined) return item;
  const scoped = anew(run, { thread: run.thread.withItem({ Index: index, Value: item }) });
  return run.language === 'JSONata'
    ? fillQuery(template, queryScope(scoped), 'ItemSelector')
    : fillTemplate(template, dataSource(scoped, input));
}

/** The inputs of all iterations. */
export async function selectItems(run: StateRun, input: Json, items: readonly Json[]): Promise<Json[]> {
  const inputs: Json[] = [];
  for (const [index, item] of items.entries()) {
    const selected = selectItem(run, input, index, item);
    inputs.push(selected instanceof Promise ? await selected : selected);
  }
  return inputs;
}
