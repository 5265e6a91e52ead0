import { addWithNext, producing } from '../graph/add-state.js';
import { refTo } from '../graph/node.js';
import type { PassState } from '../graph/state.js';
import { makeStep } from '../graph/step.js';
import type { Out, Ref, Template } from '../types/expression.js';
import type { TemplateSignal } from '../types/language.js';
import type { Step } from '../types/step.js';

/**
 * Computes a value: `const total = yield* pass('Total', { sum: add(a, b) })`.
 * Source: https://docs.aws.amazon.com/step-functions/latest/dg/state-pass.html
 */
export function pass<const P extends Template>(name: string, value: P): Step<Ref<Out<P>>, TemplateSignal<P>> {
  return makeStep(`pass('${name}')`, pass, (recorder, position) => {
    const result = recorder.newValue(name);
    addWithNext<PassState>(recorder, { type: 'Pass', name, position, value, ...producing(result) });
    return refTo(result);
  });
}
