import { compilePattern } from './compile-pattern.js';

const matches = (pattern: unknown, event: unknown): boolean => compilePattern(JSON.stringify(pattern))(event);
const field = (condition: unknown, ...value: unknown[]): boolean =>
  matches({ detail: { x: [condition] } }, { detail: value.length === 0 ? { y: 1 } : { x: value[0] } });

describe('an event pattern', () => {
  const event = {
    source: 'aws.ssm',
    'detail-type': 'EC2 Automation Execution Status-change Notification',
    resources: ['arn:a', 'arn:b'],
    detail: {
      Status: 'Success',
      DefinitionVersion: 1,
      nested: {
        list: [
          { k: 'a', j: 1 },
          { k: 'b', j: 2 },
        ],
      },
    },
  };

  it.each([
    [{ source: ['aws.ssm'] }, true],
    [{ source: ['aws.states', 'aws.ssm'] }, true],
    [{ source: ['aws.states'] }, false],
    [{ source: ['aws.ssm'], detail: { Status: ['Failed'] } }, false],
    [{ resources: ['arn:b'] }, true],
    [{ detail: { DefinitionVersion: [1] } }, true],
    [{ detail: { DefinitionVersion: ['1'] } }, false],
    [{ detail: { nested: { list: { k: ['b'] } } } }, true],
    [{ detail: { nested: { list: { k: ['c'] } } } }, false],
    [{ detail: { nested: { list: { k: ['a'], j: [1] } } } }, true],
    [{ detail: { nested: { list: { k: ['b'], j: [1] } } } }, false],
    [{ detail: { missing: { deep: [{ exists: false }] } } }, true],
    [{ $or: [{ source: ['x'] }, { detail: { Status: ['Success'] } }] }, true],
    [{ detail: { $or: [{ Status: ['x'] }, { DefinitionVersion: [{ numeric: ['>', 5] }] }] } }, false],
  ])('%j answers %s', (pattern, expected) => {
    expect(matches(pattern, event)).toBe(expected);
  });

  it.each<[unknown, unknown, boolean]>([
    [{ prefix: 'ab' }, 'abc', true],
    [{ prefix: 'ab' }, 'cab', false],
    [{ prefix: { 'equals-ignore-case': 'AB' } }, 'abc', true],
    [{ suffix: 'bc' }, 'abc', true],
    [{ suffix: { 'equals-ignore-case': 'BC' } }, 'abC', true],
    [{ 'equals-ignore-case': 'ABC' }, 'abc', true],
    [{ wildcard: 'a*c' }, 'abbbc', true],
    [{ wildcard: 'a*c' }, 'abbbcd', false],
    [{ wildcard: '*b*d*' }, 'abcde', true],
    [{ wildcard: 'ab*ba' }, 'aba', false],
    [{ wildcard: 'a\\*c' }, 'a*c', true],
    [{ wildcard: 'a\\*c' }, 'abc', false],
    [{ 'anything-but': 'a' }, 'b', true],
    [{ 'anything-but': 'a' }, 'a', false],
    [{ 'anything-but': ['a', 'b'] }, 'b', false],
    [{ 'anything-but': [1, 2] }, 3, true],
    [{ 'anything-but': { prefix: 'init' } }, 'initial', false],
    [{ 'anything-but': { prefix: ['a', 'b'] } }, 'c', true],
    [{ 'anything-but': { suffix: 'x' } }, 'x', false],
    [{ 'anything-but': { wildcard: '*x*' } }, 'axb', false],
    [{ 'anything-but': { 'equals-ignore-case': ['A'] } }, 'a', false],
    [{ numeric: ['=', 5] }, 5, true],
    [{ numeric: ['>', 0, '<=', 5] }, 5, true],
    [{ numeric: ['>', 0, '<', 5] }, 5, false],
    [{ numeric: ['>', 0] }, '1', false],
    [{ exists: true }, 'a', true],
    [{ exists: false }, 'a', false],
    [{ exists: true }, { object: 1 }, false],
    [{ cidr: '10.0.0.0/24' }, '10.0.0.7', true],
    [{ cidr: '10.0.0.0/24' }, '10.0.1.7', false],
    [{ cidr: '2001:db8::/32' }, '2001:db8::1', true],
    [null, null, true],
    [true, true, true],
    ['', '', true],
  ])('%j against %j is %s', (condition, value, expected) => {
    expect(field(condition, value)).toBe(expected);
  });

  it('tells an absent field from a null one', () => {
    expect(field({ exists: false })).toBe(true);
    expect(field({ exists: true })).toBe(false);
    expect(field(null)).toBe(false);
    expect(field({ 'anything-but': 'a' })).toBe(false);
  });

  it.each([
    ['not json', 'not JSON'],
    ['[]', 'must be an object'],
    ['{"a":{}}', 'empty'],
    ['{"a":[]}', 'empty'],
    ['{"a":"b"}', 'object or an array'],
    ['{"a":[{"prefix":1}]}', 'must be a string'],
    ['{"a":[{"like":"x"}]}', 'unknown operator "like"'],
    ['{"a":[{"prefix":"a","suffix":"b"}]}', 'one operator each'],
    ['{"a":[{"numeric":["<",5,">",9]}]}', 'numeric'],
    ['{"a":[{"numeric":["~",5]}]}', 'numeric'],
    ['{"a":[{"wildcard":"a**b"}]}', 'two stars'],
    ['{"a":[{"exists":"yes"}]}', 'exists'],
    ['{"a":[{"anything-but":["a",1]}]}', 'strings only'],
    ['{"$or":[{"a":[1]}]}', 'at least two'],
    ['{"a":[{"cidr":"10.0.0.0"}]}', 'address block'],
  ])('%s is refused', (text, reason) => {
    expect(() => compilePattern(text)).toThrow(reason);
  });
});
