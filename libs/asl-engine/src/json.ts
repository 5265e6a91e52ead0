import type { Json } from '@ringi/asl';
import { utf8Length } from './text-size.js';

/** AWS's limit for the input or output of a state, task or execution, in UTF-8 bytes. */
export const MAX_PAYLOAD_BYTES = 262_144;

export type JsonObject = { readonly [key: string]: Json };

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** JSON text as history events carry it. */
export function encode(value: Json): string {
  return JSON.stringify(value);
}

/** True when the text is more than AWS takes as one payload. */
export function exceedsPayload(text: string): boolean {
  // A UTF-16 unit is at most three bytes, so short texts need no counting.
  return text.length * 3 > MAX_PAYLOAD_BYTES && utf8Length(text) > MAX_PAYLOAD_BYTES;
}

/** Equality of JSON values; the order of members does not count. */
export function deepEqual(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const left = Object.entries(a);
  const right = b as Record<string, unknown>;
  if (left.length !== Object.keys(b).length) return false;
  return left.every(([key, value]) => Object.hasOwn(right, key) && deepEqual(value, right[key]));
}
