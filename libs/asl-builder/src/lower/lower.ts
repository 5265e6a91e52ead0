import type { Recorder } from '../graph/recorder.js';
import type { Scope } from '../graph/state.js';
import { bindValues } from './bind-values.js';
import { checkAssigned } from './check.js';
import { endChoices } from './end-choices.js';
import { resolveEnds } from './ends.js';
import type { Program } from './program.js';
import { allocateVariables } from './variables.js';

/**
 * Turns what was recorded into states that can be printed: checks it, adds the Pass states that merged values need,
 * and decides what lives in `$` and what in variables. The result is the same for both query languages.
 * @throws BuildError with the position of the step at fault.
 */
export function lower(recorder: Recorder, top: Scope): Program {
  checkAssigned(recorder, top);
  resolveEnds(recorder, top);
  bindValues(recorder, top);
  const program = { top, ...allocateVariables(recorder, top) };
  endChoices(recorder, top);
  return program;
}
