import { AslSyntaxError, isReferencePath, parsePath, parseReferencePath } from '../index.js';

describe('parseReferencePath', () => {
  it.each([
    ['$', []],
    ['$.a.b', ['a', 'b']],
    ["$.a[0]['b c']", ['a', 0, 'b c']],
    ['$.levels[-1].is-approved', ['levels', -1, 'is-approved']],
    ["$['it\\'s']", ["it's"]],
    [String.raw`$['C:\temp']`, [String.raw`C:\temp`]],
  ])('reads %s', (text, steps) => {
    expect(parseReferencePath(text)).toEqual(steps);
  });

  it.each(['$.a[*]', '$..a', '$.a[1:2]', '$.a[?(@.b == 1)]', '$.a[0,1]', 'a.b', '$.', "$['a"])(
    'refuses %s, which is no path or may name many nodes',
    (text) => {
      expect(() => parseReferencePath(text)).toThrow(AslSyntaxError);
      expect(isReferencePath(text)).toBe(false);
    },
  );
});

describe('parsePath', () => {
  it.each([
    ['$.a', 'data', undefined, '$.a'],
    ['$$.Execution.Id', 'context', undefined, '$.Execution.Id'],
    ['$$', 'context', undefined, '$'],
    ['$level.name', 'variable', 'level', '$.name'],
    ['$[0]', 'data', undefined, '$[0]'],
  ])('splits %s into root and query', (text, root, variable, query) => {
    expect(parsePath(text)).toEqual({ text, root, query, ...(variable && { variable }) });
  });

  it('names the text and what it expected when there is no $', () => {
    expect(() => parsePath('level')).toThrow(
      "Cannot read 'level' at position 0: expected a path beginning with '$'.",
    );
  });
});
