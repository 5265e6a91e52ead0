import type { ValueId } from '../graph/node.js';
import { nodeOf, toNode } from '../graph/node.js';
import type { PassState, State } from '../graph/state.js';
import { isLiteral, isRecord } from '../graph/template.js';
import type { Program } from '../lower/program.js';
import { jsonPathPrinter } from './jsonpath.js';
import { jsonPathTail, jsonPathText } from './jsonpath-text.js';
import type { Dialect, Fields } from './dialect.js';
import { choiceRule } from './rule.js';

/** Where a Pass puts a value that is not an object, since `Parameters` has to be one. */
const WRAP = 'value';

export function jsonPathDialect(program: Program, state: State): Dialect {
  const printer = jsonPathPrinter(program, state);
  const text = (value: unknown): string => jsonPathText(program, state, toNode(value));

  const assign = (values: Iterable<ValueId>, from: string): Fields | undefined => {
    const fields = [...values].map((value) => [`${program.variables.get(value)}.$`, from]);
    return fields.length > 0 ? { Assign: Object.fromEntries(fields) } : undefined;
  };

  function pass({ value, assign: kept }: PassState): Fields {
    const node = nodeOf(value);
    if (node?.kind === 'ref' || node?.kind === 'context')
      return { InputPath: text(value), ...assign(kept, '$') };
    if (isLiteral(value)) return { Result: printer.template(value), ...assign(kept, '$') };
    if (isRecord(value) && !node) return { Parameters: printer.template(value), ...assign(kept, '$') };
    return {
      Parameters: printer.template({ [WRAP]: value }),
      ...assign(kept, `$.${WRAP}`),
      OutputPath: `$.${WRAP}`,
    };
  }

  return {
    ...printer,
    argumentsField: 'Parameters',
    pass,
    picked: ({ pick }) => (pick.length > 0 ? { OutputPath: `$${jsonPathTail(pick)}` } : {}),
    assign: (values, pick) => ({ ...assign(values, `$${jsonPathTail(pick)}`) }),
    caught: (values) => ({ ...assign(values, '$') }),
    rule: ({ condition }) => choiceRule(program, state, toNode(condition)),
    succeed: ({ output }) => {
      const path = output === undefined ? '$' : text(output);
      if (path === '$') return {};
      // OutputPath picks from the state's input; what is elsewhere becomes that input.
      return { [/^\$[.[]/.test(path) ? 'OutputPath' : 'InputPath']: path };
    },
    items: (items) => ({ ItemsPath: text(items) }),
  };
}
