import { isObject } from '../template/template.js';
import type { Scope } from './scope.js';

type Evaluate = (value: unknown, scope: Scope) => unknown;

/** Whether the named condition of the template holds. */
export function namedCondition(name: unknown, scope: Scope, evaluate: Evaluate): boolean {
  if (typeof name !== 'string' || !Object.hasOwn(scope.conditions, name)) {
    throw new Error(`the condition '${String(name)}' is not defined`);
  }
  return condition(scope.conditions[name], scope, evaluate);
}

/**
 * Evaluates a condition expression, or an assertion of a rule.
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference-conditions.html
 */
export function condition(expression: unknown, scope: Scope, evaluate: Evaluate): boolean {
  const recur = (item: unknown): boolean => condition(item, scope, evaluate);
  if (typeof expression === 'boolean') return expression;
  if (expression === 'true' || expression === 'false') return expression === 'true';
  const [name, argument] = isObject(expression) ? (Object.entries(expression)[0] ?? []) : [];
  const list = (min: number, max: number): unknown[] => {
    if (!Array.isArray(argument) || argument.length < min || argument.length > max) {
      throw new Error(`${name ?? ''} takes a list of ${min === max ? min : `${min} to ${max}`} values`);
    }
    return argument as unknown[];
  };
  switch (name) {
    case 'Condition':
      return namedCondition(argument, scope, evaluate);
    case 'Fn::And':
      return list(2, 10).every(recur);
    case 'Fn::Or':
      return list(2, 10).some(recur);
    case 'Fn::Not':
      return !recur(list(1, 1)[0]);
    case 'Fn::Equals': {
      const [a, b] = list(2, 2).map((item) => evaluate(item, scope));
      return JSON.stringify(textual(a)) === JSON.stringify(textual(b));
    }
    case 'Fn::Contains': {
      const [all, one] = list(2, 2).map((item) => evaluate(item, scope));
      return Array.isArray(all) && all.map(String).includes(String(one));
    }
    case 'Fn::EachMemberIn': {
      const [some, all] = list(2, 2).map((item) => evaluate(item, scope));
      if (!Array.isArray(some) || !Array.isArray(all)) throw new Error('Fn::EachMemberIn takes two lists');
      return some.every((item) => all.map(String).includes(String(item)));
    }
    default:
      throw new Error(`${JSON.stringify(expression)} is not a condition that local-aws can evaluate`);
  }
}

/** CloudFormation compares texts: `true` equals `"true"`. */
const textual = (value: unknown): unknown =>
  typeof value === 'number' || typeof value === 'boolean' ? String(value) : value;
