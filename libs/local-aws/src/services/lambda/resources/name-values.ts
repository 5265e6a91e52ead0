import type { PropertyReader } from '../../../core/property-reader.js';

const MAX_VARIABLES_BYTES = 4096;

/** `Environment.Variables`, at most 4 KB. @see https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html */
export function readVariables(reader: PropertyReader): Record<string, string> {
  const environment = reader.optionalNested('Environment', ['Variables']);
  const variables = Object.entries(environment?.optionalObject('Variables') ?? {});
  const texts = variables.map(([name, value]): [string, string] => {
    if (value !== null && typeof value === 'object') {
      throw reader.wrong('Environment', `has a variable '${name}' that is not text`);
    }
    return [name, String(value)];
  });
  const size = texts.reduce((sum, [name, value]) => sum + Buffer.byteLength(name + value), 0);
  if (size > MAX_VARIABLES_BYTES) {
    throw reader.wrong('Environment', `has ${size} bytes of variables; Lambda takes ${MAX_VARIABLES_BYTES}`);
  }
  return Object.fromEntries(texts);
}

/** `Tags: [{Key, Value}]` as an object. */
export function readTags(reader: PropertyReader): Record<string, string> {
  return Object.fromEntries(
    (reader.optionalList('Tags') ?? []).map((tag) => {
      const { Key, Value } = tag as { Key?: unknown; Value?: unknown };
      return [String(Key), String(Value)];
    }),
  );
}
