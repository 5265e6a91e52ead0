import type { ValueId } from '../graph/node.js';
import type { Edge, Scope, State } from '../graph/state.js';
import { edgesOf, statesOf } from '../graph/walk.js';

export type Values = ReadonlySet<ValueId>;
export type Facts = Map<State, Values>;

/**
 * Forward data flow to a fixpoint: which values are true of a state on every path that leads to it? `along` says
 * what is true at the end of a transition, given what is true so far of the states; undefined while not known yet.
 */
export function solve(top: Scope, along: (edge: Edge, facts: Facts) => Values | undefined): Facts {
  const facts: Facts = new Map();
  const incoming = new Map<State, Edge[]>();
  for (const edge of edgesOf(top)) {
    if (edge.to) incoming.set(edge.to, [...(incoming.get(edge.to) ?? []), edge]);
  }
  for (let changed = true; changed;) {
    changed = false;
    for (const state of statesOf(top)) {
      const known = meet((incoming.get(state) ?? []).map((edge) => along(edge, facts)));
      if (known && !sameSize(known, facts.get(state))) {
        facts.set(state, known);
        changed = true;
      }
    }
  }
  return facts;
}

/** What all paths agree on; paths nothing is known of yet do not count. */
function meet(paths: readonly (Values | undefined)[]): Values | undefined {
  const known = paths.filter((path) => path !== undefined);
  const first = known[0];
  return first && new Set([...first].filter((value) => known.every((path) => path.has(value))));
}

/** Facts only ever shrink after they are first known, so equal size means equal. */
const sameSize = (a: Values, b: Values | undefined): boolean => a.size === b?.size;
