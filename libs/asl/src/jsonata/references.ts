import { pushInOrder } from '../push-in-order.js';
import type { JsonataTree } from './tree.js';

const STATES_FIELDS = ['input', 'result', 'context'];

/**
 * What AWS refuses of an expression that can be read: names that look into a context item (there is none around an
 * expression), `$$`, and fields of `$states` that do not exist. One sentence each, in AWS's words.
 * Source: https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html
 */
export function unsupportedReferences(tree: JsonataTree, where: { errorOutput: boolean }): string[] {
  const found = new Set<string>();
  const fields = where.errorOutput ? [...STATES_FIELDS, 'errorOutput'] : STATES_FIELDS;
  const open = [{ node: tree, outermost: true }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { node, outermost } = next;
    if (node.kind === 'name' && outermost) found.add(topLevelReference(node.name));
    if (node.kind === 'variable' && node.name === '$') found.add("Reference to '$$' is not supported.");
    if (node.kind === 'parts') {
      pushInOrder(
        open,
        node.parts.map((part) => ({ node: part, outermost })),
      );
    }
    if (node.kind !== 'inside') continue;
    const unknown = statesField(node);
    if (unknown !== undefined && !fields.includes(unknown)) {
      found.add(`Field '$states.${unknown}' does not exist.`);
    }
    const inner = node.inner.map((part) => ({ node: part, outermost: false }));
    pushInOrder(open, [{ node: node.of, outermost }, ...inner]);
  }
  return [...found];
}

const topLevelReference = (name: string) => `Reference to '${name}' at the top level is not supported.`;

/** `x` of `$states.x` */
function statesField({ how, of, inner }: Extract<JsonataTree, { kind: 'inside' }>): string | undefined {
  const [step] = inner;
  const states = how === 'step' && of.kind === 'variable' && of.name === 'states';
  return states && step?.kind === 'name' ? step.name : undefined;
}
