import { parsePath, parseReferencePath, type Json, type PathStep } from '@ringi/asl';
import { DataFailure, RuntimeFailure } from '../errors.js';
import { encode, isObject } from '../json.js';
import { child, definiteSteps } from './jsonpath.js';
import { lookUp, type DataSource } from './source.js';

/** InputPath and OutputPath: `null` means an empty object. */
export function applyIoPath(path: unknown, source: DataSource): Json {
  if (path === null) return {};
  if (path === undefined || path === '$') return source.data;
  return existing(String(path), source);
}

/** Value of a path that must lead somewhere. @throws RuntimeFailure in the words of AWS's JSONPath library. */
export function existing(path: string, source: DataSource): Json {
  const value = lookUp(path, source);
  if (value === undefined) throw new RuntimeFailure(`Invalid path '${path}' : ${missing(path, source)}`);
  return value;
}

/** ResultPath: where the result goes in the state's raw input; `null` drops it. */
export function applyResultPath(path: unknown, input: Json, result: Json): Json {
  if (path === null) return input;
  if (path === undefined || path === '$') return result;
  return put(input, parseReferencePath(String(path)), result, () => {
    throw new DataFailure(
      'States.ResultPathMatchFailure',
      `Unable to apply step "${String(path).slice(2)}" to input ${encode(input)}`,
    );
  });
}

function put(node: Json | undefined, steps: readonly PathStep[], value: Json, refuse: () => never): Json {
  const [step, ...rest] = steps;
  if (step === undefined) return value;
  if (typeof step === 'number') {
    if (!Array.isArray(node) || step >= node.length) return refuse();
    return (node as Json[]).with(step, put(child(node as Json, step), rest, value, refuse));
  }
  if (node !== undefined && !isObject(node)) return refuse();
  return { ...node, [step]: put(child(node, step), rest, value, refuse) };
}

/** The first step that leads nowhere, in the words of AWS's JSONPath library. */
function missing(path: string, source: DataSource): string {
  const { root, variable, query } = parsePath(path);
  const steps = definiteSteps(query) ?? [];
  let node: Json | undefined =
    root === 'data'
      ? source.data
      : root === 'context'
        ? source.context()
        : source.variable(variable as string);
  let seen = '$';
  for (const [index, step] of steps.entries()) {
    seen += typeof step === 'number' ? `[${step}]` : `['${step}']`;
    node = child(node, step);
    if (node === undefined) {
      return index < steps.length - 1 ? `Missing property in path ${seen}` : `No results for path: ${seen}`;
    }
  }
  return `No results for path: ${seen}`;
}
