import {
  add,
  array,
  arrayContains,
  arrayGetItem,
  arrayPartition,
  arrayRange,
  arrayUnique,
  at,
  base64Decode,
  base64Encode,
  eq,
  format,
  hash,
  json,
  jsonata,
  jsonMerge,
  length,
  machine,
  parseJson,
  pass,
  random,
  split,
  t,
  uuid,
  type Context,
  type Ref,
} from '../index.js';

interface Input {
  s: string;
  n: number;
  b: boolean;
  xs: number[];
  o: { a: number };
  'odd key': string;
  'with-dash': string;
  true: string;
}

/** What a Pass with `{ v: expression }` holds, in one language. */
function printed(
  queryLanguage: 'JSONPath' | 'JSONata',
  make: (input: Ref<Input>, $$: Context<Input>) => unknown,
): unknown {
  const m = machine({ name: 'm', input: t<Input>() }, function* ({ input, $$ }) {
    // eslint-disable-next-line @typescript-eslint/no-explicit-any -- any expression will do
    return yield* pass('P', { v: make(input, $$) as any });
  });
  const state = m.toASL({ queryLanguage }).States['P'];
  const template = (queryLanguage === 'JSONata' ? state?.['Output'] : state?.['Parameters']) as Record<
    string,
    unknown
  >;
  return Object.values(template)[0];
}

describe('an expression as a value', () => {
  it.each<[string, (i: Ref<Input>, $$: Context<Input>) => unknown, string, string]>([
    ['a field', (i) => i.o.a, '$.o.a', '$states.input.o.a'],
    ['an element', (i) => at(i.xs, 2), '$.xs[2]', '$states.input.xs[2]'],
    ['a key with a blank', (i) => i['odd key'], "$['odd key']", '$states.input.`odd key`'],
    ['a key with a dash', (i) => i['with-dash'], '$.with-dash', '$states.input.`with-dash`'],
    ['a keyword as key', (i) => i.true, '$.true', '$states.input.`true`'],
    [
      'the context',
      (_, $$) => $$.Execution.RedriveCount,
      '$$.Execution.RedriveCount',
      '$states.context.Execution.RedriveCount',
    ],
    [
      'format',
      (i) => format`a ${i.s} b ${i.n}`,
      "States.Format('a {} b {}', $.s, $.n)",
      '"a " & $states.input.s & " b " & $states.input.n',
    ],
    ['format of one number', (i) => format`${i.n}`, "States.Format('{}', $.n)", '"" & $states.input.n'],
    [
      'format with plain values',
      (i) => format`L${1}-${i.s}-${true}`,
      "States.Format('L1-{}-true', $.s)",
      '"L1-" & $states.input.s & "-true"',
    ],
    [
      'format with signs that mean something',
      (i) => format`{it's}\\ ${i.s}"`,
      "States.Format('\\{it\\'s\\}\\\\ {}\"', $.s)",
      '"{it\'s}\\\\ " & $states.input.s & "\\""',
    ],
    ['json', (i) => json(i.o), 'States.JsonToString($.o)', '$string($states.input.o)'],
    ['parseJson', (i) => parseJson(i.s), 'States.StringToJson($.s)', '$parse($states.input.s)'],
    [
      'jsonMerge',
      (i) => jsonMerge(i.o, i.o),
      'States.JsonMerge($.o, $.o, false)',
      '$merge([$states.input.o, $states.input.o])',
    ],
    ['hash', (i) => hash(i.s, 'SHA-1'), "States.Hash($.s, 'SHA-1')", '$hash($states.input.s, "SHA-1")'],
    ['base64Encode', (i) => base64Encode(i.s), 'States.Base64Encode($.s)', '$base64encode($states.input.s)'],
    ['base64Decode', (i) => base64Decode(i.s), 'States.Base64Decode($.s)', '$base64decode($states.input.s)'],
    ['uuid', () => uuid(), 'States.UUID()', '$uuid()'],
    ['add', (i) => add(i.n, -1), 'States.MathAdd($.n, -1)', '$states.input.n + -1'],
    [
      'random',
      (i) => random(1, i.n),
      'States.MathRandom(1, $.n)',
      '$floor($random() * ($states.input.n - 1)) + 1',
    ],
    [
      'array',
      (i) => array<string | number>(i.s, 1, 'x'),
      "States.Array($.s, 1, 'x')",
      '[$states.input.s, 1, "x"]',
    ],
    ['length', (i) => length(i.xs), 'States.ArrayLength($.xs)', '$count($states.input.xs)'],
    [
      'arrayContains',
      (i) => arrayContains(i.xs, 3),
      'States.ArrayContains($.xs, 3)',
      '3 in $states.input.xs',
    ],
    [
      'arrayGetItem',
      (i) => arrayGetItem(i.xs, i.n),
      'States.ArrayGetItem($.xs, $.n)',
      '$states.input.xs[$states.input.n]',
    ],
    [
      'arrayPartition',
      (i) => arrayPartition(i.xs, 2),
      'States.ArrayPartition($.xs, 2)',
      '$partition($states.input.xs, 2)',
    ],
    [
      'arrayRange',
      (i) => arrayRange(0, i.n, 2),
      'States.ArrayRange(0, $.n, 2)',
      '$range(0, $states.input.n, 2)',
    ],
    ['arrayUnique', (i) => arrayUnique(i.xs), 'States.ArrayUnique($.xs)', '$distinct($states.input.xs)'],
    ['split', (i) => split(i.s, ','), "States.StringSplit($.s, ',')", '$split($states.input.s, ",")'],
    [
      'calls in calls',
      (i) => add(add(i.n, 1), length(i.xs)),
      'States.MathAdd(States.MathAdd($.n, 1), States.ArrayLength($.xs))',
      '($states.input.n + 1) + $count($states.input.xs)',
    ],
  ])('%s is written in both languages', (_, make, jsonPath, jsonataText) => {
    expect([printed('JSONPath', make), printed('JSONata', make)]).toStrictEqual([
      jsonPath,
      `{% ${jsonataText} %}`,
    ]);
  });

  it('embeds JSONata as it is, with expressions as operands', () => {
    expect(printed('JSONata', (i) => jsonata<string>`$uppercase(${i.s}) & ${add(i.n, 1)}`)).toBe(
      '{% $uppercase($states.input.s) & ($states.input.n + 1) %}',
    );
  });

  it('refuses in JSONPath what only JSONata has', () => {
    expect(() => printed('JSONPath', (i) => eq(i.s, 'x'))).toThrow(
      /'P': eq\(\) cannot be written as a value in JSONPath/,
    );
    expect(() => printed('JSONPath', (i) => jsonata`$uppercase(${i.s})`)).toThrow(
      /jsonata\(\) cannot be written/,
    );
  });

  it('cannot be used as a text while the machine is built', () => {
    expect(() => printed('JSONPath', (i) => `${i.s as unknown as string}!`)).toThrow(/use format`...`/);
  });
});

