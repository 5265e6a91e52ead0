import type { ValueId } from '../graph/node.js';
import { toNode } from '../graph/node.js';
import type { State } from '../graph/state.js';
import type { Program } from '../lower/program.js';
import { delimited, jsonataPrinter } from './jsonata.js';
import { jsonataPath, jsonataText } from './jsonata-text.js';
import type { Dialect, Fields } from './dialect.js';

const ERROR_OUTPUT = delimited('$states.errorOutput');

export function jsonataDialect(program: Program, state: State): Dialect {
  const printer = jsonataPrinter(program, state);
  const result = (pick: readonly string[]): string => delimited(jsonataPath('$states.result', pick));

  const assign = (values: Iterable<ValueId>, from: unknown): Fields => {
    const fields = [...values].map((value) => [program.variables.get(value), from]);
    return fields.length > 0 ? { Assign: Object.fromEntries(fields) } : {};
  };

  /** AWS takes any JSON here. A bare text, number or null is written as an expression, as validators want it. */
  const output = (value: unknown): unknown =>
    typeof value === 'object' && value !== null ? printer.template(value) : delimited(JSON.stringify(value));

  return {
    ...printer,
    argumentsField: 'Arguments',
    pass: ({ value, assign: kept }) => ({ ...assign(kept, output(value)), Output: output(value) }),
    picked: ({ pick }) => (pick.length > 0 ? { Output: result(pick) } : {}),
    assign: (values, pick) => assign(values, result(pick)),
    caught: (values) => ({ ...assign(values, ERROR_OUTPUT), Output: ERROR_OUTPUT }),
    rule: ({ condition }) => ({ Condition: delimited(jsonataText(program, state, toNode(condition))) }),
    succeed: ({ output: end }) => {
      const value = end === undefined ? undefined : output(end);
      return value === undefined || value === delimited('$states.input') ? {} : { Output: value };
    },
    items: (items) => ({ Items: printer.template(items) }),
  };
}
