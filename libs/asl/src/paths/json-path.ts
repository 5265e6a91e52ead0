const QUOTES = `'"`;
const QUOTED_NAMES = /^(?:\s*(?:'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")\s*(?:,|$))+$/s;
/** Indexes (`0`, `-1`, `0,2`) and slices (`1:`, `:-1`, `0:4:2`). */
const isIndexes = (text: string) => /^[-\d,:\s]+$/.test(text) && /[\d:]/.test(text);

/**
 * True for a text that follows JSONPath's grammar as AWS reads it: members, indexes, slices, unions, wildcards, `..`,
 * filters and functions, and space behind it. What stands in a filter is only looked at for its brackets and quotes.
 */
export function isJsonPath(path: string): boolean {
  if (!path.startsWith('$')) return false;
  const text = path.trimEnd();
  let at = 1;
  while (at < text.length) {
    const next = text[at] === '[' ? bracketEnd(text, at) : memberEnd(text, at);
    if (next === undefined) return false;
    at = next;
  }
  return true;
}

/** The end of `.name`, `..name`, `.*` or `.name(…)`; of the dots alone before a bracket. */
function memberEnd(text: string, at: number): number | undefined {
  if (text[at] !== '.') return undefined;
  const start = text[at + 1] === '.' ? at + 2 : at + 1;
  if (text[start] === '[') return start;
  let end = start;
  while (end < text.length && !' .[('.includes(text[end] as string)) end += 1;
  if (end === start || text[end] === ' ') return undefined;
  return text[end] === '(' ? closing(text, end, '(', ')') : end;
}

function bracketEnd(text: string, at: number): number | undefined {
  const end = closing(text, at, '[', ']');
  if (end === undefined) return undefined;
  const inside = text.slice(at + 1, end - 1).trim();
  const filter = inside.startsWith('?') && /^\?\s*\(.*\)$/s.test(inside);
  return filter || inside === '*' || isIndexes(inside) || QUOTED_NAMES.test(inside) ? end : undefined;
}

/** The place after the bracket that closes the one at `at`; brackets in quotes do not count. */
function closing(text: string, at: number, open: string, close: string): number | undefined {
  let depth = 0;
  let quote = '';
  for (let i = at; i < text.length; i += 1) {
    const char = text[i] as string;
    if (quote !== '') {
      if (char === '\\') i += 1;
      else if (char === quote) quote = '';
    } else if (QUOTES.includes(char)) quote = char;
    else if (char === open) depth += 1;
    else if (char === close && (depth -= 1) === 0) return i + 1;
  }
  return undefined;
}
