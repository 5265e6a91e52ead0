import { pushInOrder } from '../../push-in-order.js';
import { assign } from '../assign.js';
import { AWS, OURS } from '../messages.js';
import { referencePath } from '../paths.js';
import { pointer } from '../pointer.js';
import { isObject, type Check, type Fields, type Scope } from '../scope.js';
import { both, checkShape, jsonata, jsonPath, type Field, type Shape } from '../shape.js';
import { template } from '../template.js';
import { anything, boolean, list, number, orExpression, text, timestamp } from '../values.js';

const ORDERED = ['Equals', 'LessThan', 'GreaterThan', 'LessThanEquals', 'GreaterThanEquals'];

const comparisons = (type: string, operators: readonly string[], value: Check): [string, Field][] =>
  operators.flatMap((operator): [string, Field][] => [
    [`${type}${operator}`, jsonPath(value)],
    [`${type}${operator}Path`, jsonPath(referencePath)],
  ]);

/** Source: https://docs.aws.amazon.com/step-functions/latest/dg/state-choice.html */
const OPERATORS: Readonly<Record<string, Field>> = Object.fromEntries([
  ...comparisons('String', ORDERED, text),
  ...comparisons('Numeric', ORDERED, number),
  ...comparisons('Boolean', ['Equals'], boolean),
  ...comparisons('Timestamp', ORDERED, timestamp),
  ['StringMatches', jsonPath(text)],
  ...['Null', 'Present', 'Numeric', 'String', 'Boolean', 'Timestamp'].map((type): [string, Field] => [
    `Is${type}`,
    jsonPath(boolean),
  ]),
]);

const NAMES = Object.keys(OPERATORS);
const KINDS = ['And', 'Or', 'Not', 'Variable', 'Condition'];

/** A test inside And, Or or Not: no transition of its own. What is nested in it is looked at by {@link checkRule}. */
const TEST: Shape = {
  fields: {
    ...OPERATORS,
    And: jsonPath(list(anything, { empty: false })),
    Or: jsonPath(list(anything, { empty: false })),
    Not: jsonPath(anything),
    Variable: jsonPath(referencePath),
    Condition: jsonata(orExpression(boolean)),
    Comment: both(text),
  },
};

const RULE: Shape = {
  required: ['Next'],
  fields: { ...TEST.fields, Next: both(text), Assign: both(assign), Output: jsonata(template) },
};

/** Our limit: what is nested deeper is refused rather than walked. */
const MAX_DEPTH = 1000;

export const choices: Check = (value, at, scope) => list(checkRule, { empty: false })(value, at, scope);

const checkRule: Check = (rule, at, scope) => {
  const open = [{ test: rule, at, depth: 0 }];
  for (let place = open.pop(); place !== undefined; place = open.pop()) {
    if (place.depth > MAX_DEPTH) {
      scope.findings.add('TOO_DEEPLY_NESTED', OURS.tooDeep(MAX_DEPTH), at);
      return;
    }
    const { test, at: here, depth } = place;
    if (!isObject(test)) {
      scope.findings.schema(AWS.type('OBJECT'), here);
      continue;
    }
    checkShape(test, depth === 0 ? RULE : TEST, here, scope);
    checkKind(test, here, scope);
    const inner = testsIn(test, here).map((nested) => ({ ...nested, depth: depth + 1 }));
    pushInOrder(open, inner);
  }
};

/** A rule is one of And, Or, Not, a comparison of a Variable, or a Condition; a comparison has one operator. */
function checkKind(test: Fields, at: string, { findings }: Scope): void {
  const given = Object.keys(test);
  if (given.filter((name) => KINDS.includes(name)).length !== 1) findings.schema(AWS.ruleKind(KINDS), at);
  const operators = given.filter((name) => Object.hasOwn(OPERATORS, name)).length;
  if (operators > 1) findings.schema(AWS.oneTooMany(NAMES), at);
  else if (operators === 0 && Object.hasOwn(test, 'Variable')) findings.schema(AWS.oneMissing(NAMES), at);
}

function testsIn(test: Fields, at: string): { test: unknown; at: string }[] {
  const lists = ['And', 'Or'].flatMap((field) => {
    const tests: unknown = test[field];
    return Array.isArray(tests)
      ? tests.map((inner: unknown, i) => ({ test: inner, at: pointer(at, field, i) }))
      : [];
  });
  return test['Not'] === undefined ? lists : [...lists, { test: test['Not'], at: pointer(at, 'Not') }];
}
