import { INTRINSIC_ARGUMENTS, parseIntrinsic } from '../index.js';

describe('parseIntrinsic', () => {
  it('reads strings, numbers, literals, paths and nested calls', () => {
    expect(
      parseIntrinsic(
        "States.Format('{} \\{x\\}', $.a[?(@.b == ',')], States.Array(1, -2.5, true, null), $$.Execution.Id)",
      ),
    ).toEqual({
      kind: 'call',
      name: 'States.Format',
      arguments: [
        { kind: 'string', value: '{} {x}', template: '{} \\{x\\}' },
        { kind: 'path', path: { text: "$.a[?(@.b == ',')]", root: 'data', query: "$.a[?(@.b == ',')]" } },
        {
          kind: 'call',
          name: 'States.Array',
          arguments: [1, -2.5, true, null].map((value) => ({ kind: 'literal', value })),
        },
        { kind: 'path', path: { text: '$$.Execution.Id', root: 'context', query: '$.Execution.Id' } },
      ],
    });
  });

  it('knows all eighteen functions', () => {
    expect(Object.keys(INTRINSIC_ARGUMENTS)).toHaveLength(18);
  });

  it.each([
    ['States.Nothing()', 'one of the functions'],
    ["States.Format('a", "a closing '"],
    ['States.ArrayLength()', '1 argument for States.ArrayLength'],
    ['States.MathRandom(1)', '2 to 3 arguments for States.MathRandom'],
    ['States.StringToJson(\'say \\"hi\\"\')', "one of ' { } \\ after a backslash"],
    ['States.UUID() and more', 'the end'],
    ['States.Array(a)', 'a string in single quotes'],
  ])('refuses %s', (text, reason) => {
    expect(() => parseIntrinsic(text)).toThrow(reason);
  });
});
