import type { StateOptions } from './extra.js';
import { BuildError } from '../graph/build-error.js';
import { addWithNext, producing } from '../graph/add-state.js';
import { refTo } from '../graph/node.js';
import type { TaskState } from '../graph/state.js';
import { makeStep } from '../graph/step.js';
import type { ErrorOutput, Handlers, RetryPolicy } from '../types/errors.js';
import type { Ref } from '../types/expression.js';
import type { Integration } from '../types/integration.js';
import type { Need, NeedsSignal, Plain, Reference } from '../types/language.js';
import type { BodyResult, BodySignals, Raises, Step } from '../types/step.js';
import { catching, type AnyHandlers } from './catching.js';
import { retriers } from './retry.js';

export interface TaskOptions<E extends string> extends StateOptions {
  /** Retriers, the first that lists the error is used. */
  readonly retry?: readonly RetryPolicy<E>[];
  /** How long one attempt may take; then `States.Timeout`. */
  readonly timeoutSeconds?: number | Reference<number>;
  /** How long the task may be silent; then `States.HeartbeatTimeout`. */
  readonly heartbeatSeconds?: number | Reference<number>;
  /**
   * The role to take for the call, in another account say (`Credentials`).
   * Source: https://docs.aws.amazon.com/step-functions/latest/dg/concepts-access-cross-acct-resources.html
   */
  readonly credentials?: { readonly roleArn: string | Plain<string> };
}

/** The errors that are left when the handlers `C` have taken theirs. */
export type Unhandled<E extends string, C> = 'States.ALL' extends keyof C ? never : Exclude<E, keyof C>;

/** No handlers. */
export type NoHandlers = Record<never, never>;

/**
 * Makes a call and waits for its result.
 *
 *     const price = yield* task('Price', lambda.invoke(quote, { id: order.id }), {
 *       retry: [{ errors: ['Lambda.TooManyRequestsException'], maxAttempts: 5 }],
 *       catch: { 'States.ALL': (error) => fail('Failed', { error: error.Error, cause: error.Cause }) },
 *     });
 *
 * A handler is a body like any other: it ends the machine or gives a value, with which the machine goes on.
 * Source: https://docs.aws.amazon.com/step-functions/latest/dg/state-task.html
 */
export function task<O, E extends string, N extends Need = never, C = NoHandlers>(
  name: string,
  call: Integration<O, E, N>,
  options: TaskOptions<NoInfer<E>> & { readonly catch?: Handlers<C, NoInfer<E>, Ref<ErrorOutput>> } = {},
): Step<Ref<O> | BodyResult<C[keyof C]>, Raises<Unhandled<E, C>> | NeedsSignal<N> | BodySignals<C[keyof C]>> {
  return makeStep(`task('${name}')`, task, (recorder, position) => {
    checkHeartbeat(name, position, options as TaskOptions<never>);
    const result = recorder.newValue(name);
    const state = addWithNext<TaskState>(recorder, {
      type: 'Task',
      name,
      position,
      comment: options.comment,
      extra: options.extra,
      resource: call.resource,
      args: call.args,
      pick: call.pick ?? [],
      timeoutSeconds: options.timeoutSeconds,
      heartbeatSeconds: options.heartbeatSeconds,
      roleArn: options.credentials?.roleArn,
      retry: retriers(options.retry, name, position),
      catches: [],
      ...producing(result),
    });
    return catching(recorder, state, refTo(result), options.catch as AnyHandlers | undefined);
  });
}

/** Source: https://docs.aws.amazon.com/step-functions/latest/dg/state-task.html */
function checkHeartbeat(name: string, position: string, options: TaskOptions<never>): void {
  const { timeoutSeconds: timeout, heartbeatSeconds: heartbeat } = options;
  if (typeof timeout === 'number' && typeof heartbeat === 'number' && heartbeat >= timeout) {
    throw new BuildError(
      `'${name}': heartbeatSeconds (${heartbeat}) must be less than timeoutSeconds (${timeout})`,
      position,
    );
  }
}
