import { makeStep } from '../graph/step.js';
import type { Step } from '../types/step.js';

/** A branch that goes on with what follows: `match('Approved?', d.ok, { true: next, false: () => fail('No') })`. */
export const next = (): Step<void> => makeStep('next()', next, () => undefined);
