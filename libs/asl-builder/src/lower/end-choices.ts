import type { Recorder } from '../graph/recorder.js';
import type { Edge, Scope, State, SucceedState } from '../graph/state.js';
import { exitsOf, scopesOf } from '../graph/walk.js';
import { freeName } from './insert-pass.js';

/**
 * Rules and catchers have to name a state: only `Next` and `End` of the state itself can say that this is the end.
 * Where they lead to the end of their scope, they get a Succeed state that passes `$` on.
 */
export function endChoices(recorder: Recorder, scope: Scope): void {
  for (const state of scope.states) for (const inner of scopesOf(state)) endChoices(recorder, inner);
  const open = scope.states.flatMap((state) =>
    exitsOf(state).filter((edge) => edge.to === undefined && edge !== ownExit(state)),
  );
  const [first] = open;
  if (!first) return;
  const end = succeed(recorder, first);
  scope.states.push(end);
  for (const edge of open) edge.to = end;
}

const ownExit = (state: State): Edge | undefined => ('next' in state ? state.next : undefined);

function succeed(recorder: Recorder, { scope, from }: Edge): SucceedState {
  const name = freeName(recorder, `${from?.name ?? recorder.machineName} End`);
  const end: SucceedState = {
    type: 'Succeed',
    name,
    position: from?.position ?? 'unknown',
    scope,
    argument: recorder.newValue(name),
  };
  recorder.names.set(name, end);
  return end;
}
