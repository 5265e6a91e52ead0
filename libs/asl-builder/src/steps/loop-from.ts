/* eslint-disable @typescript-eslint/no-explicit-any -- bodies of any result */
import { BuildError } from '../graph/build-error.js';
import { join, type Outcome } from '../graph/join.js';
import { refTo } from '../graph/node.js';
import { bind } from '../graph/recorder.js';
import { makeStep, runBody } from '../graph/step.js';
import type { Expr, In, Out, Primitive, Ref, Template } from '../types/expression.js';
import type { TemplateSignal } from '../types/language.js';
import type { Step, StopOf, Stops, YieldOf } from '../types/step.js';
import type { Loop } from './loop.js';
import { leaver } from './leave.js';

/** The first round's `0` is a number in the second. */
type Widened<T> = T extends string
  ? string
  : T extends number
    ? number
    : T extends boolean
      ? boolean
      : T extends Primitive
        ? T
        : { [K in keyof T]: Widened<T[K]> };

/** What the body of a loop that carries something gets. */
export interface CarryingLoop<S> extends Loop {
  /** Starts the next round with this value. */
  again<const P extends In<S>>(value: P): Step<never, TemplateSignal<P>>;
}

/**
 * A loop that carries a value from round to round: a counter, or a token for the next page. Each way through the body
 * ends with `again(value)`, `stop(value)` or the end of the machine.
 *
 *     const last = yield* loopFrom({ tries: 0 }, function* (l, round) {
 *       const told = yield* task('Try', lambda.invoke(attempt, { number: round.tries }));
 *       yield* choice('Enough?', [when(gte(round.tries, 3), () => l.stop(told))], next);
 *       yield* l.again({ tries: add(round.tries, 1) });
 *     });
 */
export function loopFrom<
  V extends Template,
  F extends (l: CarryingLoop<Widened<Out<V>>>, carried: Ref<Widened<Out<V>>>) => Generator<any, void, any>,
>(initial: V, body: F): Step<Ref<StopOf<YieldOf<F>>>, Exclude<YieldOf<F>, Stops<any>> | TemplateSignal<V>> {
  return makeStep('loopFrom()', loopFrom, (recorder, position) => {
    const { states } = recorder.scope;
    const before = states.length;
    const carried = recorder.newValue('Carried');
    bind(recorder.open, { as: carried, value: initial });
    const stops: Outcome[] = [];
    const rounds: Outcome[] = [];
    const handle = { stop: leaver('stop', states, stops), again: leaver('again', states, rounds) };
    runBody(body(handle as unknown as CarryingLoop<any>, refTo(carried) as Expr<unknown> as never));
    const first = states[before];
    if (!first) throw new BuildError('a loop needs at least one state', position);
    if (recorder.open.length > 0) {
      throw new BuildError(
        'a round of loopFrom() ends in nothing: end each way with again() or stop()',
        position,
      );
    }
    for (const { open, value } of rounds) bind(open, { as: carried, value });
    recorder.open = rounds.flatMap(({ open }) => open);
    recorder.leadTo(first);
    return join(recorder, 'Loop', stops);
  });
}
