import type { ValueId } from '../graph/node.js';
import type { Edge, Scope } from '../graph/state.js';
import { visitNodes } from '../graph/template.js';
import { edgesOf, statesOf, templatesOf } from '../graph/walk.js';

/** The values that somebody reads: states, the results of scopes, and bindings of values that are read themselves. */
export function liveValues(top: Scope): Set<ValueId> {
  const live = new Set<ValueId>();
  const read = (template: unknown) =>
    visitNodes(template, (node) => {
      if (node.kind === 'ref') live.add(node.root);
    });
  for (const state of statesOf(top)) {
    templatesOf(state).forEach(read);
    // Without an output of its own, what Succeed ends with is its argument.
    if (state.type === 'Succeed' && state.output === undefined) live.add(state.argument);
  }
  const edges: Edge[] = [...edgesOf(top)];
  for (const edge of edges) if (!edge.to) for (const binding of edge.binds) live.add(binding.as);
  for (let before = -1; before < live.size;) {
    before = live.size;
    for (const edge of edges) {
      for (const binding of edge.binds) if (live.has(binding.as)) read(binding.value);
    }
  }
  return live;
}
