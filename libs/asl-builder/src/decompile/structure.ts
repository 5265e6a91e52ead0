import type { StateDefinition, StatesBlock } from '@ringi/asl';
import { elements, innerBlocks } from '../import/transitions.js';
import { flowGraph, isBackEdge, isEnd, isStructured, type FlowGraph } from './flow-graph.js';
import { liftExit } from './lift-exit.js';
import type { Arm, Statement } from './program.js';
import { hasOddParts } from './verbatim-parts.js';

/**
 * The program of a block of states, or undefined when it has none: by the dominator tree, as Ramsey, "Beyond Relooper"
 * (2022), does it. Every state is written where the state that dominates it is; a join stands behind a block that its
 * ways leave, and a loop around everything that only its first state leads to.
 */
export function structure(block: StatesBlock): readonly Statement[] | undefined {
  const graph = flowGraph(block);
  if (!isStructured(graph)) return undefined;
  try {
    return new Structurer(graph).tree(graph.start);
  } catch (error) {
    if (error === UNSTRUCTURED) return undefined;
    throw error;
  }
}

const UNSTRUCTURED = Symbol('an inner block has no program');

class Structurer {
  private readonly joins: ReadonlySet<string>;
  private readonly loops: ReadonlySet<string>;

  constructor(private readonly graph: FlowGraph) {
    const entries = new Map<string, number>();
    const loops = new Set<string>();
    for (const [from, targets] of graph.successors) {
      for (const to of targets) {
        if (isBackEdge(graph, from, to)) loops.add(to);
        else entries.set(to, (entries.get(to) ?? 0) + this.ways(from, to));
      }
    }
    this.loops = loops;
    this.joins = new Set(
      [...entries].filter(([name, n]) => n > 1 && !isEnd(graph.states[name])).map(([name]) => name),
    );
  }

  /** A state may lead to another in several ways, which is a join as well. */
  private ways(from: string, to: string): number {
    const state: Readonly<Record<string, unknown>> = this.graph.states[from] ?? {};
    const named = [...elements(state['Choices']), ...elements(state['Catch'])] as { Next?: unknown }[];
    return [state['Next'], state['Default'], ...named.map(({ Next }) => Next)].filter((n) => n === to).length;
  }

  tree(name: string): readonly Statement[] {
    const joins = [...this.graph.dominators]
      .filter(([child, above]) => above === name && this.joins.has(child))
      .map(([child]) => child)
      .sort((a, b) => this.rank(a) - this.rank(b));
    const body = this.within(name, joins);
    return this.loops.has(name) ? liftExit(name, body) : body;
  }

  private within(name: string, joins: readonly string[]): readonly Statement[] {
    const last = joins.at(-1);
    if (last === undefined) return this.state(name);
    const inner = this.within(name, joins.slice(0, -1));
    return [{ kind: 'block', label: last, body: inner }, ...this.tree(last)];
  }

  private state(name: string): readonly Statement[] {
    const state = this.graph.states[name];
    if (!state || hasOddParts(state)) throw UNSTRUCTURED;
    const statement: Statement = {
      kind: 'state',
      name,
      state,
      rules: this.arms(name, state['Choices']),
      otherwise: state['Default'] === undefined ? undefined : this.to(name, String(state['Default'])),
      catches: this.arms(name, state['Catch']),
      inner: innerPrograms(state),
    };
    return [statement, ...(typeof state['Next'] === 'string' ? this.to(name, state['Next']) : [])];
  }

  private arms(from: string, list: unknown): Arm[] {
    return elements(list).map((element) => {
      const { Next: target, ...fields } = element as Record<string, unknown>;
      return { fields, body: this.to(from, String(target)) };
    });
  }

  private to(from: string, name: string): readonly Statement[] {
    if (isBackEdge(this.graph, from, name)) return [{ kind: 'again', label: name }];
    if (this.joins.has(name)) return [{ kind: 'leave', label: name }];
    return isEnd(this.graph.states[name]) ? this.state(name) : this.tree(name);
  }

  private rank(name: string): number {
    return this.graph.order.get(name) ?? 0;
  }
}

const innerPrograms = (state: StateDefinition): (readonly Statement[])[] =>
  innerBlocks(state).map(({ block }) => {
    const program = structure(block as StatesBlock);
    if (!program) throw UNSTRUCTURED;
    return program;
  });
