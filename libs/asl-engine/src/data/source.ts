import { parsePath, type Json } from '@ringi/asl';
import { RuntimeFailure, messageOf } from '../errors.js';
import { encode } from '../json.js';
import { Lru } from '../lru.js';
import { compileJsonPath, definiteSteps, type Query } from './jsonpath.js';

/** Where the paths of one evaluation look: `$`, `$$` and `$variable`. */
export interface DataSource {
  readonly data: Json;
  /** The context object, or as much of it as has the member `part`. */
  context(part?: string): Json;
  variable(name: string): Json | undefined;
  random(): number;
  uuid(): string;
}

/** A path that has been read: where it looks, and for what. */
export interface PreparedPath {
  readonly text: string;
  readonly root: 'data' | 'context' | 'variable';
  readonly variable: string;
  readonly query: Query;
  /** The first member it goes through, if it goes through one. */
  readonly part: string | undefined;
  /** The path without the index it ends with, if it ends with one. */
  readonly list: PreparedPath | undefined;
}

const paths = new Lru<PreparedPath>(1_000);

/** Value of a path, or undefined when there is nothing there. @throws RuntimeFailure when the text is no path. */
export function lookUp(path: string, source: DataSource): Json | undefined {
  return follow(preparePath(path), source);
}

/** @throws RuntimeFailure when the text is no path. */
export function preparePath(path: string): PreparedPath {
  try {
    return paths.get(path, () => prepare(path));
  } catch (error) {
    throw invalid(path, error);
  }
}

/** Value of a path that has been read. */
export function follow(path: PreparedPath, source: DataSource): Json | undefined {
  const { text, root, variable, query, part } = path;
  const value =
    root === 'data' ? source.data : root === 'context' ? source.context(part) : source.variable(variable);
  if (value === undefined) return undefined;
  try {
    return query(value);
  } catch (error) {
    throw invalid(text, error);
  }
}

function invalid(path: string, error: unknown): RuntimeFailure {
  return new RuntimeFailure(`Invalid path '${path}': ${messageOf(error)}`);
}

function prepare(text: string): PreparedPath {
  const { root, variable = '', query } = parsePath(text);
  const steps = definiteSteps(query) ?? [];
  const part = typeof steps[0] === 'string' ? steps[0] : undefined;
  const indexed = typeof steps.at(-1) === 'number';
  const list = indexed ? prepare(text.slice(0, text.lastIndexOf('['))) : undefined;
  return { text, root, variable, query: compileJsonPath(query), part, list };
}

/** Value of a path that must lead somewhere. `field` is the field that has the path, for the error. */
export function requirePath(path: string, source: DataSource, field: string): Json {
  return required(preparePath(path), source, field);
}

/** As requirePath, for a path that has been read. */
export function required(path: PreparedPath, source: DataSource, field: string): Json {
  const value = follow(path, source);
  if (value === undefined) {
    throw new RuntimeFailure(
      `The JSONPath '${path.text}' specified for the field '${field}' could not be found in the input '${encode(source.data)}'`,
    );
  }
  return value;
}
