import type { StatesBlock, StateDefinition } from '@ringi/asl';
import { targetsOf } from '../import/transitions.js';

/** The states of one block that can be reached, as a graph. */
export interface FlowGraph {
  readonly states: Readonly<Record<string, StateDefinition>>;
  readonly start: string;
  /** Reverse postorder: every state comes before what it leads to, but for the ways back. */
  readonly order: ReadonlyMap<string, number>;
  readonly successors: ReadonlyMap<string, readonly string[]>;
  /** The state that every way to a state leads through, the nearest one. The start has none. */
  readonly dominators: ReadonlyMap<string, string>;
}

/** Ends can be written wherever something leads to them, so they are no joins. */
export const isEnd = (state: StateDefinition | undefined): boolean =>
  state?.Type === 'Succeed' || state?.Type === 'Fail';

export function flowGraph(block: StatesBlock): FlowGraph {
  const successors = new Map<string, readonly string[]>();
  const postorder: string[] = [];
  const visit = (name: string): void => {
    const next = [...new Set(targetsOf(block.States[name] ?? {}).map(({ target }) => String(target)))];
    successors.set(name, next);
    for (const target of next) if (!successors.has(target)) visit(target);
    postorder.push(name);
  };
  visit(block.StartAt);
  const order = new Map(postorder.reverse().map((name, i) => [name, i]));
  const graph = { states: block.States, start: block.StartAt, order, successors };
  return { ...graph, dominators: dominators(graph) };
}

/** Cooper, Harvey and Kennedy: "A Simple, Fast Dominance Algorithm" (2001). */
function dominators({ start, order, successors }: Omit<FlowGraph, 'dominators'>): Map<string, string> {
  const predecessors = new Map<string, string[]>();
  for (const [from, targets] of successors)
    for (const to of targets) predecessors.set(to, [...(predecessors.get(to) ?? []), from]);
  const result = new Map<string, string>([[start, start]]);
  const rank = (name: string): number => order.get(name) ?? 0;
  const meet = (a: string, b: string): string => {
    while (a !== b) {
      if (rank(a) > rank(b)) a = result.get(a) ?? start;
      else b = result.get(b) ?? start;
    }
    return a;
  };
  for (let changed = true; changed;) {
    changed = false;
    for (const name of order.keys()) {
      if (name === start) continue;
      const known = (predecessors.get(name) ?? []).filter((from) => result.has(from));
      const nearest = known.reduce(meet);
      if (result.get(name) !== nearest) changed = true;
      result.set(name, nearest);
    }
  }
  result.delete(start);
  return result;
}

export function dominates(graph: FlowGraph, above: string, name: string): boolean {
  for (let at: string | undefined = name; at !== undefined; at = graph.dominators.get(at)) {
    if (at === above) return true;
  }
  return false;
}

/** A way back to a state that dominates where it comes from; a program writes it as the next round of a loop. */
export const isBackEdge = (graph: FlowGraph, from: string, to: string): boolean => dominates(graph, to, from);

/** False when a loop can be entered in two places, or when some state cannot be reached: no program has that shape. */
export function isStructured(graph: FlowGraph): boolean {
  if (graph.order.size !== Object.keys(graph.states).length) return false;
  for (const [from, targets] of graph.successors) {
    for (const to of targets) {
      const back = (graph.order.get(to) ?? 0) <= (graph.order.get(from) ?? 0);
      if (back && !isBackEdge(graph, from, to)) return false;
    }
  }
  return true;
}
