import type { StateOptions } from './extra.js';
import { addWithNext, producing } from '../graph/add-state.js';
import { refTo } from '../graph/node.js';
import type { ParallelState } from '../graph/state.js';
import { makeStep, runBody } from '../graph/step.js';
import type { ErrorOutput, Handlers, RetryPolicy } from '../types/errors.js';
import type { Ref } from '../types/expression.js';
import type {
  BodyResult,
  BodySignals,
  Branch,
  ErrorOf,
  ExitOf,
  Raises,
  ResultOf,
  Step,
  ValueOf,
  YieldOf,
} from '../types/step.js';
import type { Need, Needs } from '../types/language.js';
import { catching, type AnyHandlers } from './catching.js';
import { retriers } from './retry.js';
import type { NoHandlers, Unhandled } from './task.js';

export interface FallibleOptions<C, E extends string> extends StateOptions {
  readonly retry?: readonly RetryPolicy<E>[];
  readonly catch?: Handlers<C, E, Ref<ErrorOutput>>;
}

/**
 * Runs the branches at the same time and waits for all; the result is their results, in order. The first branch that
 * fails ends the others.
 * Source: https://docs.aws.amazon.com/step-functions/latest/dg/state-parallel.html
 */
export function parallel<const B extends readonly Branch[], C = NoHandlers>(
  name: string,
  branches: B,
  options: FallibleOptions<C, ErrorOf<YieldOf<B[number]>>> = {},
): Step<
  Ref<{ -readonly [K in keyof B]: ValueOf<ResultOf<B[K]>> | ExitOf<YieldOf<B[K]>> }> | BodyResult<C[keyof C]>,
  | Raises<Unhandled<ErrorOf<YieldOf<B[number]>>, C>>
  | Extract<YieldOf<B[number]>, Needs<Need>>
  | BodySignals<C[keyof C]>
> {
  return makeStep(`parallel('${name}')`, parallel, (recorder, position) => {
    const result = recorder.newValue(name);
    const scopes = branches.map((branch) =>
      recorder.inScope('branch', undefined, position, () => runBody(branch())),
    );
    const state = addWithNext<ParallelState>(recorder, {
      type: 'Parallel',
      name,
      position,
      comment: options.comment,
      extra: options.extra,
      branches: scopes,
      retry: retriers(options.retry, name, position),
      catches: [],
      ...producing(result),
    });
    for (const scope of scopes) scope.owner = state;
    return catching(recorder, state, refTo(result), options.catch as AnyHandlers | undefined);
  });
}
