import { BuildError } from '../graph/build-error.js';
import { INPUT, nodeOf, toNode, type Node } from '../graph/node.js';
import type { State } from '../graph/state.js';
import { isLiteral, isRecord } from '../graph/template.js';
import type { Program } from '../lower/program.js';
import { checkData } from './data.js';
import { jsonPathText } from './jsonpath-text.js';
import type { Printer } from './printer.js';

/** Templates as payload templates: a field whose name ends in `.$` has a path or an intrinsic as its value. */
export function jsonPathPrinter(program: Program, state: State): Printer {
  const text = (value: unknown): string => jsonPathText(program, state, toNode(value));

  function template(value: unknown): unknown {
    if (Array.isArray(value)) return value.map((element) => template(element));
    if (!isRecord(value)) return checkData(state, value);
    checkData(state, value);
    return Object.fromEntries(Object.entries(value).flatMap(([key, field]) => entry(key, field)));
  }

  function entry(key: string, value: unknown): [string, unknown][] {
    if (value === undefined) return [];
    if (key.endsWith('.$')) {
      throw new BuildError(
        `'${state.name}': the field '${key}' cannot be written in JSONPath: '.$' at the end of a name marks a path`,
        state.position,
      );
    }
    const dynamic = expressionText(value);
    return [dynamic === undefined ? [key, template(value)] : [`${key}.$`, dynamic]];
  }

  /** An expression, or an array with expressions among its elements, as text; undefined for anything else. */
  function expressionText(value: unknown): string | undefined {
    if (nodeOf(value)) return text(value);
    if (!Array.isArray(value) || !value.some((element) => nodeOf(element))) return undefined;
    const elements = value.map((element) => expressionText(element) ?? elementText(element));
    return `States.Array(${elements.join(', ')})`;
  }

  function elementText(element: unknown): string {
    if (Array.isArray(element) && isLiteral(element))
      return `States.Array(${element.map(elementText).join(', ')})`;
    return text(element);
  }

  /** AWS does not say that every `…Path` field may look into the context object, so the input is read from `$` if it is there. */
  function nearest(node: Node): Node {
    const isInput = node.kind === 'context' && node.path[0] === 'Execution' && node.path[1] === 'Input';
    if (!isInput || !program.held.get(state)?.has(INPUT)) return node;
    return { kind: 'ref', root: INPUT, path: node.path.slice(2) };
  }

  return {
    template: (value) => {
      const dynamic = expressionText(value);
      return dynamic ?? template(value);
    },
    field: (name, value, { computed = false } = {}) => {
      if (value === undefined) return {};
      const node = nodeOf(value);
      if (node?.kind === 'call' && !computed) {
        throw new BuildError(
          `'${state.name}': ${name} can only be a path in JSONPath, not ${node.fn.name}(): compute it with pass() first`,
          state.position,
        );
      }
      return node ? { [`${name}Path`]: jsonPathText(program, state, nearest(node)) } : { [name]: value };
    },
  };
}
