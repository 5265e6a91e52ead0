import { bind } from '../graph/recorder.js';
import type { StateOptions } from './extra.js';
import { makeStep } from '../graph/step.js';
import type { Out, Template } from '../types/expression.js';
import type { TemplateSignal } from '../types/language.js';
import type { Exits, Step } from '../types/step.js';

/**
 * Ends the machine (or the branch) successfully with `output`. The same name may be used in many places: they share
 * one state, and each brings its own output.
 * Source: https://docs.aws.amazon.com/step-functions/latest/dg/state-succeed.html
 */
export function succeed<const P extends Template>(
  name: string,
  output: P,
  options: StateOptions = {},
): Step<never, Exits<Out<P>> | TemplateSignal<P>> {
  return makeStep(`succeed('${name}')`, succeed, (recorder, position) => {
    const edges = recorder.open;
    const argument = recorder.newValue(name);
    const state = recorder.addEnd({
      type: 'Succeed',
      name,
      position,
      argument,
      scope: recorder.scope,
      ...options,
    });
    bind(edges, { as: state.argument, value: output });
  });
}
