import { looksLikeIntrinsic, parseIntrinsic } from '../intrinsics/parse.js';
import { isJsonPath } from '../paths/json-path.js';
import { parsePath } from '../paths/path.js';
import { isReferencePath } from '../paths/reference-path.js';
import { AWS } from './messages.js';
import type { Check } from './scope.js';

/** True for a JSONPath into the data (`$`), the context object (`$$`) or a variable (`$name`). */
export function isPath(value: unknown): value is string {
  return typeof value === 'string' && value.startsWith('$') && isJsonPath(parsePath(value).query);
}

export function isIntrinsicCall(value: unknown): boolean {
  if (typeof value !== 'string' || !looksLikeIntrinsic(value)) return false;
  try {
    parseIntrinsic(value);
    return true;
  } catch {
    return false;
  }
}

/** `null` besides what the check accepts: InputPath, OutputPath and ResultPath of null leave the data out. */
export const nullable =
  (check: Check): Check =>
  (value, at, scope) => {
    if (value !== null) check(value, at, scope);
  };

export const path: Check = (value, at, { findings }) => {
  if (!isPath(value)) findings.schema(AWS.jsonPath, at);
};

export const pathOrIntrinsic: Check = (value, at, { findings }) => {
  if (!isPath(value) && !isIntrinsicCall(value)) findings.schema(AWS.jsonPath, at);
};

/** A path to one node, as the language's specification asks for; in the data, the context object or a variable. */
export const referencePath: Check = (value, at, { findings }) => {
  if (typeof value !== 'string' || !value.startsWith('$')) findings.schema(AWS.noDollar, at);
  else if (!isReferencePath(parsePath(value).query)) findings.schema(AWS.referencePath, at);
};

/** A reference path for a number of a Map: AWS does not take the context object there. */
export const numberPath: Check = (value, at, scope) => {
  if (typeof value === 'string' && value.startsWith('$$')) scope.findings.schema(AWS.referencePath, at);
  else referencePath(value, at, scope);
};

/** A path to one node of the state's own data: where a result is put. */
export const dataPath: Check = (value, at, { findings }) => {
  if (typeof value !== 'string' || !value.startsWith('$')) findings.schema(AWS.noDollar, at);
  else if (!isReferencePath(value) || parsePath(value).root !== 'data') {
    findings.schema(AWS.referencePath, at);
  }
};
