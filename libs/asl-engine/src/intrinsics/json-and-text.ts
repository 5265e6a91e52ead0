import type { Json } from '@ringi/asl';
import { isObject } from '../json.js';
import { intrinsicFailure, wantString, type IntrinsicFunction } from './function.js';

export const jsonMerge: IntrinsicFunction = ([left, right, deep]) => {
  if (!isObject(left) || !isObject(right)) throw intrinsicFailure('States.JsonMerge needs two objects');
  if (deep !== false)
    throw intrinsicFailure('States.JsonMerge supports only shallow merging: the third argument is false');
  return { ...left, ...right };
};

export const jsonToString: IntrinsicFunction = ([value]) => JSON.stringify(value);

export const stringToJson: IntrinsicFunction = ([text]) => {
  const source = wantString('States.StringToJson', text);
  if (source.trim() === '') return null;
  try {
    return JSON.parse(source) as Json;
  } catch {
    throw intrinsicFailure(`States.StringToJson: '${source}' is not JSON`);
  }
};

/** Splits at any of the delimiter's characters and drops empty parts. */
export const stringSplit: IntrinsicFunction = ([text, delimiters]) => {
  const cut = new Set(wantString('States.StringSplit', delimiters));
  const parts = [''];
  for (const char of wantString('States.StringSplit', text)) {
    if (cut.has(char)) parts.push('');
    else parts[parts.length - 1] += char;
  }
  return parts.filter((part) => part !== '');
};

/** `template` is as written in the definition: `\{` is a brace, `{}` a place. */
export function formatText(template: string, args: readonly Json[]): string {
  let used = 0;
  const text = template.replace(/\\([\s\S])|\{\}/g, (_, escaped: string | undefined) => {
    if (escaped !== undefined) return escaped;
    const value = args[used++];
    if (value === undefined)
      throw intrinsicFailure(`States.Format: '${template}' has more places than arguments`);
    return shown(value);
  });
  if (used !== args.length)
    throw intrinsicFailure(`States.Format: '${template}' has ${used} places for ${args.length} arguments`);
  return text;
}

/** A value inside formatted text; AWS writes objects and arrays as Java prints its maps and lists. */
function shown(value: Json): string {
  if (Array.isArray(value)) return `[${(value as readonly Json[]).map(shown).join(', ')}]`;
  if (!isObject(value)) return String(value);
  return `{${Object.entries(value)
    .map(([key, member]) => `${key}=${shown(member)}`)
    .join(', ')}}`;
}
