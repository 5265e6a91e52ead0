import { graphlib, layout } from '@dagrejs/dagre';
import type { Edge, Node } from '@xyflow/react';
import type { Graph, GraphState } from './graph-model.js';

const WIDTH = 176;
const HEIGHT = 44;
/** Between the way through the levels and the column of other ends. */
const GUTTER = 150;
const STEP = 84;

export type StateNode = Node<{ state: GraphState; toggle: (level: number) => void }, 'state'>;

/** The caller's ends other than Approved: every level can lead there, so they stand in a column of their own. */
const ASIDE = new Set(['0/Rejected', '0/TimedOut', '0/Cancelled', '0/Fail']);

/** Places for the states: the way up through the levels from top to bottom by dagre, the other ends beside it. */
export function placeGraph({ states, edges }: Graph, toggle: (level: number) => void) {
  const way = states.filter(({ id }) => !ASIDE.has(id));
  const graph = new graphlib.Graph().setDefaultEdgeLabel(() => ({}));
  graph.setGraph({ rankdir: 'TB', nodesep: 24, ranksep: 28 });
  for (const { id } of way) graph.setNode(id, { width: WIDTH, height: HEIGHT });
  for (const { from, to } of edges) if (!ASIDE.has(to)) graph.setEdge(from, to);
  layout(graph);
  const { width = 0, height = 0 } = graph.graph();
  const aside = states.filter(({ id }) => ASIDE.has(id));
  const top = (height - (aside.length - 1) * STEP) / 2;
  const place = ({ id }: GraphState) => {
    const turn = aside.findIndex((each) => each.id === id);
    if (turn >= 0) return { x: width + GUTTER, y: top + turn * STEP - HEIGHT / 2 };
    const { x, y } = graph.node(id);
    return { x: x - WIDTH / 2, y: y - HEIGHT / 2 };
  };
  const nodes = states.map((state): StateNode => ({
    id: state.id,
    type: 'state',
    position: place(state),
    width: WIDTH,
    height: HEIGHT,
    data: { state, toggle },
    draggable: false,
    connectable: false,
    focusable: false,
  }));
  const lines = edges.map(({ from, to, taken }): Edge => ({
    id: `${from}>${to}`,
    source: from,
    target: to,
    ...(ASIDE.has(to) && { sourceHandle: 'aside', targetHandle: 'aside' }),
    focusable: false,
    selectable: false,
    className: taken ? 'edge-taken' : 'edge-idle',
  }));
  return { nodes, edges: lines };
}
