import { AslSyntaxError } from '../syntax-error.js';

/** A path of the JSONPath language, split into what it looks into and the JSONPath that is applied there. */
export interface AslPath {
  readonly text: string;
  /** `$` the state's data, `$$` the context object, `$name` a variable. */
  readonly root: 'data' | 'context' | 'variable';
  /** The variable's name, for `variable`. */
  readonly variable?: string;
  /** JSONPath from that root, always beginning with `$`. */
  readonly query: string;
}

const VARIABLE = /^\$([\p{L}_][\p{L}\p{N}_]*)/u;

/**
 * Splits `$.a`, `$$.Execution.Id` and `$variable.a` into root and JSONPath. The JSONPath itself is not checked here.
 * @throws AslSyntaxError when the text does not begin with `$`.
 */
export function parsePath(text: string): AslPath {
  if (text.startsWith('$$')) return { text, root: 'context', query: text.slice(1) };
  const variable = VARIABLE.exec(text);
  if (variable) {
    return { text, root: 'variable', variable: variable[1], query: `$${text.slice(variable[0].length)}` };
  }
  if (!text.startsWith('$')) throw new AslSyntaxError(text, 0, "a path beginning with '$'");
  return { text, root: 'data', query: text };
}
