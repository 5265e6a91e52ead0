import { graphlib, layout } from '@dagrejs/dagre';
import type { Edge, Node } from '@xyflow/react';
import type { Graph, GraphState } from './graph-model.js';

const WIDTH = 176;
const HEIGHT = 44;

export type StateNode = Node<{ state: GraphState; toggle: (level: number) => void }, 'state'>;

/** Places for the states from top to bottom, by dagre. */
export function placeGraph({ states, edges }: Graph, toggle: (level: number) => void) {
  const graph = new graphlib.Graph().setDefaultEdgeLabel(() => ({}));
  graph.setGraph({ rankdir: 'TB', nodesep: 28, ranksep: 36 });
  for (const { id } of states) graph.setNode(id, { width: WIDTH, height: HEIGHT });
  for (const { from, to, taken } of edges) graph.setEdge(from, to, { weight: taken ? 8 : 1 });
  layout(graph);
  const nodes: StateNode[] = states.map((state) => {
    const { x, y } = graph.node(state.id);
    return {
      id: state.id,
      type: 'state',
      position: { x: x - WIDTH / 2, y: y - HEIGHT / 2 },
      width: WIDTH,
      height: HEIGHT,
      data: { state, toggle },
      draggable: false,
      connectable: false,
      focusable: false,
    };
  });
  const lines: Edge[] = edges.map(({ from, to, taken }) => ({
    id: `${from}>${to}`,
    source: from,
    target: to,
    focusable: false,
    selectable: false,
    className: taken ? 'edge-taken' : 'edge-idle',
  }));
  return { nodes, edges: lines };
}
