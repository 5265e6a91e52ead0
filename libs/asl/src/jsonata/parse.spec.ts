import { parseJsonata } from './parse.js';
import { unsupportedReferences } from './references.js';
import { JsonataSyntaxError } from './syntax-error.js';

const references = (text: string, errorOutput = false) =>
  unsupportedReferences(parseJsonata(text), { errorOutput });

describe('parseJsonata', () => {
  it.each([
    '$states.input',
    '$states.input.items[price > 3 and name in ["a", \'b\']].{"n": name, "p": price * -1}',
    '$states.input.a^(<b, >c)[0].d[]',
    '$states.input.items{category: $sum(price)}',
    '$map([1..9], function($v, $i) { $v & "-" & $string($i) })',
    'function($x)<n-s:s>{ $x }',
    'λ($x) { $x }',
    '($a := 1; $b := $a ? "x" : "y"; $f := function(){ $b }; $f())',
    '$a := $b := 2',
    '$states.input ~> |items|{"seen": true}, ["price"]| ~> $uppercase',
    '$substringBefore(?, "@")',
    '$match("a/b", /a[/]b\\/c/im)',
    '$states.input.`odd name`."other".and.or.in',
    '$states.input.**.x ?: 1 ?? 2',
    '$states.input.a@$x#$i.b.%.c',
    '/* why */ 1.5e-3 /* not */',
    '-$a[-1]',
    '()',
    '{}',
    '[]',
    'null',
    '$.a',
  ])('reads %s', (text) => {
    expect(() => parseJsonata(text)).not.toThrow();
  });

  it.each([
    ['', 'Unexpected end of expression'],
    ['1 +', 'Unexpected end of expression'],
    ['$x :=', 'Unexpected end of expression'],
    ['a[1,2)', 'Expected "]", got ","'],
    ['(1', 'Expected ")" before end of expression'],
    ['{"a":}', 'The symbol "}" cannot be used as a unary operator'],
    ['phone %.other', 'The symbol "." cannot be used as a unary operator'],
    ['"unterminated', 'String literal must be terminated by a matching quote'],
    ['"a\\', 'String literal must be terminated by a matching quote'],
    ['"\\x"', 'Unsupported escape sequence: \\"x"'],
    ['"\\u12"', 'The escape sequence \\u must be followed by 4 hex digits'],
    ['`a', 'Quoted property name must be terminated with a backquote (`)'],
    ['/* a', 'Comment has no closing tag'],
    ['$match("a", /abc', 'No terminating / in regular expression'],
    ['$match("a", //)', 'Empty regular expressions are not allowed'],
    ['1 2', 'Syntax error: 2'],
    ['1e999', 'Number out of range: 1e999'],
    ['1 := 2', 'The left side of := must be a variable name (start with $)'],
    ['function(x){1}', 'Parameter 1 of function definition must be a variable name (start with $)'],
    ['$a.1', 'The literal value 1 cannot be used as a step within a path expression'],
    ['n!ll', 'Unknown operator: "!"'],
    ['1 true', 'Syntax error: true'],
    ['$a#b', 'The right side of "#" must be a variable name (start with $)'],
  ])('refuses %s: %s', (text, message) => {
    expect(() => parseJsonata(text)).toThrow(new JsonataSyntaxError(message, 0));
  });

  it('refuses what is nested too deeply rather than exhausting the stack', () => {
    expect(() => parseJsonata('('.repeat(100_000))).toThrow('levels are nested');
    expect(() => parseJsonata('-'.repeat(100_000))).toThrow('levels are nested');
    expect(references(`$a${'.b'.repeat(100_000)}`)).toEqual([]);
  });
});

describe('unsupportedReferences', () => {
  it.each([
    '$states.input.phone',
    '$states.input.items[value > 3]',
    '$states.input.items^(price)',
    '$states.input.items{name: price}',
    '$phone.number',
    '$states.input.(a + b)',
    '$states.context.Execution.Id & $states.result.x',
  ])('finds nothing in %s', (text) => {
    expect(references(text)).toEqual([]);
  });

  it.each([
    ['phone', ["Reference to 'phone' at the top level is not supported."]],
    ['phone.number', ["Reference to 'phone' at the top level is not supported."]],
    [
      '[a, a, {"k": b}]',
      [
        "Reference to 'a' at the top level is not supported.",
        "Reference to 'b' at the top level is not supported.",
      ],
    ],
    ['$map($states.input.a, function($x){ b })', ["Reference to 'b' at the top level is not supported."]],
    ['$$', ["Reference to '$$' is not supported."]],
    ['$states.errorOutput.Cause', ["Field '$states.errorOutput' does not exist."]],
    ['$states.inputs', ["Field '$states.inputs' does not exist."]],
  ])('finds what AWS refuses of %s', (text, sentences) => {
    expect(references(text)).toEqual(sentences);
  });

  it('lets a catcher read the error', () => {
    expect(references('$states.errorOutput.Cause', true)).toEqual([]);
  });
});
