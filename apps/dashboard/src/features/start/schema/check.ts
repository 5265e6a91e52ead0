import { Validator, type Schema as AnySchema } from '@cfworker/json-schema';
import type { Input } from './values.js';

/** Messages by path. The same validator runs in the API, so the same input is refused with the same words. */
export function checkInput(schema: Record<string, unknown>, input: Input): Map<string, string> {
  const { errors } = new Validator(schema as AnySchema, '2020-12', false).validate(input);
  const found = new Map<string, string>();
  for (const { instanceLocation, keyword, error } of errors) {
    if (GROUPS.has(keyword)) continue;
    const missing = keyword === 'required' ? /"([^"]+)"/.exec(error)?.[1] : undefined;
    const names = instanceLocation.split('/').slice(1);
    const path = [...names, ...(missing ? [missing] : [])].join('.');
    // The first error at a place is the plainest.
    if (path && !found.has(path)) found.set(path, error);
  }
  return found;
}

/** These only say that something below them is wrong. */
const GROUPS = new Set([
  'properties',
  'items',
  'anyOf',
  'oneOf',
  'allOf',
  'additionalProperties',
  'if',
  '$ref',
]);
