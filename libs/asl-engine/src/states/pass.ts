import type { Json } from '@ringi/asl';
import { inputOutput, resultOutput, workInput } from '../data/input-output.js';
import type { StateHandler } from '../run/state-run.js';

/** Source: https://docs.aws.amazon.com/step-functions/latest/dg/state-pass.html */
export const runPass: StateHandler = (run) => {
  if (run.language === 'JSONata') return inputOutput(run);
  const filled = workInput(run) as Json; // JSONPath has nothing to wait for
  return resultOutput(run, (run.state['Result'] as Json | undefined) ?? filled);
};
