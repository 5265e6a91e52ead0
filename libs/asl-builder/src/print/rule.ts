import { BuildError } from '../graph/build-error.js';
import type { Node } from '../graph/node.js';
import type { State } from '../graph/state.js';
import type { Program } from '../lower/program.js';
import { jsonPathText } from './jsonpath-text.js';

/** The comparison operators of a Choice rule, behind the type of what is compared. */
const OPERATORS = {
  eq: 'Equals',
  gt: 'GreaterThan',
  gte: 'GreaterThanEquals',
  lt: 'LessThan',
  lte: 'LessThanEquals',
} as const;

/**
 * A condition as a JSONPath Choice rule.
 * Source: https://docs.aws.amazon.com/step-functions/latest/dg/state-choice.html
 */
export function choiceRule(program: Program, state: State, node: Node): Record<string, unknown> {
  if (node.kind !== 'call') return { Variable: variable(program, state, node), BooleanEquals: true };
  const rules = () => node.args.map((arg) => choiceRule(program, state, arg));
  const [first] = node.args;
  switch (node.fn) {
    case 'and':
      return { And: rules() };
    case 'or':
      return { Or: rules() };
    case 'not':
      return { Not: rules()[0] };
    case 'isPresent':
      return { Variable: variable(program, state, first), IsPresent: true };
    case 'ne':
      return { Not: comparison(program, state, 'eq', node.args) };
    case 'eq':
    case 'gt':
    case 'gte':
    case 'lt':
    case 'lte':
      return comparison(program, state, node.fn, node.args);
    default:
      throw computed(state, node.fn);
  }
}

function comparison(
  program: Program,
  state: State,
  fn: keyof typeof OPERATORS,
  [left, right]: readonly Node[],
): Record<string, unknown> {
  const Variable = variable(program, state, left);
  if (right?.kind === 'literal')
    return { Variable, [`${typeName(state, right.value)}${OPERATORS[fn]}`]: right.value };
  throw new BuildError(
    `'${state.name}' compares two values: JSONPath has to know their type, so say it with asText(), asNumber(), asBoolean() or asTimestamp()`,
    state.position,
  );
}

function typeName(state: State, value: unknown): string {
  if (typeof value === 'string') return 'String';
  if (typeof value === 'number') return 'Numeric';
  if (typeof value === 'boolean') return 'Boolean';
  throw new BuildError(
    `'${state.name}' compares with ${JSON.stringify(value)}, which no Choice operator can`,
    state.position,
  );
}

function variable(program: Program, state: State, node: Node | undefined): string {
  if (node?.kind === 'ref' || node?.kind === 'context') return jsonPathText(program, state, node);
  throw computed(state, node?.kind === 'call' ? node.fn : 'a literal');
}

const computed = (state: State, what: string): BuildError =>
  new BuildError(
    `'${state.name}': a JSONPath Choice can only look at values that are there, not at ${what}: compute it with pass() first, or print the machine in JSONata`,
    state.position,
  );
