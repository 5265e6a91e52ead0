import type { Json } from '@ringi/asl';
import { RuntimeFailure } from '../errors.js';
import { lookUp, type DataSource } from '../data/source.js';
import { TYPE_TESTS } from './type-tests.js';
import { compare, isComparison } from './compare.js';

/** One data-test of a Choice state: a comparison, or And, Or, Not over others. */
export interface ChoiceRule {
  readonly Next?: string;
  readonly And?: readonly ChoiceRule[];
  readonly Or?: readonly ChoiceRule[];
  readonly Not?: ChoiceRule;
  readonly Variable?: string;
  readonly [field: string]: unknown;
}

/** Whether a rule holds. @throws RuntimeFailure when a path leads nowhere (IsPresent and its kin excepted). */
export function evaluateRule(rule: ChoiceRule, source: DataSource): boolean {
  if (rule.And) return rule.And.every((inner) => evaluateRule(inner, source));
  if (rule.Or) return rule.Or.some((inner) => evaluateRule(inner, source));
  if (rule.Not) return !evaluateRule(rule.Not, source);
  const variable = rule.Variable;
  if (variable === undefined)
    throw new RuntimeFailure('A choice rule has neither Variable nor And, Or, Not.');
  for (const [operator, expected] of Object.entries(rule)) {
    if (Object.hasOwn(TYPE_TESTS, operator)) return typeTest(operator, expected, variable, source);
    if (isComparison(operator)) return comparison(operator, expected, variable, source);
  }
  throw new RuntimeFailure(`The choice rule on '${variable}' has no operator that is known.`);
}

function typeTest(operator: string, expected: unknown, variable: string, source: DataSource): boolean {
  const value = lookUp(variable, source);
  if (value === undefined && operator !== 'IsPresent') throw invalid(variable);
  return (TYPE_TESTS[operator] as (value: Json | undefined) => boolean)(value) === expected;
}

function comparison(operator: string, expected: unknown, variable: string, source: DataSource): boolean {
  const value = lookUp(variable, source);
  if (value === undefined) throw invalid(variable);
  if (!operator.endsWith('Path')) return compare(operator, value, expected as Json);
  const path = String(expected);
  const other = lookUp(path, source);
  if (other === undefined) throw invalid(path);
  return compare(operator.slice(0, -'Path'.length), value, other);
}

function invalid(path: string): RuntimeFailure {
  return new RuntimeFailure(
    `Invalid path '${path}': The choice state's condition path references an invalid value.`,
  );
}
