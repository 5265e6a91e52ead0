import type { Json } from '@ringi/asl';
import { assign, queryOutput } from '../data/input-output.js';
import { applyResultPath } from '../data/io-paths.js';
import type { StateFailure } from '../errors.js';
import { matchesError } from './errors-match.js';
import type { StateResult, StateRun } from './state-run.js';

interface Catcher {
  readonly ErrorEquals: readonly string[];
  readonly Next: string;
  readonly ResultPath?: string | null;
  readonly [field: string]: unknown;
}

/** The result of the first catcher that matches; undefined when none does. */
export async function catchFailure(run: StateRun, failure: StateFailure): Promise<StateResult | undefined> {
  const catcher = catchersOf(run)[catcherIndex(run, failure)];
  if (!catcher) return undefined;
  const errorOutput = errorOutputOf(failure);
  if (run.language === 'JSONata') {
    return { ...(await queryOutput(run, catcher, errorOutput, { errorOutput })), next: catcher.Next };
  }
  return {
    output: applyResultPath(catcher.ResultPath, run.input, errorOutput),
    assigned: assign(run, catcher['Assign'], errorOutput),
    next: catcher.Next,
  };
}

/** Index of the first catcher that matches, or -1. */
export function catcherIndex(run: StateRun, failure: StateFailure): number {
  return catchersOf(run).findIndex((candidate) => matchesError(candidate.ErrorEquals, failure));
}

function catchersOf(run: StateRun): readonly Catcher[] {
  return (run.state['Catch'] as readonly Catcher[] | undefined) ?? [];
}

/** `{Error, Cause}` as AWS writes it: a timeout has an empty Cause, a callback without fields has nulls. */
function errorOutputOf(failure: StateFailure): Json {
  const cause = failure.cause ?? (failure.error === 'States.Timeout' ? '' : null);
  return { Error: failure.error ?? null, Cause: cause };
}
