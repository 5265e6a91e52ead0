import { BuildError } from '../graph/build-error.js';
import { INPUT, type Node, type Path } from '../graph/node.js';
import type { State } from '../graph/state.js';
import type { Program } from '../lower/program.js';

/** Where an expression finds the thing a reference starts from. */
export type Place =
  | { readonly kind: 'state-input' }
  | { readonly kind: 'context' }
  | { readonly kind: 'variable'; readonly name: string };

export interface Located {
  readonly place: Place;
  readonly path: Path;
}

/** Finds a reference as seen from `state`: in `$`, in the context object, or in a variable. */
export function locate(program: Program, state: State, node: Extract<Node, { path: Path }>): Located {
  if (node.kind === 'context') return { place: { kind: 'context' }, path: node.path };
  if (program.held.get(state)?.has(node.root)) return { place: { kind: 'state-input' }, path: node.path };
  if (node.root === INPUT) return { place: { kind: 'context' }, path: ['Execution', 'Input', ...node.path] };
  const name = program.variables.get(node.root);
  if (name === undefined)
    throw new BuildError(`'${state.name}' uses a value that is kept nowhere`, state.position);
  return { place: { kind: 'variable', name }, path: node.path };
}

/** Writes expressions and templates in one query language, as seen from one state. */
export interface Printer {
  /** A whole template, for fields whose value may be any JSON. */
  template(template: unknown): unknown;
  /**
   * A field that takes a literal or one expression: `TimeoutSeconds` or `TimeoutSecondsPath`. JSONPath has paths there;
   * where it has intrinsic functions too, `computed` says so.
   */
  field(name: string, value: unknown, options?: { readonly computed?: boolean }): Record<string, unknown>;
}
