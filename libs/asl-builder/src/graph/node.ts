import { BuildError } from './build-error.js';
import { callerOf } from './position.js';
import type { FunctionText } from '../expressions/functions.js';

export type Path = readonly (string | number)[];

/** Identifies a value computed while the machine runs: the execution input, a step's result, a caught error. */
export type ValueId = string;

/** The execution input's id. */
export const INPUT: ValueId = 'input';

/** An expression as data. Steps hold these; the printers turn them into JSONPath or JSONata. */
export type Node =
  | { readonly kind: 'ref'; readonly root: ValueId; readonly path: Path }
  | { readonly kind: 'context'; readonly path: Path }
  | { readonly kind: 'literal'; readonly value: unknown }
  | { readonly kind: 'call'; readonly fn: FunctionText; readonly args: readonly Node[] };

export type RefNode = Extract<Node, { kind: 'ref' }>;

const NODE = Symbol('node');

/** The node behind an expression, or undefined when `value` is plain data. */
export function nodeOf(value: unknown): Node | undefined {
  return typeof value === 'object' && value !== null ? (value as { [NODE]?: Node })[NODE] : undefined;
}

/** The node of an expression, or a literal. */
export const toNode = (value: unknown): Node => nodeOf(value) ?? { kind: 'literal', value };

// What would silently lose the expression in a host-language value has to say so.
const refuseKeys = (): never => {
  throw new BuildError(
    'an expression has no fields to list while the machine is built: name the fields, or use jsonMerge() instead of a spread',
    callerOf(refuseKeys),
  );
};
const refuseText = (): never => {
  throw new BuildError(
    'an expression has no value while the machine is built: use format`...`, not a template string',
    callerOf(refuseText),
  );
};

/** Makes an expression; `field` gives what reading a field of it means. */
function makeExpression(node: Node, field: (name: string) => unknown): object {
  return new Proxy(
    { [NODE]: node },
    {
      ownKeys: refuseKeys,
      get(target, key) {
        if (key === NODE) return target[NODE];
        if (key === Symbol.toPrimitive) return refuseText;
        return typeof key === 'symbol' ? undefined : field(key);
      },
    },
  );
}

/** Makes an expression of a node that has no fields to read. */
export const expression = (node: Node): object => makeExpression(node, () => undefined);

/** Makes an expression whose fields extend its path. */
export const reference = (node: Extract<Node, { path: Path }>): object =>
  makeExpression(node, (name) =>
    reference({ ...node, path: [...node.path, /^\d+$/.test(name) ? Number(name) : name] }),
  );

export const refTo = (root: ValueId, path: Path = []): object => reference({ kind: 'ref', root, path });
