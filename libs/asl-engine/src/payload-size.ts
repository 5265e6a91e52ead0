import type { Json } from '@ringi/asl';
import { exceedsPayload, encode, MAX_PAYLOAD_BYTES } from './json.js';

/** Upper bounds that were found before: values are never changed, and most pass from state to state as they are. */
const known = new WeakMap<object, number>();

/** Smaller values are measured faster than they are looked up. */
const WORTH_KNOWING = 4_000;
/** What was found out the exact way, where the bound does not tell. */
const exact = new WeakMap<object, boolean>();
/** The last long text and whether it was too long: a text cannot be a WeakMap's key. */
let lastText: { readonly text: string; readonly oversized: boolean } | undefined;

/** True when the JSON text of a value is more than AWS takes as one payload. */
export function isOversized(value: Json): boolean {
  if (upperBound(value, 0) <= MAX_PAYLOAD_BYTES) return false;
  if (typeof value === 'string') {
    if (lastText?.text !== value) lastText = { text: value, oversized: exceedsPayload(encode(value)) };
    return lastText.oversized;
  }
  if (typeof value !== 'object' || value === null) return false;
  const found = exact.get(value) ?? exceedsPayload(encode(value));
  exact.set(value, found);
  return found;
}

/** Bytes that the value's JSON text cannot exceed; the walk ends once that says nothing any more. */
function upperBound(value: Json, depth: number): number {
  if (typeof value === 'string') return value.length * 6 + 3;
  if (typeof value !== 'object' || value === null) return 26;
  const found = known.get(value);
  if (found !== undefined) return found;
  // Very deep values are left to the exact way.
  const bound = depth > 200 ? Infinity : sumOf(value, depth);
  if (bound > WORTH_KNOWING) known.set(value, bound);
  return bound;
}

function sumOf(value: object, depth: number): number {
  let sum = 2;
  if (Array.isArray(value)) {
    for (const item of value as readonly Json[]) {
      sum += upperBound(item, depth + 1) + 1;
      if (sum > MAX_PAYLOAD_BYTES) return Infinity;
    }
    return sum;
  }
  for (const key in value) {
    sum += key.length * 6 + 4 + upperBound((value as Record<string, Json>)[key] as Json, depth + 1);
    if (sum > MAX_PAYLOAD_BYTES) return Infinity;
  }
  return sum;
}
