import { bind } from '../graph/recorder.js';
import type { StateOptions } from './extra.js';
import { makeStep } from '../graph/step.js';
import type { Plain } from '../types/language.js';
import type { Raises, Step } from '../types/step.js';

export interface Failure<E extends string> {
  readonly error?: E | Plain<E>;
  readonly cause?: string | Plain<string>;
}

/**
 * Ends the machine with an error. The same name may be used in many places, say in the `States.ALL` handler of every
 * task: they share one state, and each brings its own error and cause.
 * Source: https://docs.aws.amazon.com/step-functions/latest/dg/state-fail.html
 */
export function fail<const E extends string = never>(
  name: string,
  failure: Failure<E> = {},
  options: StateOptions = {},
): Step<never, Raises<E>> {
  return makeStep(`fail('${name}')`, fail, (recorder, position) => {
    const edges = recorder.open;
    const argument = recorder.newValue(name);
    const state = recorder.addEnd({
      type: 'Fail',
      name,
      position,
      argument,
      scope: recorder.scope,
      ...options,
    });
    const value = { Error: failure.error, Cause: failure.cause };
    bind(edges, { as: state.argument, value, partial: true });
  });
}
