import type { StateDefinition, StatesBlock } from '@ringi/asl';

/** A way from one state to another. */
export interface Edge {
  readonly from: string;
  readonly to: string;
  /** The fields that lead there, e.g. `Choices[0]`, `Default`. */
  readonly ways: string[];
}

/** All states and edges of a definition, those of branches and item processors included (distributed ones excepted: their
 * states run in executions of their own). */
export function edgesOf(block: StatesBlock): { states: string[]; edges: Edge[] } {
  const states: string[] = [];
  const edges: Edge[] = [];
  for (const [name, state] of Object.entries(block.States)) {
    states.push(name);
    edges.push(...edgesFrom(name, state));
    for (const inner of innerBlocks(state)) {
      const nested = edgesOf(inner);
      states.push(...nested.states);
      edges.push(...nested.edges);
    }
  }
  return { states, edges };
}

function edgesFrom(from: string, state: StateDefinition): Edge[] {
  const byTarget = new Map<string, Edge>();
  const add = (to: unknown, way: string) => {
    if (typeof to !== 'string') return;
    const edge = byTarget.get(to) ?? { from, to, ways: [] };
    edge.ways.push(way);
    byTarget.set(to, edge);
  };
  add(state['Next'], 'Next');
  for (const field of ['Choices', 'Catch']) {
    const rules = (state[field] ?? []) as readonly { readonly Next?: string }[];
    rules.forEach((rule, index) => add(rule.Next, `${field}[${index}]`));
  }
  add(state['Default'], 'Default');
  return [...byTarget.values()];
}

function innerBlocks(state: StateDefinition): readonly StatesBlock[] {
  if (state['Branches'] !== undefined) return state['Branches'] as readonly StatesBlock[];
  const processor = (state['ItemProcessor'] ?? state['Iterator']) as StatesBlock | undefined;
  const config = processor?.['ProcessorConfig'] as { readonly Mode?: string } | undefined;
  return processor && config?.Mode !== 'DISTRIBUTED' ? [processor] : [];
}
