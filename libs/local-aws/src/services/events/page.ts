import { validation } from './errors.js';
import { optionalText, type RawInput } from './input.js';

/** One page by `Limit` (1 to 100, default 100) and `NextToken`, which is the last key given. */
export function pageOf(
  keys: readonly string[],
  input: RawInput,
): { readonly items: readonly string[]; readonly nextToken: string | undefined } {
  const limit = input['Limit'] === undefined ? 100 : Number(input['Limit']);
  if (!Number.isInteger(limit) || limit < 1 || limit > 100) throw validation('Limit must be from 1 to 100.');
  const token = optionalText(input, 'NextToken');
  const last = token === undefined ? undefined : Buffer.from(token, 'base64').toString();
  const rest = last === undefined ? keys : keys.filter((key) => key > last);
  const items = rest.slice(0, limit);
  const end = items.at(-1);
  const more = rest.length > limit && end !== undefined;
  return { items, nextToken: more ? Buffer.from(end).toString('base64') : undefined };
}
