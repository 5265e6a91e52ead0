import { parseReferencePath, type Json, type PathStep } from '@ringi/asl';
import { FunctionExpressionType, JSONPathEnvironment, JSONPathNode } from 'json-p3';
import { isObject } from '../json.js';
import { Lru } from '../lru.js';
import { checkCost, limitedQuery, linearMatch } from './path-guard.js';

/** What a JSONPath finds: one node (or none) for a reference path, else a list. */
export type Query = (value: Json) => Json | undefined;

const environment = new JSONPathEnvironment({ strict: false });
for (const name of ['match', 'search']) {
  environment.functionRegister.set(name, {
    argTypes: [FunctionExpressionType.ValueType, FunctionExpressionType.ValueType],
    returnType: FunctionExpressionType.LogicalType,
    call: (text: unknown, pattern: unknown) => linearMatch(text, pattern, name === 'match'),
  });
}
const compiled = new Lru<Query>(1_000);
const LENGTH = '.length()';

/**
 * Compiles a JSONPath in Step Functions' dialect: a path that can name one node answers it or undefined; one with
 * wildcards, slices, filters or `..` answers the list of what it finds, empty when there is nothing.
 * @throws JSONPathSyntaxError of json-p3 on text that is no JSONPath.
 */
export function compileJsonPath(text: string): Query {
  return compiled.get(text, () => compile(text));
}

/** Steps of a path that can name one node only; undefined for others. */
export function definiteSteps(text: string): PathStep[] | undefined {
  try {
    return parseReferencePath(text);
  } catch {
    return undefined;
  }
}

function compile(text: string): Query {
  if (text.endsWith(LENGTH)) {
    const inner = compile(text.slice(0, -LENGTH.length));
    return (value) => lengthOf(inner(value));
  }
  const steps = definiteSteps(text);
  if (steps) return (value) => follow(value, steps);
  checkCost(text);
  const query = environment.compile(text);
  return (value) => limitedQuery(query, new JSONPathNode(value as never, [], value as never), text) as Json[];
}

function follow(value: Json, steps: readonly PathStep[]): Json | undefined {
  let node: Json | undefined = value;
  for (const step of steps) node = child(node, step);
  return node;
}

export function child(node: Json | undefined, step: PathStep): Json | undefined {
  if (Array.isArray(node)) {
    const items = node as readonly Json[];
    return typeof step === 'number' ? items[step < 0 ? items.length + step : step] : undefined;
  }
  return isObject(node) && typeof step === 'string' && Object.hasOwn(node, step) ? node[step] : undefined;
}

function lengthOf(value: Json | undefined): number | undefined {
  if (Array.isArray(value)) return value.length;
  return isObject(value) ? Object.keys(value).length : undefined;
}
