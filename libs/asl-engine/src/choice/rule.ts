import type { Json } from '@ringi/asl';
import { RuntimeFailure } from '../errors.js';
import { lookUp, type DataSource } from '../data/source.js';
import { TYPE_TESTS } from './type-tests.js';
import { comparisonOf, isComparison } from './compare.js';

/** One data-test of a Choice state: a comparison, or And, Or, Not over others. */
export interface ChoiceRule {
  readonly Next?: string;
  readonly And?: readonly ChoiceRule[];
  readonly Or?: readonly ChoiceRule[];
  readonly Not?: ChoiceRule;
  readonly Variable?: string;
  readonly [field: string]: unknown;
}

type Test = (source: DataSource) => boolean;

/** A definition's rules are read once; they are never changed. */
const prepared = new WeakMap<object, Test>();

/** Whether a rule holds. @throws RuntimeFailure when a path leads nowhere (IsPresent and its kin excepted). */
export function evaluateRule(rule: ChoiceRule, source: DataSource): boolean {
  let test = prepared.get(rule);
  if (!test) {
    test = prepare(rule);
    prepared.set(rule, test);
  }
  return test(source);
}

function prepare(rule: ChoiceRule): Test {
  const { And, Or, Not, Variable } = rule;
  if (And) return (source) => And.every((inner) => evaluateRule(inner, source));
  if (Or) return (source) => Or.some((inner) => evaluateRule(inner, source));
  if (Not) return (source) => !evaluateRule(Not, source);
  if (Variable === undefined) return refused('A choice rule has neither Variable nor And, Or, Not.');
  for (const [operator, expected] of Object.entries(rule)) {
    const test = TYPE_TESTS[operator];
    if (test && Object.hasOwn(TYPE_TESTS, operator)) return typeTest(test, operator, expected, Variable);
    if (isComparison(operator)) return comparison(operator, expected, Variable);
  }
  return refused(`The choice rule on '${Variable}' has no operator that is known.`);
}

function refused(why: string): Test {
  return () => {
    throw new RuntimeFailure(why);
  };
}

function typeTest(
  test: (value: Json | undefined) => boolean,
  operator: string,
  expected: unknown,
  variable: string,
): Test {
  return (source) => {
    const value = lookUp(variable, source);
    if (value === undefined && operator !== 'IsPresent') throw invalid(variable);
    return test(value) === expected;
  };
}

function comparison(operator: string, expected: unknown, variable: string): Test {
  const path = operator.endsWith('Path') ? String(expected) : undefined;
  const holds = comparisonOf(path === undefined ? operator : operator.slice(0, -'Path'.length));
  return (source) => {
    const value = lookUp(variable, source);
    if (value === undefined) throw invalid(variable);
    const other = path === undefined ? (expected as Json) : lookUp(path, source);
    if (other === undefined) throw invalid(path ?? variable);
    return holds(value, other);
  };
}

function invalid(path: string): RuntimeFailure {
  return new RuntimeFailure(
    `Invalid path '${path}': The choice state's condition path references an invalid value.`,
  );
}
