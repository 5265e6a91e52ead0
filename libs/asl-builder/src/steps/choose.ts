import { runArms } from '../graph/join.js';
import type { Recorder } from '../graph/recorder.js';
import type { ChoiceState } from '../graph/state.js';
import type { StateOptions } from './extra.js';
import { runBody } from '../graph/step.js';

/** One rule of a Choice and the body it leads to. */
export interface ChoiceArm {
  readonly label: string;
  readonly condition: unknown;
  readonly run: () => unknown;
}

/** Records a Choice state with its arms; without `otherwise` it has no Default, so unforeseen data fails the run. */
export function choose(
  recorder: Recorder,
  position: string,
  name: string,
  arms: readonly ChoiceArm[],
  otherwise: (() => unknown) | undefined,
  options: StateOptions = {},
): unknown {
  const state: ChoiceState = recorder.add({
    type: 'Choice',
    name,
    position,
    scope: recorder.scope,
    rules: [],
    ...options,
  });
  const ways = arms.map(({ label, condition, run }) => {
    const edge = recorder.newEdge(state);
    state.rules.push({ label, condition, edge });
    return { edge, run: () => runBody(run()) };
  });
  if (otherwise) {
    const edge = (state.otherwise = recorder.newEdge(state));
    ways.push({ edge, run: () => runBody(otherwise()) });
  }
  return runArms(recorder, name, ways);
}
