import type { Json } from '@ringi/asl';
import jsonata from 'jsonata';
import { QueryFailure, messageOf } from '../errors.js';
import { Lru } from '../lru.js';
import { stepFunctions } from './functions.js';
import { LinearRegex } from './regex-engine.js';

/** Steps one expression may take: about a second. Our choice: AWS publishes no such limit. */
const MAX_STEPS = 50_000;
/** Items a list, and characters a text, may have on the way. Our choice as well. */
const MAX_LENGTH = 1_000_000;
const EXIT = Symbol.for('jsonata.__evaluate_exit');
const ENTRY = Symbol.for('jsonata.__evaluate_entry');

/** `$states` and the variables an expression sees. */
export interface QueryScope {
  readonly states: Readonly<Record<string, Json>>;
  readonly variables: Readonly<Record<string, Json>>;
  readonly random: () => number;
  readonly uuid: () => string;
}

const compiled = new Lru<jsonata.Expression>(500);
const EXPRESSION = /^\{%([\s\S]*)%\}$/;

/** Text between `{%` and `%}`, or undefined for a plain string. */
export function expressionOf(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined;
  return EXPRESSION.exec(value)?.[1]?.trim();
}

/**
 * Evaluates one JSONata expression.
 * @throws QueryFailure when it fails, gives nothing, gives no JSON, or takes more steps than allowed.
 */
export async function evaluateExpression(text: string, scope: QueryScope, field: string): Promise<Json> {
  let value: unknown;
  try {
    const bindings = { ...stepFunctions(scope), ...scope.variables, states: scope.states };
    value = await compiled.get(text, () => compile(text)).evaluate(null, bindings);
  } catch (error) {
    throw new QueryFailure(
      `The JSONata expression '${text}' specified for the field '${field}' threw an error during evaluation. ${describe(error)}`,
      field,
    );
  }
  if (value !== undefined) return toJson(value, text, field);
  throw new QueryFailure(
    `The JSONata expression '${text}' specified for the field '${field}' returned nothing (undefined).`,
    field,
  );
}

function compile(text: string): jsonata.Expression {
  const expression = jsonata(text, { RegexEngine: LinearRegex as unknown as RegExpConstructor });
  const steps = new WeakMap<object, number>();
  // jsonata calls this before each node; one evaluation has one base environment.
  const count = (_node: unknown, _input: unknown, environment: { base: object }) => {
    const taken = (steps.get(environment.base) ?? 0) + 1;
    if (taken > MAX_STEPS) throw new Error(`The expression took more than ${MAX_STEPS} steps.`);
    steps.set(environment.base, taken);
  };
  expression.assign(ENTRY as unknown as string, count);
  expression.assign(EXIT as unknown as string, checkLength);
  return expression;
}

/** jsonata calls this after each node: what doubles with every step would fill the memory long before the steps run out. */
function checkLength(_node: unknown, _input: unknown, _environment: unknown, result: unknown): void {
  const sized = typeof result === 'string' || Array.isArray(result);
  if (sized && result.length > MAX_LENGTH)
    throw new Error(`The expression made more than ${MAX_LENGTH} items.`);
}

/** A copy without jsonata's sequence marks. @throws QueryFailure for a function, wherever it is in the value. */
function toJson(value: unknown, text: string, field: string): Json {
  if (Array.isArray(value))
    return value.map((item) => (item === undefined ? null : toJson(item, text, field)));
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value !== 'object' || value === null) {
    if (typeof value !== 'function') return value as Json;
    throw unsupported(text, field);
  }
  if ('_jsonata_lambda' in value || '_jsonata_function' in value) throw unsupported(text, field);
  const copy: Record<string, Json> = {};
  for (const [key, member] of Object.entries(value))
    if (member !== undefined) copy[key] = toJson(member, text, field);
  return copy;
}

function unsupported(text: string, field: string): QueryFailure {
  return new QueryFailure(
    `The JSONata expression '${text}' specified for the field '${field}' returned an unsupported result type.`,
    field,
  );
}

/** `T1006: Attempted to invoke a non-function`, as AWS reports JSONata's own errors. */
function describe(error: unknown): string {
  const { code, message } = error as { code?: string; message?: string };
  return code ? `${code}: ${message ?? ''}` : messageOf(error);
}
