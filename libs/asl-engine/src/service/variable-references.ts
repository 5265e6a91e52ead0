import {
  looksLikeIntrinsic,
  parseIntrinsic,
  parsePath,
  type StatesBlock,
  type StateMachineDefinition,
} from '@ringi/asl';
import type { IntrinsicArgument } from '@ringi/asl';
import { expressionOf } from '../jsonata/evaluate.js';
import { freeVariables } from '../jsonata/free-variables.js';
import { isObject } from '../json.js';

/** Fields that hold states of their own: what they refer to is listed under their own names. */
const NESTED = new Set(['ItemProcessor', 'Iterator', 'Branches']);
/** Texts that are no paths even when they begin with `$`. */
const PLAIN = new Set([
  'Type',
  'Comment',
  'Next',
  'Default',
  'Resource',
  'QueryLanguage',
  'ResultPath',
  'Result',
]);

/**
 * Variables that each state refers to, as DescribeStateMachine answers them: names in order, only states that refer to any.
 */
export function variableReferences(definition: StateMachineDefinition): Record<string, string[]> {
  const found: Record<string, string[]> = {};
  collect(definition, definition.QueryLanguage ?? 'JSONPath', found);
  return found;
}

function collect(block: StatesBlock, language: unknown, found: Record<string, string[]>): void {
  for (const [name, state] of Object.entries(block.States)) {
    const names = new Set<string>();
    const own = state['QueryLanguage'] ?? language;
    for (const [field, value] of Object.entries(state)) {
      if (NESTED.has(field)) {
        for (const inner of Array.isArray(value) ? (value as StatesBlock[]) : [value as StatesBlock])
          collect(inner, language, found);
      } else if (own === 'JSONata') queryReferences(value, names);
      else if (!PLAIN.has(field)) pathReferences(field, value, names);
    }
    if (names.size > 0) found[name] = [...names].sort();
  }
}

function queryReferences(value: unknown, names: Set<string>): void {
  const expression = expressionOf(value);
  if (expression !== undefined) for (const name of freeVariables(expression)) names.add(name);
  else if (typeof value === 'object' && value !== null)
    for (const inner of Object.values(value)) queryReferences(inner, names);
}

/** In a template only members that end in `.$` are paths; elsewhere the fields whose name says so. */
function pathReferences(field: string, value: unknown, names: Set<string>): void {
  if (Array.isArray(value)) for (const inner of value) pathReferences('', inner, names);
  else if (isObject(value))
    for (const [key, inner] of Object.entries(value)) pathReferences(key, inner, names);
  else if (typeof value === 'string' && (/\.\$$|Path$/.test(field) || field === 'Variable'))
    read(value, names);
}

function read(text: string, names: Set<string>): void {
  try {
    if (looksLikeIntrinsic(text)) argument(parseIntrinsic(text), names);
    else add(parsePath(text).variable, names);
  } catch {
    // The validator has its own word on texts that are no paths.
  }
}

function argument(node: IntrinsicArgument, names: Set<string>): void {
  if (node.kind === 'path') add(node.path.variable, names);
  if (node.kind === 'call') for (const inner of node.arguments) argument(inner, names);
}

function add(name: string | undefined, names: Set<string>): void {
  if (name !== undefined) names.add(name);
}
