import type { FunctionName } from '../expressions/functions.js';

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
  | { readonly kind: 'call'; readonly fn: FunctionName; readonly args: readonly Node[] };

export type RefNode = Extract<Node, { kind: 'ref' }>;

const NODE = Symbol('node');

/** The node behind an expression, or undefined when `value` is plain data. */
export function nodeOf(value: unknown): Node | undefined {
  return typeof value === 'object' && value !== null ? (value as { [NODE]?: Node })[NODE] : undefined;
}

/** The node of an expression, or a literal. */
export const toNode = (value: unknown): Node => nodeOf(value) ?? { kind: 'literal', value };

/** Makes an expression of a node that has no fields to read. */
export const expression = (node: Node): { readonly [NODE]: Node } => ({ [NODE]: node });

/** Makes an expression whose fields extend its path. */
export function reference(node: Extract<Node, { path: Path }>): object {
  return new Proxy(expression(node), {
    get(target, key) {
      if (key === NODE) return target[NODE];
      if (key === Symbol.toPrimitive) {
        return () => {
          throw new TypeError(
            'an expression has no value while the machine is built: use format`...`, not a template string',
          );
        };
      }
      if (typeof key === 'symbol') return undefined;
      return reference({ ...node, path: [...node.path, /^\d+$/.test(key) ? Number(key) : key] });
    },
  });
}

export const refTo = (root: ValueId, path: Path = []): object => reference({ kind: 'ref', root, path });
