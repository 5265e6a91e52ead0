/** A function that an expression calls, and how each language writes it. The arguments are already printed. */
export interface FunctionText {
  /** As in this library: for messages, and for what a Choice rule makes of it. */
  readonly name: string;
  /** Absent: JSONPath has no way to write it as a value. */
  readonly jsonPath?: (...args: string[]) => string;
  readonly jsonata: (...args: string[]) => string;
  /** In JSONata it is an operator, so as an operand it needs parentheses. */
  readonly infix?: true;
  /** Two evaluations may differ. */
  readonly impure?: true;
}

/*
 * The text of a function lies beside the function, in its body: a program bundles what it calls.
 * Sources: https://docs.aws.amazon.com/step-functions/latest/dg/intrinsic-functions.html and
 * https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html
 */

export const intrinsic =
  (name: string) =>
  (...args: string[]): string =>
    `States.${name}(${args.join(', ')})`;

export const builtIn =
  (name: string) =>
  (...args: string[]): string =>
    `$${name}(${args.join(', ')})`;

/** One that is a function in both languages: in JSONPath `States.A(…)`, in JSONata `$b(…)`. */
export const inBoth = (name: string, jsonPath: string, jsonata: string): FunctionText => ({
  name,
  jsonPath: intrinsic(jsonPath),
  jsonata: builtIn(jsonata),
});

/** An operator of JSONata; in JSONPath it exists, if at all, as a Choice rule only. */
export const operator = (name: string, symbol: string): FunctionText => ({
  name,
  jsonata: (...args) => args.join(` ${symbol} `),
  infix: true,
});
