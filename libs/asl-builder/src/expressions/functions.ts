/** How one function is written. The arguments are already printed. */
export interface FunctionText {
  /** Absent: JSONPath has no way to write it as a value. */
  readonly jsonPath?: (...args: string[]) => string;
  readonly jsonata: (...args: string[]) => string;
  /** In JSONata it is an operator, so as an operand it needs parentheses. */
  readonly infix?: true;
  /** Two evaluations may differ. */
  readonly impure?: true;
}

const intrinsic =
  (name: string) =>
  (...args: string[]): string =>
    `States.${name}(${args.join(', ')})`;
const call =
  (name: string) =>
  (...args: string[]): string =>
    `$${name}(${args.join(', ')})`;
const operator = (symbol: string): FunctionText => ({
  jsonata: (...args) => args.join(` ${symbol} `),
  infix: true,
});

/**
 * The field of a child's input that links it to its parent.
 * Source: https://docs.aws.amazon.com/step-functions/latest/dg/concepts-nested-workflows.html
 */
export const PARENT_ID = 'AWS_STEP_FUNCTIONS_STARTED_BY_EXECUTION_ID';

/**
 * Every function an expression can call, in both languages. Comparisons exist in JSONPath as Choice rules only.
 * Sources: https://docs.aws.amazon.com/step-functions/latest/dg/intrinsic-functions.html and
 * https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html
 */
export const FUNCTIONS = {
  eq: operator('='),
  ne: operator('!='),
  gt: operator('>'),
  gte: operator('>='),
  lt: operator('<'),
  lte: operator('<='),
  and: operator('and'),
  or: operator('or'),
  not: { jsonata: call('not') },
  isPresent: { jsonata: call('exists') },
  // Says what is compared, and means nothing else.
  asText: { jsonPath: (value = '') => value, jsonata: (value = '') => value },
  asNumber: { jsonPath: (value = '') => value, jsonata: (value = '') => value },
  asBoolean: { jsonPath: (value = '') => value, jsonata: (value = '') => value },
  asTimestamp: { jsonata: call('toMillis') },
  // The arguments are pieces of text and expressions, in turn.
  jsonata: { jsonata: (...parts) => parts.join(''), infix: true, impure: true },
  format: { jsonPath: intrinsic('Format'), jsonata: (...args) => args.join(' & '), infix: true },
  json: { jsonPath: intrinsic('JsonToString'), jsonata: call('string') },
  parseJson: { jsonPath: intrinsic('StringToJson'), jsonata: call('parse') },
  jsonMerge: {
    // The third argument, deep merging, must be false: AWS supports the shallow mode only.
    jsonPath: (a = '', b = '') => intrinsic('JsonMerge')(a, b, 'false'),
    jsonata: (...args) => `$merge([${args.join(', ')}])`,
  },
  // The link between parent and child that the console shows, for a child input that is not written out.
  linkToParent: {
    jsonPath: (input = '', id = '') =>
      `States.JsonMerge(${input}, States.StringToJson(States.Format('\\{"${PARENT_ID}":"{}"\\}', ${id})), false)`,
    jsonata: (input = '', id = '') => `$merge([${input}, {"${PARENT_ID}": ${id}}])`,
  },
  hash: { jsonPath: intrinsic('Hash'), jsonata: call('hash') },
  base64Encode: { jsonPath: intrinsic('Base64Encode'), jsonata: call('base64encode') },
  base64Decode: { jsonPath: intrinsic('Base64Decode'), jsonata: call('base64decode') },
  uuid: { jsonPath: intrinsic('UUID'), jsonata: call('uuid'), impure: true },
  add: { jsonPath: intrinsic('MathAdd'), jsonata: operator('+').jsonata, infix: true },
  random: {
    jsonPath: intrinsic('MathRandom'),
    jsonata: (start = '', end = '') => `$floor($random() * (${end} - ${start})) + ${start}`,
    infix: true,
    impure: true,
  },
  array: { jsonPath: intrinsic('Array'), jsonata: (...args) => `[${args.join(', ')}]` },
  arrayLength: { jsonPath: intrinsic('ArrayLength'), jsonata: call('count') },
  arrayContains: {
    jsonPath: intrinsic('ArrayContains'),
    jsonata: (array = '', value = '') => `${value} in ${array}`,
    infix: true,
  },
  arrayGetItem: {
    jsonPath: intrinsic('ArrayGetItem'),
    jsonata: (array = '', index = '') => `${array}[${index}]`,
  },
  arrayPartition: { jsonPath: intrinsic('ArrayPartition'), jsonata: call('partition') },
  arrayRange: { jsonPath: intrinsic('ArrayRange'), jsonata: call('range') },
  arrayUnique: { jsonPath: intrinsic('ArrayUnique'), jsonata: call('distinct') },
  split: { jsonPath: intrinsic('StringSplit'), jsonata: call('split') },
} satisfies Record<string, FunctionText>;

export type FunctionName = keyof typeof FUNCTIONS;
