/**
 * StringMatches: `*` stands for any text; `\*` and `\\` for themselves. Linear in the text for each literal part, so no
 * pattern can stall the process.
 */
export function matchesPattern(text: string, pattern: string): boolean {
  const [first, ...rest] = split(pattern);
  if (rest.length === 0) return text === first;
  if (!text.startsWith(first as string)) return false;
  const last = rest.pop() as string;
  let at = (first as string).length;
  for (const part of rest) {
    const found = text.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return text.length - at >= last.length && text.endsWith(last);
}

/** Literal parts between the wildcards, escapes resolved. */
function split(pattern: string): string[] {
  const parts: string[] = [];
  let part = '';
  for (let i = 0; i < pattern.length; i += 1) {
    const char = pattern.charAt(i);
    if (char === '*') {
      parts.push(part);
      part = '';
    } else if (char === '\\' && i + 1 < pattern.length) {
      i += 1;
      part += pattern.charAt(i);
    } else part += char;
  }
  return [...parts, part];
}
