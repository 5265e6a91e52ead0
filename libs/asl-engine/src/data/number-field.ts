import type { Json } from '@ringi/asl';
import { QueryFailure, RuntimeFailure } from '../errors.js';
import { evaluateExpression, expressionOf } from '../jsonata/evaluate.js';
import type { StateRun } from '../run/state-run.js';
import { dataSource, queryScope } from './scope.js';
import { existing } from './io-paths.js';

/**
 * A whole number that a field gives as a literal, by its `…Path` twin (JSONPath) or as an expression (JSONata).
 * @throws RuntimeFailure or QueryFailure when it is there and no non-negative integer.
 */
export async function integerField(run: StateRun, field: string, input: Json): Promise<number | undefined> {
  const literal = run.state[field];
  const expression = run.language === 'JSONata' ? expressionOf(literal) : undefined;
  if (expression !== undefined) {
    const value = await evaluateExpression(expression, queryScope(run), field);
    if (typeof value === 'number' && Number.isInteger(value) && value >= 0) return value;
    throw new QueryFailure(
      `The JSONata expression '${expression}' specified for the field '${field}' returned an unexpected result type. Expected 'integer', but was '${typeof value}' for value: ${JSON.stringify(value)}`,
      field,
    );
  }
  if (literal !== undefined) return Number(literal);
  const path = run.state[`${field}Path`];
  if (path === undefined) return undefined;
  const value = existing(String(path), dataSource(run, input));
  const number = typeof value === 'string' ? Number(value || NaN) : value;
  if (typeof number === 'number' && Number.isInteger(number) && number >= 0) return number;
  throw new RuntimeFailure(
    `The ${field}Path field refers to value "${shown(value)}" which is not a valid integer: ${String(path)}`,
  );
}

function shown(value: Json): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
