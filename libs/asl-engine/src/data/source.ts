import { parsePath, type Json } from '@ringi/asl';
import { RuntimeFailure, messageOf } from '../errors.js';
import { encode } from '../json.js';
import { Lru } from '../lru.js';
import { compileJsonPath, type Query } from './jsonpath.js';

/** Where the paths of one evaluation look: `$`, `$$` and `$variable`. */
export interface DataSource {
  readonly data: Json;
  context(): Json;
  variable(name: string): Json | undefined;
  random(): number;
  uuid(): string;
}

/** A path that has been read: where it looks, and for what. */
interface PreparedPath {
  readonly root: 'data' | 'context' | 'variable';
  readonly variable: string;
  readonly query: Query;
}

const paths = new Lru<PreparedPath>(1_000);

/** Value of a path, or undefined when there is nothing there. @throws RuntimeFailure when the text is no path. */
export function lookUp(path: string, source: DataSource): Json | undefined {
  try {
    const { root, variable, query } = paths.get(path, () => prepare(path));
    if (root === 'data') return query(source.data);
    const value = root === 'context' ? source.context() : source.variable(variable);
    return value === undefined ? undefined : query(value);
  } catch (error) {
    throw new RuntimeFailure(`Invalid path '${path}': ${messageOf(error)}`);
  }
}

function prepare(path: string): PreparedPath {
  const { root, variable = '', query } = parsePath(path);
  return { root, variable, query: compileJsonPath(query) };
}

/** Value of a path that must lead somewhere. `field` is the field that has the path, for the error. */
export function requirePath(path: string, source: DataSource, field: string): Json {
  const value = lookUp(path, source);
  if (value === undefined) {
    throw new RuntimeFailure(
      `The JSONPath '${path}' specified for the field '${field}' could not be found in the input '${encode(source.data)}'`,
    );
  }
  return value;
}
