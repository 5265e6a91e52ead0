import { looksLikeIntrinsic, type Json } from '@ringi/asl';
import { evaluateIntrinsic } from '../intrinsics/evaluate.js';
import { isObject } from '../json.js';
import { follow, preparePath, required, requirePath, type DataSource, type PreparedPath } from './source.js';

/** Fills a template, or a part of one, from a source. */
type Filler = (source: DataSource) => Json;

/** A definition's templates are read once; they are never changed. */
const prepared = new WeakMap<object, Filler>();

/**
 * Fills a payload template (Parameters, ResultSelector, ItemSelector, Assign): members whose name ends in `.$` are paths or
 * intrinsic calls, all else is taken as it is.
 */
export function fillTemplate(template: unknown, source: DataSource): Json {
  if (typeof template !== 'object' || template === null) return template as Json;
  let filler = prepared.get(template);
  if (!filler) {
    filler = prepare(template) ?? (() => template as Json);
    prepared.set(template, filler);
  }
  return filler(source);
}

/** Value of a path or an intrinsic call. */
export function pathOrIntrinsic(text: string, source: DataSource, field: string): Json {
  return looksLikeIntrinsic(text) ? evaluateIntrinsic(text, source) : requirePath(text, source, field);
}

/** How to fill a template; undefined when nothing in it is to be filled. */
function prepare(template: unknown): Filler | undefined {
  if (Array.isArray(template)) return prepareList(template as readonly unknown[]);
  return isObject(template) ? prepareObject(template) : undefined;
}

function prepareList(template: readonly unknown[]): Filler | undefined {
  const fillers = template.map(prepare);
  if (fillers.every((filler) => filler === undefined)) return undefined;
  return (source) => fillers.map((filler, index) => (filler ? filler(source) : (template[index] as Json)));
}

function prepareObject(template: Readonly<Record<string, unknown>>): Filler | undefined {
  const members = Object.entries(template).map(([key, value]) =>
    key.endsWith('.$')
      ? { name: key.slice(0, -2), fill: prepareText(String(value), key) }
      : { name: key, fill: prepare(value), value: value as Json },
  );
  if (members.every(({ fill }) => fill === undefined)) return undefined;
  return (source) => {
    const filled: Record<string, Json> = {};
    for (const { name, fill, value } of members) filled[name] = fill ? fill(source) : (value as Json);
    return filled;
  };
}

function prepareText(text: string, field: string): Filler {
  if (looksLikeIntrinsic(text)) return (source) => evaluateIntrinsic(text, source);
  // Read when it is needed first: a path that is none fails the state, not the machine.
  let path: PreparedPath | undefined;
  return (source) => templateValue((path ??= preparePath(text)), source, field);
}

/** A path to an item behind the end of a list gives null in a template; everywhere else that is an error. */
function templateValue(path: PreparedPath, source: DataSource, field: string): Json {
  const { list } = path;
  if (list !== undefined && Array.isArray(follow(list, source))) return follow(path, source) ?? null;
  return required(path, source, field);
}
