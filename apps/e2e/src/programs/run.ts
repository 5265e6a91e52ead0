import { TaskError, runStateMachine, type HistoryEvent, type TaskRunner } from '@ringi/asl-engine';
import type { Json, StateMachineDefinition } from '@ringi/asl';
import { breaks, work, type Value } from './program.js';
import { EVALUATION_ERROR, type Outcome } from './reference.js';

/** How the query languages, and States.Runtime, name an error of evaluation. */
const EVALUATION = [
  'States.IntrinsicFailure',
  'States.ParameterPathFailure',
  'States.QueryEvaluationError',
  'States.Runtime',
];

const runner: TaskRunner = {
  call: async ({ parameters }) => {
    const { Payload: payload } = parameters as {
      Payload: { x: number; y: number; id: number; handled: boolean };
    };
    if (payload.handled && breaks(payload)) throw new TaskError('Broken', 'as it should');
    return { Payload: work(payload) as unknown as Json };
  },
};

/**
 * A run in the engine: how it came out, and the states it entered. Branches and iterations run at the same time, so with
 * them the order of entries means nothing: then it is which states, and how often.
 */
export async function runInEngine(
  definition: StateMachineDefinition,
  input: Value,
): Promise<{ outcome: Outcome; path: string[] }> {
  const run = await runStateMachine({ definition, input: input as unknown as Json, runner });
  const path = pathOf(run.events);
  if (run.status === 'SUCCEEDED') return { outcome: { status: 'SUCCEEDED', output: run.output }, path };
  const error = run.error ?? run.status;
  return {
    outcome: { status: 'FAILED', error: EVALUATION.includes(error) ? EVALUATION_ERROR : error },
    path,
  };
}

function pathOf(events: readonly HistoryEvent[]): string[] {
  const names = events.flatMap((event) => {
    const details = (event as { stateEnteredEventDetails?: { name: string } }).stateEnteredEventDetails;
    return details ? [details.name] : [];
  });
  const concurrent = events.some(({ type }) => type === 'ParallelStateStarted' || type === 'MapStateStarted');
  return concurrent ? names.sort() : names;
}
