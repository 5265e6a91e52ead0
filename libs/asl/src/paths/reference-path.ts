import { AslSyntaxError } from '../syntax-error.js';

/** One step of a reference path: a member name or an array index. */
export type PathStep = string | number;

const NAME_END = /[.[\]()\s'",*?@]/;
const INDEX = /\[(-?\d+)\]/y;

/**
 * Reads a reference path: a JSONPath that names exactly one node (`$`, `$.a.b`, `$.a[0]['b c']`), as ResultPath demands.
 * Source: https://states-language.net/spec.html#ref-paths
 * @throws AslSyntaxError when the text is no path, or one that may name many nodes (`*`, `..`, filters, slices, unions).
 */
export function parseReferencePath(text: string): PathStep[] {
  if (!text.startsWith('$')) throw new AslSyntaxError(text, 0, "a reference path beginning with '$'");
  const steps: PathStep[] = [];
  let at = 1;
  while (at < text.length) {
    const [step, next] = readStep(text, at);
    steps.push(step);
    at = next;
  }
  return steps;
}

/** True when the path can name one node only. */
export function isReferencePath(text: string): boolean {
  try {
    parseReferencePath(text);
    return true;
  } catch {
    return false;
  }
}

function readStep(text: string, at: number): [PathStep, number] {
  if (text[at] === '.') return readName(text, at + 1);
  if (text[at] !== '[') throw new AslSyntaxError(text, at, "'.' or '['");
  INDEX.lastIndex = at;
  const index = INDEX.exec(text);
  if (index) return [Number(index[1]), INDEX.lastIndex];
  return readQuoted(text, at);
}

function readName(text: string, start: number): [string, number] {
  let end = start;
  while (end < text.length && !NAME_END.test(text[end] as string)) end += 1;
  if (end === start) throw new AslSyntaxError(text, start, 'a member name');
  return [text.slice(start, end), end];
}

function readQuoted(text: string, at: number): [string, number] {
  const quote = text[at + 1];
  if (quote !== "'" && quote !== '"') throw new AslSyntaxError(text, at + 1, 'an index or a quoted name');
  let name = '';
  for (let i = at + 2; i < text.length; i += 1) {
    const char = text[i] as string;
    const following = text[i + 1];
    // A backslash is itself unless it stands before the quote or another backslash.
    if (char === '\\' && (following === quote || following === '\\')) {
      i += 1;
      name += following;
    } else if (char === quote) {
      if (text[i + 1] !== ']') throw new AslSyntaxError(text, i + 1, "']'");
      return [name, i + 2];
    } else name += char;
  }
  throw new AslSyntaxError(text, text.length, `a closing ${quote}`);
}