describe('a template', () => {
  const template = (queryLanguage: 'JSONPath' | 'JSONata', value: (i: Ref<Input>) => object) => {
    const m = machine({ name: 'm', input: t<Input>() }, function* ({ input }) {
      return yield* pass('P', value(input));
    });
    return m.toASL({ queryLanguage }).States['P'];
  };

  it('may hold objects in arrays and expressions in arrays', () => {
    const value = (i: Ref<Input>) => ({
      list: [{ Name: 'a', Value: i.s }],
      mixed: [i.s, 'x', [1]],
      plain: [1, { a: null }],
    });
    expect(template('JSONPath', value)).toStrictEqual({
      Type: 'Pass',
      Parameters: {
        list: [{ Name: 'a', 'Value.$': '$.s' }],
        'mixed.$': "States.Array($.s, 'x', States.Array(1))",
        plain: [1, { a: null }],
      },
      End: true,
    });
    expect(template('JSONata', value)).toStrictEqual({
      Type: 'Pass',
      Output: {
        list: [{ Name: 'a', Value: '{% $states.input.s %}' }],
        mixed: ['{% $states.input.s %}', 'x', [1]],
        plain: [1, { a: null }],
      },
      End: true,
    });
  });

  it('leaves out fields that are undefined', () => {
    expect(template('JSONata', (i) => ({ a: undefined, b: i.s }))).toStrictEqual({
      Type: 'Pass',
      Output: { b: '{% $states.input.s %}' },
      End: true,
    });
  });

  it('does not let a plain text be evaluated', () => {
    expect(template('JSONata', (i) => ({ a: '{% 1 + 1 %}', b: i.s }))).toMatchObject({
      Output: { a: '{% "{% 1 + 1 %}" %}' },
    });
    expect(() => template('JSONPath', (i) => ({ 'a.$': '$.x', b: i.s }))).toThrow(
      /'a\.\$' cannot be written in JSONPath/,
    );
  });

  it('refuses what is not JSON', () => {
    expect(() => template('JSONata', (i) => ({ a: i.s, b: () => 1 }))).toThrow(
      /'P' has a function among its data/,
    );
    expect(() => template('JSONPath', (i) => ({ a: i.s, b: Number.NaN }))).toThrow(/not JSON: NaN/);
  });
});
