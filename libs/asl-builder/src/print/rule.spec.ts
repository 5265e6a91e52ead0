import {
  and,
  asBoolean,
  asNumber,
  asText,
  asTimestamp,
  choice,
  eq,
  fail,
  gt,
  gte,
  isPresent,
  length,
  lt,
  lte,
  machine,
  ne,
  next,
  not,
  or,
  pass,
  t,
  when,
  type Expr,
  type Ref,
} from '../index.js';

interface Input {
  s: string;
  r: string;
  n: number;
  m: number;
  b: boolean;
  c: boolean;
  xs: number[];
}

function rule(queryLanguage: 'JSONPath' | 'JSONata', condition: (i: Ref<Input>) => Expr<boolean>): unknown {
  const m = machine({ name: 'm', input: t<Input>() }, function* ({ input }) {
    yield* choice('C', [when(condition(input), () => fail('F'))], next);
    return yield* pass('P', 1);
  });
  return (m.toASL({ queryLanguage: queryLanguage as 'JSONata' }).States['C']?.['Choices'] as unknown[])[0];
}

describe('a condition', () => {
  it.each<[string, (i: Ref<Input>) => Expr<boolean>, object, string]>([
    ['eq text', (i) => eq(i.s, 'x'), { Variable: '$.s', StringEquals: 'x' }, '$states.input.s = "x"'],
    ['eq number', (i) => eq(i.n, 1), { Variable: '$.n', NumericEquals: 1 }, '$states.input.n = 1'],
    [
      'eq boolean',
      (i) => eq(i.b, false),
      { Variable: '$.b', BooleanEquals: false },
      '$states.input.b = false',
    ],
    ['ne', (i) => ne(i.s, 'x'), { Not: { Variable: '$.s', StringEquals: 'x' } }, '$states.input.s != "x"'],
    ['gt', (i) => gt(i.n, 1), { Variable: '$.n', NumericGreaterThan: 1 }, '$states.input.n > 1'],
    ['gte', (i) => gte(i.n, 1), { Variable: '$.n', NumericGreaterThanEquals: 1 }, '$states.input.n >= 1'],
    ['lt', (i) => lt(i.s, 'm'), { Variable: '$.s', StringLessThan: 'm' }, '$states.input.s < "m"'],
    ['lte', (i) => lte(i.n, 1), { Variable: '$.n', NumericLessThanEquals: 1 }, '$states.input.n <= 1'],
    ['a boolean itself', (i) => i.b, { Variable: '$.b', BooleanEquals: true }, '$states.input.b'],
    ['isPresent', (i) => isPresent(i.s), { Variable: '$.s', IsPresent: true }, '$exists($states.input.s)'],
    ['not', (i) => not(i.b), { Not: { Variable: '$.b', BooleanEquals: true } }, '$not($states.input.b)'],
    [
      'and, or',
      (i) => and(gt(i.n, 1), or(i.b, eq(i.s, 'x'))),
      {
        And: [
          { Variable: '$.n', NumericGreaterThan: 1 },
          {
            Or: [
              { Variable: '$.b', BooleanEquals: true },
              { Variable: '$.s', StringEquals: 'x' },
            ],
          },
        ],
      },
      '($states.input.n > 1) and ($states.input.b or ($states.input.s = "x"))',
    ],
    [
      'texts of both sides',
      (i) => eq(asText(i.s), i.r),
      { Variable: '$.s', StringEqualsPath: '$.r' },
      '$states.input.s = $states.input.r',
    ],
    [
      'numbers',
      (i) => lt(i.n, asNumber(i.m)),
      { Variable: '$.n', NumericLessThanPath: '$.m' },
      '$states.input.n < $states.input.m',
    ],
    [
      'booleans',
      (i) => eq(asBoolean(i.b), i.c),
      { Variable: '$.b', BooleanEqualsPath: '$.c' },
      '$states.input.b = $states.input.c',
    ],
    [
      'points in time',
      (i) => gt(asTimestamp(i.s), asTimestamp(i.r)),
      { Variable: '$.s', TimestampGreaterThanPath: '$.r' },
      '$toMillis($states.input.s) > $toMillis($states.input.r)',
    ],
    [
      'a point in time and a fixed one',
      (i) => lte(asTimestamp(i.s), asTimestamp('2026-01-01T00:00:00Z')),
      { Variable: '$.s', TimestampLessThanEquals: '2026-01-01T00:00:00Z' },
      '$toMillis($states.input.s) <= $toMillis("2026-01-01T00:00:00Z")',
    ],
  ])('%s is written in both languages', (_, condition, jsonPath, jsonata) => {
    expect(rule('JSONPath', condition)).toStrictEqual({ ...jsonPath, Next: 'F' });
    expect(rule('JSONata', condition)).toStrictEqual({ Condition: `{% ${jsonata} %}`, Next: 'F' });
  });

  it('needs a type in JSONPath when both sides are computed', () => {
    expect(() => rule('JSONPath', (i) => eq(i.s, i.r))).toThrow(
      /'C' compares two values.*asText\(\), asNumber\(\)/,
    );
  });

  it('cannot look at a computed value in JSONPath', () => {
    expect(() => rule('JSONPath', (i) => gt(length(i.xs), 1))).toThrow(
      /'C': a JSONPath Choice.*not at arrayLength\(\)/,
    );
    expect(rule('JSONata', (i) => gt(length(i.xs), 1))).toStrictEqual({
      Condition: '{% $count($states.input.xs) > 1 %}',
      Next: 'F',
    });
  });
});
