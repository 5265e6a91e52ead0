import type { Recorder } from '../graph/recorder.js';
import type { Edge, Scope } from '../graph/state.js';
import { edgesOf } from '../graph/walk.js';
import { heldAlong, heldByStates } from './held.js';
import { insertPass } from './insert-pass.js';
import { liveValues } from './live.js';

/**
 * Makes every merged value true: where `$` does not hold it at the end of a transition that binds it, a Pass on that
 * transition computes it.
 */
export function bindValues(recorder: Recorder, top: Scope): void {
  const live = liveValues(top);
  for (;;) {
    const facts = heldByStates(top);
    const missing = (edge: Edge) =>
      edge.binds.findIndex((binding) => live.has(binding.as) && !heldAlong(edge, facts)?.has(binding.as));
    const edge = [...edgesOf(top)].find((candidate) => missing(candidate) >= 0);
    if (!edge) return;
    const index = missing(edge);
    const binding = edge.binds[index];
    if (!binding) return;
    const name = recorder.results.has(binding.as)
      ? `${edge.from?.name ?? recorder.machineName} Result`
      : `${recorder.hints.get(binding.as) ?? 'Merged'} Value`;
    const pass = insertPass(recorder, edge, { name, value: binding.value, values: [binding.as] }, index);
    pass.next.binds = pass.next.binds.filter((moved) => moved !== binding);
  }
}
