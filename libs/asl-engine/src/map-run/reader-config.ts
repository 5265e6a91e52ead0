import type { Json } from '@ringi/asl';
import { dataSource, queryScope } from '../data/scope.js';
import { lookUp } from '../data/source.js';
import { fillTemplate } from '../data/template.js';
import { isObject, type JsonObject } from '../json.js';
import { fillQuery } from '../jsonata/template.js';
import type { StateRun } from '../run/state-run.js';

/** The Parameters or Arguments of an ItemReader or a ResultWriter, evaluated. */
export async function resourceArguments(run: StateRun, holder: JsonObject, input: Json): Promise<JsonObject> {
  const filled =
    run.language === 'JSONata'
      ? await fillQuery(holder['Arguments'] ?? {}, queryScope(run), 'Arguments')
      : fillTemplate(holder['Parameters'] ?? {}, dataSource(run, input));
  return isObject(filled) ? filled : {};
}

/** A field given as a literal, by its `…Path` twin, or as an expression. */
export async function configField(
  run: StateRun,
  holder: JsonObject,
  field: string,
  input: Json,
): Promise<Json | undefined> {
  if (run.language === 'JSONata') {
    const literal = holder[field];
    return literal === undefined ? undefined : fillQuery(literal, queryScope(run), field);
  }
  const path = holder[`${field}Path`];
  return path === undefined ? holder[field] : lookUp(String(path), dataSource(run, input));
}
