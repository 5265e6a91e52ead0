import { isJsonPath } from './json-path.js';

describe('isJsonPath', () => {
  it.each([
    '$',
    '$.a.b-c',
    "$['a b'].c",
    "$['it\\'s']",
    '$.a[0][-1]',
    '$.a[1:]',
    '$.a[:-1]',
    '$.a[0,2]',
    '$.a[*].b',
    '$.*',
    '$..a',
    '$..[0]',
    '$.[0].a',
    "$.[*].['a', 'b']",
    "$.a[?(@.b == 'x]' && @.c[0] > 1)].d",
    '$.a.length()',
    '$.a ',
    '$.日本',
  ])('takes %s', (path) => {
    expect(isJsonPath(path)).toBe(true);
  });

  it.each([
    '',
    'a',
    '$a',
    '$.',
    '$..',
    '$.a.',
    '$.a[',
    '$.a[]',
    '$.a[b]',
    "$['a]",
    '$.a b',
    '$.a[?(@.b]',
    '$.a[(@.length-1)]',
  ])('does not take %j', (path) => {
    expect(isJsonPath(path)).toBe(false);
  });
});
