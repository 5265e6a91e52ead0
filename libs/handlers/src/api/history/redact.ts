const TOKEN_KEY = /^(task[_-]?)?token(\.\$)?$/i;
const REMOVED = '(removed)';

/**
 * Values of execution histories without task tokens. Everything under a key named `token` or `taskToken` is left out, in
 * JSON inside strings too, and the values found so are removed wherever else they stand.
 * @param values all that may hold the same tokens.
 */
export function withoutTokens(values: readonly unknown[]): unknown[] {
  const tokens = new Set<string>();
  const cut = values.map((value) => withoutKeys(value, tokens));
  return tokens.size === 0 ? cut : cut.map((value) => withoutTexts(value, [...tokens]));
}

function withoutKeys(value: unknown, tokens: Set<string>): unknown {
  if (typeof value === 'string') {
    const json = parsed(value);
    return json === undefined ? value : JSON.stringify(withoutKeys(json, tokens));
  }
  if (Array.isArray(value)) return value.map((item) => withoutKeys(item, tokens));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, item]) => {
      if (!TOKEN_KEY.test(key)) return [[key, withoutKeys(item, tokens)]];
      if (typeof item === 'string' && item !== '') tokens.add(item);
      return [];
    }),
  );
}

function withoutTexts(value: unknown, tokens: readonly string[]): unknown {
  if (typeof value === 'string')
    return tokens.reduce((text, token) => text.replaceAll(token, REMOVED), value);
  if (Array.isArray(value)) return value.map((item) => withoutTexts(item, tokens));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      withoutTexts(key, tokens) as string,
      withoutTexts(item, tokens),
    ]),
  );
}

/** An object or list in JSON, else undefined. */
export function parsed(text: string): object | undefined {
  if (!/^\s*[[{]/.test(text)) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}
