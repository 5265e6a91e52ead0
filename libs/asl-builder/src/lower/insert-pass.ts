import type { ValueId } from '../graph/node.js';
import { LONGEST_NAME, type Recorder } from '../graph/recorder.js';
import type { Edge, PassState, State } from '../graph/state.js';

/** Puts a Pass that computes `value` on a transition. Bindings from index `keep` on move behind it. */
export function insertPass(
  recorder: Recorder,
  edge: Edge,
  value: unknown,
  values: ValueId[],
  keep: number,
): PassState {
  const near = edge.to ?? edge.from ?? edge.scope.owner;
  const name = freeName(recorder, near?.name ?? recorder.machineName);
  const pass = newPass(recorder, edge, name, near?.position ?? 'unknown', value, values);
  if (edge.to) pass.next.to = edge.to;
  pass.next.binds = edge.binds.slice(keep);
  edge.binds = edge.binds.slice(0, keep);
  edge.to = pass;
  return pass;
}

/** Puts one Pass in front of a state: everything that led to the state leads to the Pass. */
export function insertBefore(
  recorder: Recorder,
  state: State,
  incoming: readonly Edge[],
  value: unknown,
): PassState {
  const name = freeName(recorder, state.name);
  const [first] = incoming;
  if (!first) throw new Error(`state '${state.name}' has no transition that leads to it`);
  const pass = newPass(recorder, first, name, state.position, value, []);
  pass.next.to = state;
  for (const edge of incoming) edge.to = pass;
  return pass;
}

function newPass(
  recorder: Recorder,
  { scope }: Edge,
  name: string,
  position: string,
  value: unknown,
  values: ValueId[],
): PassState {
  const pass = { type: 'Pass', name, position, scope, value } as unknown as PassState;
  const fields = { values: new Set([recorder.newValue(name), ...values]), assign: new Set<ValueId>() };
  Object.assign(pass, fields, { next: { scope, from: pass, binds: [] } satisfies Edge });
  recorder.names.set(name, pass);
  scope.states.push(pass);
  return pass;
}

function freeName(recorder: Recorder, base: string): string {
  for (let n = 1; ; n++) {
    const suffix = n === 1 ? ' Value' : ` Value ${n}`;
    const name = base.slice(0, LONGEST_NAME - suffix.length) + suffix;
    if (!recorder.names.has(name)) return name;
  }
}
