import type { Json } from '@ringi/asl';
import { runStateMachine } from '@ringi/asl-engine';
import type { BenchCase } from './cases.js';

/** Runs a case once and answers its output. */
export type Engine = (bench: BenchCase) => Promise<Json | undefined>;

/** This project's engine. */
export async function ours(bench: BenchCase): Promise<Json | undefined> {
  const answer = () => Promise.resolve(bench.answer);
  const { status, output, error, cause } = await runStateMachine({
    definition: bench.definition,
    input: bench.input,
    runner: { call: answer, complete: answer },
  });
  if (status !== 'SUCCEEDED') throw new Error(`${bench.name}: ${status} ${error}: ${cause}`);
  return output;
}

/** The best other engine in TypeScript. It needs Promise.withResolvers, which Node 20 lacks. */
export async function other(): Promise<Engine> {
  const withResolvers = () => {
    const made: { resolve?: unknown; reject?: unknown } = {};
    const promise = new Promise((resolve, reject) => Object.assign(made, { resolve, reject }));
    return { promise, ...made };
  };
  if (!('withResolvers' in Promise)) Object.assign(Promise, { withResolvers });
  const { StateMachine } = await import('aws-local-stepfunctions');
  return async (bench) => {
    const machine = new StateMachine(bench.definition as never, { validationOptions: { noValidate: true } });
    const handlers = Object.fromEntries(
      Object.keys(bench.definition.States).map((name) => [name, () => Promise.resolve(bench.answer)]),
    );
    const run = machine.run(bench.input as never, {
      overrides: { taskResourceLocalHandlers: handlers as never },
      context: { Execution: { Id: 'id', Input: bench.input, StartTime: new Date().toISOString() } } as never,
    });
    return (await run.result) as Json;
  };
}
