import { JsonataSyntaxError } from './syntax-error.js';

/** `end`: the expression is over. */
export interface Token {
  readonly kind: 'end' | 'operator' | 'name' | 'variable' | 'string' | 'number' | 'value' | 'regex';
  /** The operator, the name (without `$` or backquotes), or the text of a literal. */
  readonly text: string;
  readonly value?: number | boolean | null;
  readonly position: number;
}

/** A token as messages name it. */
export const nameOf = ({ value, text }: Token): string => JSON.stringify(value === undefined ? text : value);

const SPACE = /(?:[ \t\n\r\v]+|\/\*[\s\S]*?\*\/)+/y;
const NUMBER = /(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?/y;
const OPERATOR = /\.\.|:=|!=|>=|<=|\*\*|~>|\?:|\?\?|[.[\]{}(),@#;:?+\-*/%|=<>^&!~]/y;
/** Everything up to space or an operator; what begins with `$` is a variable. */
const WORD = /[^ \t\n\r\v.[\]{}(),@#;:?+\-*/%|=<>^&!~]+/y;
const ESCAPE = /\\(?:["\\/bfnrt]|u[\da-fA-F]{4})/y;
const KEYWORDS = ['and', 'or', 'in'];
const VALUES: Readonly<Record<string, boolean | null>> = { true: true, false: false, null: null };

/**
 * Reads the token at a position. `operand` says that an operand is expected there, where `/` begins a regular expression.
 * @throws JsonataSyntaxError
 */
export function readToken(text: string, start: number, operand: boolean): { token: Token; end: number } {
  const position = skipSpace(text, start);
  const found = (kind: Token['kind'], end: number, own: string, value?: Token['value']) => ({
    token: { kind, text: own, position, ...(value !== undefined && { value }) },
    end,
  });
  const char = text[position];
  if (char === undefined) return found('end', position, '(end)');
  if (char === '/' && operand) return found('regex', regexEnd(text, position), 'regex');
  if (char === '"' || char === "'") {
    const end = stringEnd(text, position, char);
    return found('string', end, text.slice(position + 1, end - 1));
  }
  if (char === '`') {
    const end = text.indexOf('`', position + 1);
    if (end < 0) {
      throw new JsonataSyntaxError(
        'Quoted property name must be terminated with a backquote (`)',
        text.length,
      );
    }
    return found('name', end + 1, text.slice(position + 1, end));
  }
  const number = matchAt(NUMBER, text, position);
  if (number !== undefined)
    return found('number', position + number.length, number, numberOf(number, position));
  const operator = matchAt(OPERATOR, text, position);
  if (operator === '!' || operator === '~') {
    throw new JsonataSyntaxError(`Unknown operator: ${JSON.stringify(operator)}`, position);
  }
  if (operator !== undefined) return found('operator', position + operator.length, operator);
  const word = matchAt(WORD, text, position) as string;
  const end = position + word.length;
  if (word.startsWith('$')) return found('variable', end, word.slice(1));
  if (KEYWORDS.includes(word)) return found('operator', end, word);
  return Object.hasOwn(VALUES, word) ? found('value', end, word, VALUES[word]) : found('name', end, word);
}

function skipSpace(text: string, start: number): number {
  const position = start + (matchAt(SPACE, text, start)?.length ?? 0);
  if (text.startsWith('/*', position)) throw new JsonataSyntaxError('Comment has no closing tag', position);
  return position;
}

function matchAt(sticky: RegExp, text: string, position: number): string | undefined {
  sticky.lastIndex = position;
  return sticky.exec(text)?.[0];
}

function numberOf(text: string, position: number): number {
  const value = Number(text);
  if (!Number.isFinite(value)) throw new JsonataSyntaxError(`Number out of range: ${text}`, position);
  return value;
}

function stringEnd(text: string, start: number, quote: string): number {
  for (let i = start + 1; i < text.length; i += 1) {
    if (text[i] === quote) return i + 1;
    if (text[i] !== '\\') continue;
    const escape = matchAt(ESCAPE, text, i);
    if (escape === undefined) throw badEscape(text, i);
    i += escape.length - 1;
  }
  throw new JsonataSyntaxError('String literal must be terminated by a matching quote', text.length);
}

function badEscape(text: string, at: number): JsonataSyntaxError {
  if (at + 1 >= text.length) {
    return new JsonataSyntaxError('String literal must be terminated by a matching quote', text.length);
  }
  return text[at + 1] === 'u'
    ? new JsonataSyntaxError('The escape sequence \\u must be followed by 4 hex digits', at)
    : new JsonataSyntaxError(`Unsupported escape sequence: \\${JSON.stringify(text[at + 1])}`, at);
}

/** The end of `/…/flags`; a `/` in brackets of any kind does not end it. */
function regexEnd(text: string, start: number): number {
  let depth = 0;
  for (let i = start + 1; i < text.length; i += 1) {
    const char = text[i] as string;
    if (char === '\\') i += 1;
    else if (char === '/' && depth === 0) {
      if (i === start + 1) throw new JsonataSyntaxError('Empty regular expressions are not allowed', i);
      while (text[i + 1] === 'i' || text[i + 1] === 'm') i += 1;
      return i + 1;
    } else if ('([{'.includes(char)) depth += 1;
    else if (')]}'.includes(char)) depth -= 1;
  }
  throw new JsonataSyntaxError('No terminating / in regular expression', text.length);
}
