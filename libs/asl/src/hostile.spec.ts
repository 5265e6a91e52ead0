import { parseIntrinsic, parsePath, parseReferencePath, parseResource, validateDefinition } from './index.js';
import { parseJsonata } from './jsonata/parse.js';
import { isJsonPath } from './paths/json-path.js';

const pass = { Type: 'Pass', End: true };
const of = (state: object) => ({ StartAt: 'S', States: { S: state } });

/** `levels` of something around something. */
function nested<T>(levels: number, around: (inner: T) => T, start: T): T {
  let value = start;
  for (let i = 0; i < levels; i++) value = around(value);
  return value;
}

const codes = (definition: unknown) => validateDefinition(definition).map(({ code }) => code);

describe('what is nested without end', () => {
  it('is refused where it is a block in a block', () => {
    const deep = nested(20_000, (inner) => of({ Type: 'Parallel', Branches: [inner], End: true }), of(pass));
    expect(codes(deep)).toContain('TOO_DEEPLY_NESTED');
  });

  it('is refused in a payload, in both query languages', () => {
    const payload = nested<unknown>(100_000, (inner) => ({ a: inner }), 1);
    expect(codes(of({ ...pass, Parameters: payload }))).toEqual(['TOO_DEEPLY_NESTED']);
    expect(codes(of({ ...pass, QueryLanguage: 'JSONata', Output: payload }))).toEqual(['TOO_DEEPLY_NESTED']);
  });

  it('is refused in a rule', () => {
    const test = nested<object>(100_000, (inner) => ({ Not: inner }), { Variable: '$', IsNull: true });
    const choice = { Type: 'Choice', Choices: [{ ...test, Next: 'S' }] };
    expect(codes(of(choice))).toContain('TOO_DEEPLY_NESTED');
  });

  it('is refused in intrinsic calls, expressions and paths', () => {
    expect(() => parseIntrinsic('States.Array('.repeat(100_000))).toThrow('nested');
    expect(() => parseJsonata('['.repeat(100_000))).toThrow('nested');
    expect(isJsonPath(`$${'['.repeat(100_000)}`)).toBe(false);
  });
});

it('lists of any length are looked through', () => {
  const ones = Array.from({ length: 130_000 }, () => 1);
  expect(codes(of({ ...pass, Parameters: ones }))).toEqual([]);
  expect(codes(of({ ...pass, QueryLanguage: 'JSONata', Output: `{% [${ones.join()}] %}` }))).toEqual([]);
});

describe('long input takes time in proportion to its length', () => {
  const attempt = (run: () => unknown) => {
    try {
      run();
    } catch {
      // That it is refused is not what is looked at here.
    }
  };
  const millisecondsOf = (run: () => unknown) => {
    const start = performance.now();
    attempt(run);
    return performance.now() - start;
  };
  /** The best of some rounds, as other processes disturb; none is needed after one that is good. */
  function growth(small: () => unknown, large: () => unknown): number {
    let best = Infinity;
    for (let round = 0; round < 10 && best > LIMIT; round++) {
      // Less than 1 ms is noise.
      const before = Math.max(millisecondsOf(small), 1);
      best = Math.min(best, millisecondsOf(large) / before);
    }
    return best;
  }
  /** Sixteen times as long takes sixteen times as long, and 256 times if the time grew with the square. */
  const LIMIT = 80;

  it.each<[string, (n: number) => () => unknown]>([
    ['a reference path', (n) => () => parseReferencePath(`$${'.a[0]'.repeat(n)}`)],
    ['a quoted step', (n) => () => parseReferencePath(`$['${'\\\\'.repeat(n)}`)],
    ['a path with open brackets', (n) => () => isJsonPath(`$${'.a[?(@.b'.repeat(n)}`)],
    ['a union of names', (n) => () => isJsonPath(`$[${"'a' ,".repeat(n)}b]`)],
    ['a list of indexes', (n) => () => isJsonPath(`$[${'1,'.repeat(n)}b]`)],
    ['a path of a variable', (n) => () => parsePath(`$${'a'.repeat(n)}`)],
    ['a path in an intrinsic call', (n) => () => parseIntrinsic(`States.Array($${'['.repeat(n)}`)],
    ['strings in an intrinsic call', (n) => () => parseIntrinsic(`States.Format('{}'${", 'a'".repeat(n)})`)],
    ['a Resource', (n) => () => parseResource(`arn:aws:states:::${'a'.repeat(n)}!`)],
    ['a Lambda function’s ARN', (n) => () => parseResource(`arn:aws:lambda:::function:${':a'.repeat(n)}`)],
    ['space in an expression', (n) => () => parseJsonata(`${'\n'.repeat(n)}!`)],
    ['comments in an expression', (n) => () => parseJsonata('/**/ /* '.repeat(n))],
    ['a sum', (n) => () => parseJsonata(`1${' + 1'.repeat(n)}`)],
    ['an open text', (n) => () => parseJsonata(`"${'\\u0041'.repeat(n)}`)],
    ['an open regular expression', (n) => () => parseJsonata(`/${'(a'.repeat(n)}`)],
    [
      'states in a row',
      (n) => {
        const States = Object.fromEntries(
          Array.from({ length: n / 10 }, (_, i) => [`S${i}`, { Type: 'Pass', Next: `S${i + 1}` }]),
        );
        return () => validateDefinition({ StartAt: 'S0', States });
      },
    ],
    [
      'a payload',
      (n) => {
        const Parameters = Array.from({ length: n / 10 }, (_, i) => ({ 'a.$': `$.a${i}` }));
        return () => validateDefinition(of({ ...pass, Parameters }));
      },
    ],
  ])('%s', (_, build) => {
    const [small, large] = [1_000, 16_000].map(build);
    expect(growth(small as () => unknown, large as () => unknown)).toBeLessThan(LIMIT);
  });
});
