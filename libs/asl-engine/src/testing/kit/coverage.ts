import type { StateMachineDefinition } from '@ringi/asl';
import type { HistoryEvent } from '../../history/event.js';
import { edgesOf, type Edge } from './edges.js';

/** What runs of one definition have reached. */
export interface CoverageFigures {
  readonly states: { readonly covered: number; readonly total: number; readonly missing: readonly string[] };
  readonly branches: {
    readonly covered: number;
    readonly total: number;
    readonly missing: readonly string[];
  };
}

/**
 * Coverage of a definition's states and of its branches: each way out of a state (Next, each choice, Default, each Catch).
 * Ways that lead from one state to the same other state count as one: the history does not tell them apart.
 */
export class Coverage {
  readonly #states: ReadonlySet<string>;
  readonly #edges: ReadonlyMap<string, Edge>;
  readonly #entered = new Set<string>();
  readonly #taken = new Set<string>();

  constructor(definition: StateMachineDefinition) {
    const { states, edges } = edgesOf(definition);
    this.#states = new Set(states);
    this.#edges = new Map(edges.map((edge) => [`${edge.from} → ${edge.to}`, edge]));
  }

  /** Adds what a run has reached so far. */
  add(run: { readonly events: readonly HistoryEvent[] }): this {
    const left = new Map<number, string>();
    for (const event of run.events) {
      const exited = event.stateExitedEventDetails?.['name'];
      if (typeof exited === 'string') left.set(event.id, exited);
      const entered = event.stateEnteredEventDetails?.['name'];
      if (typeof entered !== 'string') continue;
      this.#entered.add(entered);
      const from = left.get(event.previousEventId);
      if (from !== undefined) this.#taken.add(`${from} → ${entered}`);
    }
    return this;
  }

  get figures(): CoverageFigures {
    const states = [...this.#states].filter((name) => !this.#entered.has(name));
    const branches = [...this.#edges].filter(([id]) => !this.#taken.has(id));
    return {
      states: figure(this.#states.size, states),
      branches: figure(
        this.#edges.size,
        branches.map(([id, edge]) => `${id} (${edge.ways.join(', ')})`),
      ),
    };
  }

  /** The figures and what is missing, a line each. */
  report(): string {
    const { states, branches } = this.figures;
    return [
      line('states', states),
      ...states.missing.map((name) => `  not entered: ${name}`),
      line('branches', branches),
      ...branches.missing.map((name) => `  not taken: ${name}`),
    ].join('\n');
  }
}

function figure(total: number, missing: readonly string[]): CoverageFigures['states'] {
  return { covered: total - missing.length, total, missing };
}

function line(what: string, { covered, total }: CoverageFigures['states']): string {
  const percent = total === 0 ? 100 : Math.floor((covered / total) * 100);
  return `${what.padEnd(9)}${covered} of ${total} (${percent} %)`;
}
