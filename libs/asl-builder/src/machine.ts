/* eslint-disable @typescript-eslint/no-explicit-any -- a body's `next` argument is never used */
import type { QueryLanguage } from '@ringi/asl';
import { BuildError } from './graph/build-error.js';
import { INPUT, reference, refTo } from './graph/node.js';
import { Recorder, recording } from './graph/recorder.js';
import { runBody } from './graph/step.js';
import { lower } from './lower/lower.js';
import { printMachine } from './print/machine.js';
import { printMermaid } from './print/mermaid.js';
import { printSourceMap } from './print/source-map.js';
import type { Context } from './types/context.js';
import type { Ref, Type } from './types/expression.js';
import type { TemplateSignal } from './types/language.js';
import type { LanguagesOf, Machine } from './types/machine.js';
import type { ErrorOf, ExitOf, Signal, ValueOf } from './types/step.js';
import { callerOf } from './graph/position.js';

/** Names a type: `input: t<Order>()`. A Standard Schema (zod, valibot, arktype) does as well. */
export const t = <X>(): Type<X> => ({});

/** What a machine's body must end with. `void` is not in here: a body that just stops does not compile. */
export type ReturnAValueOrExit = string | number | boolean | null | object;

export interface MachineOptions<I> {
  /** For messages; AWS's name of the machine is given where it is created. */
  readonly name: string;
  readonly input: Type<I>;
  readonly comment?: string;
  /** How long an execution may take; then it ends TIMED_OUT, which no Catch sees. */
  readonly timeoutSeconds?: number;
  /** Fields of the machine that this library does not know yet, printed as they are. */
  readonly extra?: Readonly<Record<string, unknown>>;
}

/** What a machine's body gets: the execution's input, and the context object. */
export interface Start<I> {
  readonly input: Ref<I>;
  readonly $$: Context<I>;
}

/**
 * Defines a state machine by a program: `function*` for sequence and sub-flows, `yield*` to run a step.
 *
 *     const hello = machine({ name: 'Hello', input: t<{ name: string }>() }, function* ({ input }) {
 *       const greeting = yield* task('Greet', lambda.invoke(greet, { name: input.name }));
 *       return yield* succeed('Done', greeting);
 *     });
 *
 * The body runs once, here, and records its steps. Output and error types are inferred from it.
 * @throws BuildError when a step cannot be reached, uses what is not computed on every path, was made but not run, or
 * has a name that is taken or too long; with `file:line:column`.
 */
export function machine<I, Y extends Signal, R extends ReturnAValueOrExit>(
  options: MachineOptions<I>,
  body: (start: Start<I>) => Generator<Y, R, any>,
): Machine<I, ExitOf<Y> | ValueOf<R>, ErrorOf<Y>, LanguagesOf<Y | TemplateSignal<R>>> {
  const recorder = new Recorder(options.name);
  const position = callerOf(machine);
  const start = { input: refTo(INPUT), $$: reference({ kind: 'context', path: [] }) } as unknown as Start<I>;
  const top = recording(recorder, () =>
    recorder.inScope('machine', INPUT, position, () => runBody(body(start))),
  );
  for (const { label, position: at } of recorder.pending) {
    throw new BuildError(`${label} was made but never run: write \`yield* ${label}\``, at);
  }
  const program = lower(recorder, top);
  return {
    name: options.name,
    toASL: (...[print]: [{ readonly queryLanguage?: QueryLanguage }?]) =>
      printMachine(program, options, print?.queryLanguage ?? 'JSONPath'),
    toMermaid: () => printMermaid(top),
    sourceMap: () => printSourceMap(top),
  };
}
