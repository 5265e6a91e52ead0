import { parsePath } from '../paths/path.js';
import { AslSyntaxError } from '../syntax-error.js';
import type { IntrinsicArgument, IntrinsicCall } from './ast.js';
import { INTRINSIC_ARGUMENTS, isIntrinsicName } from './names.js';
import { Scanner } from './scanner.js';

/** Our limit, so that no text exhausts the stack; AWS's documents speak of ten. */
const MAX_DEPTH = 100;

/** True when a `.$` value is an intrinsic call rather than a path. */
export function looksLikeIntrinsic(text: string): boolean {
  return text.startsWith('States.');
}

/**
 * Parses an intrinsic call such as `States.Format('{} of {}', $.n, States.ArrayLength($.levels))`.
 * @throws AslSyntaxError on an unknown function, a wrong number of arguments, or anything outside the grammar.
 */
export function parseIntrinsic(text: string): IntrinsicCall {
  const scanner = new Scanner(text);
  const call = readCall(scanner, 1);
  scanner.skipSpace();
  if (!scanner.done) throw scanner.error('the end');
  return call;
}

function readCall(scanner: Scanner, depth: number): IntrinsicCall {
  const start = scanner.position;
  if (depth > MAX_DEPTH) throw scanner.error(`at most ${MAX_DEPTH} calls nested in each other`);
  const name = scanner.match(/States\.\w+/y) ?? '';
  if (!isIntrinsicName(name)) {
    throw new AslSyntaxError(
      scanner.text,
      start,
      `one of the functions ${Object.keys(INTRINSIC_ARGUMENTS).join(', ')}`,
    );
  }
  const args = readArguments(scanner, depth);
  const { min, max }: { min: number; max?: number } = INTRINSIC_ARGUMENTS[name];
  if (args.length < min || args.length > (max ?? args.length)) {
    const wanted = max === undefined ? `at least ${min}` : max === min ? `${min}` : `${min} to ${max}`;
    throw new AslSyntaxError(
      scanner.text,
      start,
      `${wanted} argument${min === 1 && max === 1 ? '' : 's'} for ${name}`,
    );
  }
  return { kind: 'call', name, arguments: args };
}

function readArguments(scanner: Scanner, depth: number): IntrinsicArgument[] {
  scanner.expect('(');
  const args: IntrinsicArgument[] = [];
  scanner.skipSpace();
  if (scanner.take(')')) return args;
  for (;;) {
    args.push(readArgument(scanner, depth));
    scanner.skipSpace();
    if (scanner.take(')')) return args;
    scanner.expect(',');
  }
}

function readArgument(scanner: Scanner, depth: number): IntrinsicArgument {
  scanner.skipSpace();
  if (scanner.peek() === "'") return { kind: 'string', ...scanner.quoted() };
  if (scanner.peek() === '$') return { kind: 'path', path: parsePath(scanner.path()) };
  const number = scanner.match(/-?\d+(\.\d+)?([eE][+-]?\d+)?/y);
  if (number !== undefined) return { kind: 'literal', value: Number(number) };
  const word = scanner.match(/(?:true|false|null)\b/y);
  if (word !== undefined) return { kind: 'literal', value: JSON.parse(word) as boolean | null };
  if (scanner.text.startsWith('States.', scanner.position)) return readCall(scanner, depth + 1);
  throw scanner.error('a string in single quotes, a number, true, false, null, a path or a call');
}
