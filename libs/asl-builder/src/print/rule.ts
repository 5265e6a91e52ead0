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
  const { name } = node.fn;
  switch (name) {
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
      return comparison(program, state, name, node.args);
    default:
      throw computed(state, `${name}()`);
  }
}

function comparison(
  program: Program,
  state: State,
  fn: keyof typeof OPERATORS,
  [left, right]: readonly Node[],
): Record<string, unknown> {
  const a = typed(left);
  const b = typed(right);
  const literal = b.node?.kind === 'literal' ? b.node.value : undefined;
  const type = a.type ?? b.type ?? (literal === undefined ? undefined : typeName(state, literal));
  if (type === undefined) {
    throw new BuildError(
      `'${state.name}' compares two values: JSONPath has to know their type, so say it with asText(), asNumber(), asBoolean() or asTimestamp()`,
      state.position,
    );
  }
  const operator = `${type}${OPERATORS[fn]}`;
  return {
    Variable: variable(program, state, a.node),
    ...(literal === undefined
      ? { [`${operator}Path`]: variable(program, state, b.node) }
      : { [operator]: literal }),
  };
}

const TYPES: Readonly<Record<string, string>> = {
  asText: 'String',
  asNumber: 'Numeric',
  asBoolean: 'Boolean',
  asTimestamp: 'Timestamp',
};

/** An operand without the function that says its type, and that type. */
function typed(node: Node | undefined): { node: Node | undefined; type?: string | undefined } {
  const type = node?.kind === 'call' ? TYPES[node.fn.name] : undefined;
  return node?.kind === 'call' && type !== undefined ? { node: node.args[0], type } : { node };
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
  const { node: value } = typed(node);
  if (value?.kind === 'ref' || value?.kind === 'context') return jsonPathText(program, state, value);
  throw computed(state, value?.kind === 'call' ? `${value.fn.name}()` : 'a literal');
}

const computed = (state: State, what: string): BuildError =>
  new BuildError(
    `'${state.name}': a JSONPath Choice can only look at values that are there, not at ${what}: compute it with pass() first, or print the machine in JSONata`,
    state.position,
  );
