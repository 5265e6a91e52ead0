import { BuildError } from '../graph/build-error.js';
import type { Node, Path } from '../graph/node.js';
import type { State } from '../graph/state.js';
import type { Program } from '../lower/program.js';
import { locate, type Place } from './printer.js';

/** A path after its root: `.a[0]['b c']`. A key with `-` is written with a dot, which AWS takes. */
export const jsonPathTail = (path: Path): string =>
  path
    .map((key) => {
      if (typeof key === 'number') return `[${key}]`;
      return /^[A-Za-z_][\w-]*$/.test(key) ? `.${key}` : `['${key.replace(/[\\']/g, '\\$&')}']`;
    })
    .join('');

const root = (place: Place): string => {
  switch (place.kind) {
    case 'state-input':
      return '$';
    case 'context':
      return '$$';
    case 'variable':
      return `$${place.name}`;
  }
};

/** An expression as a path or an intrinsic function call. */
export function jsonPathText(program: Program, state: State, node: Node): string {
  switch (node.kind) {
    case 'literal':
      return literal(state, node.value);
    case 'ref':
    case 'context': {
      const { place, path } = locate(program, state, node);
      return root(place) + jsonPathTail(path);
    }
    case 'call':
      return callText(program, state, node);
  }
}

function callText(program: Program, state: State, node: Extract<Node, { kind: 'call' }>): string {
  const { name, jsonPath } = node.fn;
  if (!jsonPath) {
    throw new BuildError(
      `'${state.name}': ${name}() cannot be written as a value in JSONPath: use it in a choice, or print the machine in JSONata`,
      state.position,
    );
  }
  const args = node.args.map((arg) => jsonPathText(program, state, arg));
  if (name !== 'format') return jsonPath(...args);
  const template = node.args.map((arg, i) =>
    i % 2 === 0 && arg.kind === 'literal' ? escape(String(arg.value)) : '{}',
  );
  const values = args.filter((_, i) => i % 2 === 1);
  return jsonPath(`'${template.join('')}'`, ...values);
}

/** Source of the escapes: https://docs.aws.amazon.com/step-functions/latest/dg/intrinsic-functions.html */
const escape = (text: string): string => text.replace(/[\\'{}]/g, '\\$&');

function literal(state: State, value: unknown): string {
  if (typeof value === 'string') return `'${escape(value)}'`;
  if (value === null || typeof value === 'number' || typeof value === 'boolean') return JSON.stringify(value);
  throw new BuildError(
    `'${state.name}': an object or array cannot be an argument of a function in JSONPath: compute it with pass() first`,
    state.position,
  );
}
