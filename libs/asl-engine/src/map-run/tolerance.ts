import type { Json } from '@ringi/asl';
import { RuntimeFailure, QueryFailure } from '../errors.js';
import { expressionOf } from '../jsonata/evaluate.js';
import type { JsonObject } from '../json.js';
import type { StateRun } from '../run/state-run.js';
import { configField } from './reader-config.js';

/** How many child executions may fail. A field that is absent tolerates none, unless the other one is there. */
export interface Tolerance {
  readonly toleratedFailureCount: number | undefined;
  /** 0 to 100. */
  readonly toleratedFailurePercentage: number | undefined;
}

/** @throws RuntimeFailure or QueryFailure for a value that is no number or out of range. */
export async function toleranceOf(run: StateRun, input: Json): Promise<Tolerance> {
  const count = await tolerated(run, 'ToleratedFailureCount', input, 'integer');
  const percentage = await tolerated(run, 'ToleratedFailurePercentage', input, 'float');
  if (count !== undefined && count < 0) throw new RuntimeFailure('ToleratedFailureCount cannot be negative.');
  if (percentage !== undefined && (percentage < 0 || percentage > 100)) {
    throw new RuntimeFailure('ToleratedFailurePercentage must be between 0 and 100.');
  }
  return { toleratedFailureCount: count, toleratedFailurePercentage: percentage };
}

/** True when this many failures are more than tolerated. */
export function exceeds(tolerance: Tolerance, failed: number, total: number): boolean {
  const { toleratedFailureCount: count, toleratedFailurePercentage: percentage } = tolerance;
  if (failed === 0) return false;
  if (count === undefined && percentage === undefined) return true;
  return (
    (count !== undefined && failed > count) ||
    (percentage !== undefined && (failed / Math.max(1, total)) * 100 > percentage)
  );
}

async function tolerated(
  run: StateRun,
  field: string,
  input: Json,
  type: 'integer' | 'float',
): Promise<number | undefined> {
  const state = run.state as unknown as JsonObject;
  const value = await configField(run, state, field, input);
  if (value === undefined && state[`${field}Path`] === undefined) return undefined;
  const number = typeof value === 'string' ? Number(value || NaN) : value;
  if (
    typeof number === 'number' &&
    Number.isFinite(number) &&
    (type === 'float' || Number.isInteger(number))
  ) {
    return number;
  }
  const shown = typeof value === 'string' ? value : JSON.stringify(value);
  if (run.language === 'JSONata') {
    throw new QueryFailure(
      `The JSONata expression '${expressionOf(state[field]) ?? ''}' specified for the field '${field}' returned an unexpected result type. Expected '${type}', but was '${typeof value}' for value: ${shown}`,
      field,
    );
  }
  throw new RuntimeFailure(
    `The ${field}Path field refers to value "${shown}" which is not a valid ${type}: ${String(state[`${field}Path`])}`,
  );
}
