import { nodeOf, toNode } from '../graph/node.js';
import type { State } from '../graph/state.js';
import { isRecord } from '../graph/template.js';
import type { Program } from '../lower/program.js';
import { checkData } from './data.js';
import { jsonataText } from './jsonata-text.js';
import type { Printer } from './printer.js';

/** An expression between JSONata's delimiters. */
export const delimited = (text: string): string => `{% ${text} %}`;

/** Templates with `{% … %}` texts in them. */
export function jsonataPrinter(program: Program, state: State): Printer {
  const text = (value: unknown): string => delimited(jsonataText(program, state, toNode(value)));

  function template(value: unknown): unknown {
    if (nodeOf(value)) return text(value);
    if (Array.isArray(value)) return value.map((element) => template(element));
    checkData(state, value);
    if (isRecord(value)) {
      const fields = Object.entries(value).filter(([, field]) => field !== undefined);
      return Object.fromEntries(fields.map(([key, field]) => [key, template(field)]));
    }
    // A plain text that looks like an expression would be evaluated.
    return typeof value === 'string' && /^\{%.*%\}$/s.test(value) ? text(value) : value;
  }

  return {
    template,
    field: (name, value) => (value === undefined ? {} : { [name]: template(value) }),
  };
}
