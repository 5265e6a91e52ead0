import { invalidPattern } from './invalid-pattern.js';

/**
 * `*` stands for any text, `\*` for a star, `\\` for a backslash. Matched by walking the parts, in linear time.
 * @throws ServiceError InvalidEventPatternException for two stars in a row or a dangling backslash
 */
export function compileWildcard(pattern: string, path: string): (value: string) => boolean {
  const parts = split(pattern, path);
  return (value) => {
    const first = parts[0] ?? '';
    if (parts.length === 1) return value === first;
    const last = parts.at(-1) ?? '';
    if (!value.startsWith(first) || value.length < first.length + last.length || !value.endsWith(last))
      return false;
    const end = value.length - last.length;
    let at = first.length;
    for (const part of parts.slice(1, -1)) {
      const found = value.indexOf(part, at);
      if (found < 0 || found + part.length > end) return false;
      at = found + part.length;
    }
    return true;
  };
}

function split(pattern: string, path: string): string[] {
  const parts = [''];
  for (let index = 0; index < pattern.length; index += 1) {
    const char = pattern.charAt(index);
    if (char === '*') {
      if (pattern.charAt(index - 1) === '*' && parts.at(-1) === '' && parts.length > 1)
        throw invalidPattern(`"wildcard" at "${path}" has two stars in a row`);
      parts.push('');
      continue;
    }
    let literal = char;
    if (char === '\\') {
      index += 1;
      literal = pattern.charAt(index);
      if (literal !== '*' && literal !== '\\')
        throw invalidPattern(`"wildcard" at "${path}" has a backslash before "${literal}"`);
    }
    parts[parts.length - 1] += literal;
  }
  return parts;
}
