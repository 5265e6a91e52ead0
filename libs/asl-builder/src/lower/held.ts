import { nodeOf } from '../graph/node.js';
import { isProducer, type Binding, type Edge, type Scope } from '../graph/state.js';
import { isRecord } from '../graph/template.js';
import { solve, type Facts, type Values } from './flow.js';

/** Which values `$` holds when each state starts. */
export const heldByStates = (top: Scope): Facts => solve(top, heldAlong);

/** Which values `$` holds at the end of a transition, bound ones included. */
export function heldAlong(edge: Edge, facts: Facts): Values | undefined {
  const before = heldBefore(edge, facts);
  if (!before || edge.binds.length === 0) return before;
  const held = new Set(before);
  for (const binding of edge.binds) {
    if (satisfies(held, binding)) held.add(binding.as);
    // What a loop carried into this round is not what it carries into the next.
    else held.delete(binding.as);
  }
  return held;
}

function heldBefore({ scope, from, caught }: Edge, facts: Facts): Values | undefined {
  if (caught !== undefined) return new Set([caught]);
  if (from) return isProducer(from) ? from.values : facts.get(from);
  if (scope.holds !== undefined) return new Set([scope.holds]);
  return scope.owner && facts.get(scope.owner);
}

/** True when `$`, holding `held`, is already what the binding wants. */
export function satisfies(held: Values, { value, partial }: Binding): boolean {
  const node = nodeOf(value);
  if (node) return node.kind === 'ref' && node.path.length === 0 && held.has(node.root);
  if (!partial || !isRecord(value)) return false;
  const fields = Object.entries(value).filter(([, field]) => field !== undefined);
  const roots = fields.map(([key, field]) => fieldRoot(key, field));
  const [root] = roots;
  return root !== undefined && held.has(root) && roots.every((other) => other === root);
}

/** The value whose field `key` the expression `field` is. */
function fieldRoot(key: string, field: unknown): string | undefined {
  const node = nodeOf(field);
  return node?.kind === 'ref' && node.path.length === 1 && node.path[0] === key ? node.root : undefined;
}
