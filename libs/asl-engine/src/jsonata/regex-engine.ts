import { RE2JS } from 're2js';

/**
 * What jsonata needs of a RegExp, on a linear-time engine: no pattern of a definition can stall the process.
 * Look-around and back-references are refused by the engine when the expression is evaluated.
 */
export class LinearRegex {
  lastIndex = 0;
  readonly source: string;
  readonly #pattern: RE2JS;

  constructor(expression: RegExp) {
    this.source = expression.source;
    const flags =
      (expression.ignoreCase ? RE2JS.CASE_INSENSITIVE : 0) | (expression.multiline ? RE2JS.MULTILINE : 0);
    this.#pattern = RE2JS.compile(RE2JS.translateRegExp(expression.source), flags);
  }

  exec(text: string): RegExpExecArray | null {
    const matcher = this.#pattern.matcher(text);
    if (this.lastIndex > text.length || !matcher.find(this.lastIndex)) {
      this.lastIndex = 0;
      return null;
    }
    this.lastIndex = matcher.end();
    const groups = Array.from({ length: matcher.groupCount() + 1 }, (_, i) => matcher.group(i) ?? undefined);
    return Object.assign(groups as string[], { index: matcher.start(), input: text }) as RegExpExecArray;
  }
}
