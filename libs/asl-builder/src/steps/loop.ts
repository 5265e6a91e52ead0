/* eslint-disable @typescript-eslint/no-explicit-any -- bodies of any result */
import { BuildError } from '../graph/build-error.js';
import { join, type Outcome } from '../graph/join.js';
import { makeStep, runBody } from '../graph/step.js';
import type { Out, Ref, Template } from '../types/expression.js';
import type { TemplateSignal } from '../types/language.js';
import { leaver } from './leave.js';
import type { Step, StopOf, Stops, YieldOf } from '../types/step.js';

/** What a loop's body gets. */
export interface Loop {
  /** Leaves the loop without a value. */
  stop(): Step<never, Stops<undefined>>;
  /** Leaves the loop with a value. */
  stop<const V extends Template>(value: V): Step<never, Stops<Out<V>> | TemplateSignal<V>>;
}

/** What the body of a loop gets that carries nothing. */
export interface PlainLoop extends Loop {
  /** Starts the next round here, as the end of the body does. */
  again(): Step<never>;
}

/**
 * Runs the body again and again until a path takes `stop(value)`; the loop's result is that value.
 * The body is recorded once, so a variable of the host language does not carry anything from one round to the next:
 * see `loopFrom`.
 *
 *     const job = yield* loop(function* (l) {
 *       const job = yield* task('Get job', getJob({ id }));
 *       yield* match('Done?', job.status, { DONE: () => l.stop(job), RUNNING: () => wait('Again', { seconds: 5 }) });
 *     });
 */
export function loop<F extends (l: PlainLoop) => Generator<any, void, any>>(
  body: F,
): Step<Ref<StopOf<YieldOf<F>>>, Exclude<YieldOf<F>, Stops<any>>> {
  return makeStep('loop()', loop, (recorder, position) => {
    const { states } = recorder.scope;
    const before = states.length;
    const stops: Outcome[] = [];
    const rounds: Outcome[] = [];
    const handle = { stop: leaver('stop', states, stops), again: leaver('again', states, rounds) };
    runBody(body(handle as unknown as PlainLoop));
    const first = states[before];
    if (!first) throw new BuildError('a loop needs at least one state', position);
    recorder.open.push(...rounds.flatMap(({ open }) => open));
    recorder.leadTo(first);
    return join(recorder, 'Loop', stops);
  });
}
