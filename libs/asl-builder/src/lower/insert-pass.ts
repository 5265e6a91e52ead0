import type { ValueId } from '../graph/node.js';
import { LONGEST_NAME, type Recorder } from '../graph/recorder.js';
import type { Edge, PassState, State } from '../graph/state.js';

/** A Pass that the program does not have and the machine needs. */
export interface NewPass {
  /** What it is called, if the name is free. */
  readonly name: string;
  readonly value: unknown;
  /** The values that its result is. */
  readonly values: readonly ValueId[];
}

/** Puts a Pass on a transition. Bindings of the transition from index `keep` on move behind the Pass. */
export function insertPass(recorder: Recorder, edge: Edge, pass: NewPass, keep: number): PassState {
  const { states } = edge.scope;
  const index = edge.from ? states.indexOf(edge.from) + 1 : 0;
  const state = newState(recorder, edge, pass, index);
  if (edge.to) state.next.to = edge.to;
  state.next.binds = edge.binds.slice(keep);
  edge.binds = edge.binds.slice(0, keep);
  edge.to = state;
  return state;
}

/** Puts one Pass in front of a state: every transition that led to the state leads to the Pass. */
export function insertBefore(
  recorder: Recorder,
  target: State,
  incoming: readonly Edge[],
  pass: NewPass,
): void {
  const [first] = incoming;
  if (!first) throw new Error(`state '${target.name}' has no transition that leads to it`);
  const state = newState(recorder, first, pass, first.scope.states.indexOf(target));
  state.next.to = target;
  for (const edge of incoming) edge.to = state;
}

function newState(recorder: Recorder, edge: Edge, pass: NewPass, index: number): PassState {
  const { scope } = edge;
  const near = edge.to ?? edge.from ?? scope.owner;
  const name = freeName(recorder, pass.name);
  const state = {
    type: 'Pass',
    name,
    position: near?.position ?? 'unknown',
    scope,
    value: pass.value,
    values: new Set([recorder.newValue(name), ...pass.values]),
    assign: new Set<ValueId>(),
  } as unknown as PassState;
  state.next = { scope, from: state, binds: [] };
  recorder.names.set(name, state);
  scope.states.splice(index, 0, state);
  return state;
}

/** The name, with a number behind it where it is taken. */
export function freeName(recorder: Recorder, wanted: string): string {
  for (let n = 1; ; n++) {
    const suffix = n === 1 ? '' : ` ${n}`;
    const name = wanted.slice(0, LONGEST_NAME - suffix.length) + suffix;
    if (!recorder.names.has(name)) return name;
  }
}
