/** Members that say nothing about the engine: HTTP metadata and what a function run leaves in its cause. */
const IGNORED = new Set([
  'SdkHttpMetadata',
  'SdkResponseMetadata',
  'ResponseMetadata',
  'requestId',
  'stackTrace',
  'timestamp',
  'roleArn',
  'billedDurationInMilliseconds',
  'billedMemoryUsedInMB',
]);
/** Placeholders that stand alone as a text, besides those of a record's own rules. */
const STANDARD = [
  'timestamp',
  'datetime',
  'date',
  'RequestId',
  'X-Amzn-Trace-Id',
  'x-amzn-RequestId',
  'snf_role_arn',
];
const BRACKETED = /<[^<>]*>/;

/** Compares an answer with a recorded one. */
export class Matcher {
  readonly #bare: ReadonlySet<string>;
  readonly #later: ReadonlySet<string>;

  /**
   * @param bare placeholders of the record's own rules.
   * @param later members that the recording is too old to have.
   */
  constructor(bare: readonly string[], later: ReadonlySet<string> = new Set()) {
    this.#bare = new Set([...STANDARD, ...bare]);
    this.#later = later;
  }

  matches(expected: unknown, actual: unknown): boolean {
    return this.difference(expected, actual) === undefined;
  }

  /** Where the two differ first, in words; undefined when they match. */
  difference(expected: unknown, actual: unknown, at = '$'): string | undefined {
    if (typeof expected === 'string') return this.#text(expected, actual, at);
    if (typeof actual === 'string') {
      return this.difference(expected, parsed(actual), at);
    }
    if (typeof expected !== 'object' || expected === null) {
      return Object.is(expected, actual) ? undefined : mismatch(at, expected, actual);
    }
    if (typeof actual !== 'object' || actual === null || Array.isArray(actual) !== Array.isArray(expected)) {
      return mismatch(at, expected, actual);
    }
    return this.#members(expected as Record<string, unknown>, actual as Record<string, unknown>, at);
  }

  #members(
    expected: Record<string, unknown>,
    actual: Record<string, unknown>,
    at: string,
  ): string | undefined {
    const keys = new Set([...Object.keys(expected), ...Object.keys(actual)]);
    for (const key of keys) {
      if (IGNORED.has(key)) continue;
      const here = `${at}.${key}`;
      if (!Object.hasOwn(expected, key) && this.#later.has(key)) continue;
      if (!Object.hasOwn(expected, key)) return `${here}: not expected, but is ${show(actual[key])}`;
      if (!Object.hasOwn(actual, key)) return `${here}: missing, expected ${show(expected[key])}`;
      const difference = this.difference(expected[key], actual[key], here);
      if (difference !== undefined) return difference;
    }
    return undefined;
  }

  #text(expected: string, actual: unknown, at: string): string | undefined {
    if (this.#bare.has(expected) || /^<[^<>]*>$/.test(expected)) return undefined;
    if (typeof actual !== 'string') return mismatch(at, expected, actual);
    if (expected === actual || this.#bare.has(unquoted(expected))) return undefined;
    const [left, right] = [parsed(expected), parsed(actual)];
    if (left !== undefined && right !== undefined && typeof left !== 'string')
      return this.difference(left, right, at);
    const [wanted, given] = [withoutTrace(expected), withoutTrace(actual)];
    if (wanted === given || this.#pattern(wanted)?.test(given)) return undefined;
    return mismatch(at, expected, actual);
  }

  /** A text with placeholders, bracketed or bare words of the record, as a pattern. */
  #pattern(expected: string): RegExp | undefined {
    const bare = [...this.#bare].filter((word) => /\W|_/.test(word) && expected.includes(word));
    if (!BRACKETED.test(expected) && bare.length === 0) return undefined;
    const words = bare.map(escape).sort((a, b) => b.length - a.length);
    const split = new RegExp(['<<[^<>]*>[^<>]*>', '<[^<>]*>', ...words].join('|'), 'g');
    return new RegExp(`^${expected.split(split).map(escape).join('[\\s\\S]*')}$`);
  }
}

/** A function's error as text that is no JSON because of a placeholder: what its run left in it says nothing. */
function withoutTrace(text: string): string {
  return text.replace(/"requestId":.*"stackTrace":.*\]/s, '');
}

function escape(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function mismatch(at: string, expected: unknown, actual: unknown): string {
  return `${at}: expected ${show(expected)}, but is ${show(actual)}`;
}

function show(value: unknown): string {
  return (JSON.stringify(value) ?? 'undefined').slice(0, 300);
}

/** A placeholder may stand in a text that is the JSON of a text. */
function unquoted(text: string): string {
  return /^".*"$/.test(text) ? text.slice(1, -1) : text;
}
