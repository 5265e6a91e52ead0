import type { Json } from '@ringi/asl';
import { StateFailure, messageOf } from '../errors.js';
import { child } from '../data/jsonpath.js';

/** The JSON value of a text, or what a JSON pointer (ReaderConfig.ItemsPointer) names in it. */
export function atPointer(text: string, pointer?: string): Json | undefined {
  const value = parse(text);
  if (pointer === undefined || pointer === '') return value;
  return pointer
    .slice(1)
    .split('/')
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce<Json | undefined>((node, step) => child(node, Array.isArray(node) ? Number(step) : step), value);
}

/** @throws StateFailure States.ItemReaderFailed when it is no array. */
export function jsonItems(value: Json | undefined): readonly Json[] {
  if (Array.isArray(value)) return value as readonly Json[];
  throw new StateFailure('States.ItemReaderFailed', 'Attempting to map over non-iterable node.');
}

/** One item for each line that is not empty. */
export function jsonLines(text: string): readonly Json[] {
  return text.split(/\r?\n/).flatMap((line) => (line.trim() === '' ? [] : [parse(line)]));
}

function parse(text: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch (error) {
    throw new StateFailure('States.ItemReaderFailed', `The file is not valid JSON: ${messageOf(error)}`);
  }
}
