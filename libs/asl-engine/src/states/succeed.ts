import { inputOutput } from '../data/input-output.js';
import type { StateHandler } from '../run/state-run.js';

/** Source: https://docs.aws.amazon.com/step-functions/latest/dg/state-succeed.html */
export const runSucceed: StateHandler = (run) => inputOutput(run);
