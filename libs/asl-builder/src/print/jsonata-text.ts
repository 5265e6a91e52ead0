import type { Node, Path } from '../graph/node.js';
import type { State } from '../graph/state.js';
import type { Program } from '../lower/program.js';
import { locate, type Place } from './printer.js';

const KEYWORDS = new Set(['true', 'false', 'null', 'and', 'or', 'in', 'function']);

/** A path after `root`: `.a[0].\`b c\``. */
export const jsonataPath = (root: string, path: Path): string =>
  path.reduce<string>((text, key) => {
    if (typeof key === 'number') return `${text}[${key}]`;
    if (/^[A-Za-z_]\w*$/.test(key) && !KEYWORDS.has(key)) return `${text}.${key}`;
    // A back-quoted name has no escape for the quote itself.
    return key.includes('`') ? `$lookup(${text}, ${JSON.stringify(key)})` : `${text}.\`${key}\``;
  }, root);

const root = (place: Place): string => {
  switch (place.kind) {
    case 'state-input':
      return '$states.input';
    case 'context':
      return '$states.context';
    case 'variable':
      return `$${place.name}`;
  }
};

/** An expression as JSONata, without the delimiters. */
export function jsonataText(program: Program, state: State, node: Node): string {
  switch (node.kind) {
    case 'literal':
      return JSON.stringify(node.value);
    case 'ref':
    case 'context': {
      const { place, path } = locate(program, state, node);
      return jsonataPath(root(place), path);
    }
    case 'call': {
      if (node.fn.name === 'jsonata') return embeddedText(program, state, node.args);
      const args = node.fn.name === 'format' ? formatParts(node.args) : node.args;
      return node.fn.jsonata(...args.map((arg) => operand(program, state, arg)));
    }
  }
}

/** Operators bind in ways that need not concern us when every operand that is one stands in parentheses. */
function operand(program: Program, state: State, node: Node): string {
  const text = jsonataText(program, state, node);
  return node.kind === 'call' && node.fn.infix ? `(${text})` : text;
}

/** The pieces of text as they are, the expressions between them as operands. */
const embeddedText = (program: Program, state: State, args: readonly Node[]): string =>
  args
    .map((arg, i) =>
      i % 2 === 0 && arg.kind === 'literal' ? String(arg.value) : operand(program, state, arg),
    )
    .join('');

/** Empty pieces of text are left out, but one text stays, so that the result is a text. */
function formatParts(args: readonly Node[]): readonly Node[] {
  const isText = (node: Node) => node.kind === 'literal' && typeof node.value === 'string';
  const parts = args.filter((node) => !(node.kind === 'literal' && node.value === ''));
  return parts.some(isText) ? parts : [{ kind: 'literal', value: '' }, ...parts];
}
