import { addWithNext } from '../graph/add-state.js';
import type { WaitState } from '../graph/state.js';
import type { StateOptions } from './extra.js';
import { makeStep } from '../graph/step.js';
import type { Reference } from '../types/language.js';
import type { Step } from '../types/step.js';

/** How long to wait: a number of seconds, or until a time (ISO 8601 with a zone). */
export type Delay =
  { readonly seconds: number | Reference<number> } | { readonly until: string | Reference<string> };

/**
 * Waits. What was known before is known after.
 * Source: https://docs.aws.amazon.com/step-functions/latest/dg/state-wait.html
 */
export function wait(name: string, delay: Delay, options: StateOptions = {}): Step<void> {
  return makeStep(`wait('${name}')`, wait, (recorder, position) => {
    addWithNext<WaitState>(recorder, { type: 'Wait', name, position, ...delay, ...options });
  });
}
