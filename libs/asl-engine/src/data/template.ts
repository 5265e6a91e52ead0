import { looksLikeIntrinsic, type Json } from '@ringi/asl';
import { evaluateIntrinsic } from '../intrinsics/evaluate.js';
import { isObject } from '../json.js';
import { requirePath, type DataSource } from './source.js';

/**
 * Fills a payload template (Parameters, ResultSelector, ItemSelector, Assign): members whose name ends in `.$` are paths or
 * intrinsic calls, all else is taken as it is.
 */
export function fillTemplate(template: unknown, source: DataSource): Json {
  if (Array.isArray(template)) return template.map((item) => fillTemplate(item, source));
  if (!isObject(template)) return template as Json;
  const filled: Record<string, Json> = {};
  for (const [key, value] of Object.entries(template)) {
    if (key.endsWith('.$')) filled[key.slice(0, -2)] = pathOrIntrinsic(String(value), source, key);
    else filled[key] = fillTemplate(value, source);
  }
  return filled;
}

/** Value of a path or an intrinsic call. */
export function pathOrIntrinsic(text: string, source: DataSource, field: string): Json {
  return looksLikeIntrinsic(text) ? evaluateIntrinsic(text, source) : requirePath(text, source, field);
}
