import { parsePath, type Json } from '@ringi/asl';
import { RuntimeFailure, messageOf } from '../errors.js';
import { encode } from '../json.js';
import { compileJsonPath } from './jsonpath.js';

/** Where the paths of one evaluation look: `$`, `$$` and `$variable`. */
export interface DataSource {
  readonly data: Json;
  context(): Json;
  variable(name: string): Json | undefined;
  random(): number;
  uuid(): string;
}

/** Value of a path, or undefined when there is nothing there. @throws RuntimeFailure when the text is no path. */
export function lookUp(path: string, source: DataSource): Json | undefined {
  try {
    const { root, variable, query } = parsePath(path);
    const value =
      root === 'data'
        ? source.data
        : root === 'context'
          ? source.context()
          : source.variable(variable as string);
    return value === undefined ? undefined : compileJsonPath(query)(value);
  } catch (error) {
    throw new RuntimeFailure(`Invalid path '${path}': ${messageOf(error)}`);
  }
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
