import type { Value } from '../documents/content.js';
import { REFERENCE, WHOLE_REFERENCE } from './references.js';

/**
 * Replaces every `{{ name }}` in `value`, once: text that came from a value is never expanded again.
 * A reference that is the whole string becomes the value itself (a list stays a list), inside other text it becomes text.
 */
export function substitute(value: unknown, resolve: (name: string) => Value): unknown {
  if (typeof value === 'string') {
    const whole = WHOLE_REFERENCE.exec(value);
    if (whole?.[1] !== undefined) return resolve(whole[1]);
    return value.replace(REFERENCE, (_, name: string) => asText(resolve(name)));
  }
  if (Array.isArray(value)) return value.map((item) => substitute(item, resolve));
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, substitute(item, resolve)]));
  return value;
}

/** A value as text: what is not a string becomes JSON. */
export function asText(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
