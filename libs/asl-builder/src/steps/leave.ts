import { BuildError } from '../graph/build-error.js';
import type { Outcome } from '../graph/join.js';
import type { State } from '../graph/state.js';
import { makeStep } from '../graph/step.js';
import type { Step } from '../types/step.js';

/** Makes the step that leaves the body of a loop (whose states are `states`) with a value: one more of `outcomes`. */
export function leaver(name: string, states: readonly State[], outcomes: Outcome[]) {
  return function leave(value?: unknown): Step<never> {
    return makeStep(`${name}()`, leave, (recorder, position) => {
      if (recorder.scope.states !== states) {
        throw new BuildError(`${name}() cannot leave a Parallel branch or a Map`, position);
      }
      outcomes.push({ open: recorder.open, value });
      recorder.open = [];
    });
  };
}
