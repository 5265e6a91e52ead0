import type { ValueId } from './node.js';
import type { Recorder } from './recorder.js';
import type { Edge, State } from './state.js';

/** Adds a state that has one `next` transition, which has to know the state it starts from. */
export function addWithNext<S extends State & { next: Edge }>(
  recorder: Recorder,
  fields: Omit<S, 'next' | 'scope'>,
): S {
  const state = { ...fields, scope: recorder.scope } as unknown as S;
  state.next = recorder.newEdge(state);
  recorder.add(state);
  recorder.open = [state.next];
  return state;
}

/** The fields of a state whose result is `value`. */
export const producing = (value: ValueId): { values: Set<ValueId>; assign: Set<ValueId> } => ({
  values: new Set([value]),
  assign: new Set(),
});
