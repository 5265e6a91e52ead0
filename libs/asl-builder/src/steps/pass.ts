import { addWithNext, producing } from '../graph/add-state.js';
import { refTo } from '../graph/node.js';
import type { PassState } from '../graph/state.js';
import type { StateOptions } from './extra.js';
import { makeStep } from '../graph/step.js';
import type { Out, Ref, Template } from '../types/expression.js';
import type { TemplateSignal } from '../types/language.js';
import type { Step } from '../types/step.js';

export interface PassOptions<L extends 'JSONata' | undefined> extends StateOptions {
  /**
   * Writes this state in JSONata in a JSONPath machine too, so that it can compute what JSONPath cannot. (AWS does not
   * take the opposite.)
   */
  readonly queryLanguage?: L;
}

/**
 * Computes a value: `const total = yield* pass('Total', { sum: add(a, b) })`.
 * Source: https://docs.aws.amazon.com/step-functions/latest/dg/state-pass.html
 */
export function pass<const P extends Template, const L extends 'JSONata' | undefined = undefined>(
  name: string,
  value: P,
  options: PassOptions<L> = {},
): Step<Ref<Out<P>>, L extends 'JSONata' ? never : TemplateSignal<P>> {
  return makeStep(`pass('${name}')`, pass, (recorder, position) => {
    const result = recorder.newValue(name);
    addWithNext<PassState>(recorder, {
      type: 'Pass',
      name,
      position,
      value,
      ...options,
      ...producing(result),
    });
    return refTo(result);
  });
}
