/* eslint-disable @typescript-eslint/no-explicit-any -- bodies of any result */
import { join, type Outcome } from '../graph/join.js';
import { makeStep, runBody } from '../graph/step.js';
import type { Out, Ref, Template } from '../types/expression.js';
import type { TemplateSignal } from '../types/language.js';
import type { Leaves, Step } from '../types/step.js';
import { leaver } from './leave.js';

/** What a block's body gets. */
export interface Block<L extends string> {
  /** Goes on behind the block. */
  leave(): Step<never, Leaves<L, undefined>>;
  /** Goes on behind the block, whose result is the value. */
  leave<const V extends Template>(value: V): Step<never, Leaves<L, Out<V>> | TemplateSignal<V>>;
}

type LeftWith<L extends string, Y> = Y extends Leaves<L, infer T> ? T : never;
type Without<L extends string, Y> = Y extends Leaves<infer M, any> ? (M extends L ? never : Y) : Y;

/** A body that is left with a value gives nothing at its end only if its end is never reached. */
type BlockResult<R, V> = [V] extends [never] ? R : Exclude<R, void> | Ref<V>;

/**
 * A labelled block: `leave()` goes on behind it from anywhere inside, out of nested choices, handlers and loops. For two
 * joins that no nesting of branches can express; most programs never need it.
 *
 *     const found = yield* block('found', function* (b) {
 *       yield* match('Cached?', $.cached, { true: () => b.leave($.value), false: next });
 *       const fresh = yield* task('Fetch', fetch({ id: $.id }), { catch: { NotThere: () => b.leave('') } });
 *       return fresh.value;
 *     });
 */
export function block<L extends string, Y, R>(
  label: L,
  body: (b: Block<L>) => Generator<Y, R, any>,
): Step<BlockResult<R, LeftWith<L, Y>>, Without<L, Y>> {
  return makeStep(`block('${label}')`, block, (recorder) => {
    const outcomes: Outcome[] = [];
    const value = runBody(body({ leave: leaver('leave', recorder.scope.states, outcomes) } as Block<L>));
    if (recorder.open.length > 0) outcomes.push({ open: recorder.open, value });
    return join(recorder, label, outcomes);
  });
}
