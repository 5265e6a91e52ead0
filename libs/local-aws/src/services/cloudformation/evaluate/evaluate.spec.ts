import { evaluate } from './evaluate.js';
import { condition } from './condition.js';
import type { Scope } from './scope.js';

const scope: Scope = {
  mappings: { Sizes: { eu: { small: 1, list: ['a', 'b'] } } },
  conditions: {
    Yes: { 'Fn::Equals': [{ Ref: 'Env' }, 'prod'] },
    No: { 'Fn::Not': [{ Condition: 'Yes' }] },
    Loop: { 'Fn::Equals': [1, '1'] },
  },
  ref: (name) =>
    ({ Env: 'prod', Names: ['x', 'y'], Count: 3, 'AWS::Region': 'eu-west-1', Topic: 'arn:topic' })[name],
  getAtt: (id, attribute) => `${id}/${attribute}`,
  importValue: (name) => `imported ${name}`,
};
const value = (template: unknown) => evaluate(template, scope);

describe('intrinsic functions', () => {
  it.each<[string, unknown, unknown]>([
    ['Ref', { Ref: 'Env' }, 'prod'],
    ['GetAtt with a list', { 'Fn::GetAtt': ['A', 'Arn'] }, 'A/Arn'],
    ['GetAtt with text', { 'Fn::GetAtt': 'A.Endpoint.Port' }, 'A/Endpoint.Port'],
    [
      'Sub',
      { 'Fn::Sub': 'a-${Env}-${A.Arn}-${!Literal}-${AWS::Region}-${Count}' },
      'a-prod-A/Arn-${Literal}-eu-west-1-3',
    ],
    ['Sub with variables', { 'Fn::Sub': ['${x}${Env}', { x: { Ref: 'Topic' } }] }, 'arn:topicprod'],
    ['Join', { 'Fn::Join': [':', ['a', { Ref: 'Env' }, 1]] }, 'a:prod:1'],
    ['Join of a list parameter', { 'Fn::Join': ['|', { Ref: 'Names' }] }, 'x|y'],
    ['Select', { 'Fn::Select': ['1', { Ref: 'Names' }] }, 'y'],
    ['Split', { 'Fn::Split': ['/', 'a/b'] }, ['a', 'b']],
    ['Select of Split', { 'Fn::Select': [1, { 'Fn::Split': [':', { Ref: 'Topic' }] }] }, 'topic'],
    ['If', { 'Fn::If': ['Yes', 'a', { Ref: 'Nobody' }] }, 'a'],
    ['If, the other way', { 'Fn::If': ['No', { Ref: 'Nobody' }, 'b'] }, 'b'],
    ['FindInMap', { 'Fn::FindInMap': ['Sizes', 'eu', 'list'] }, ['a', 'b']],
    ['ImportValue', { 'Fn::ImportValue': { 'Fn::Sub': '${Env}-x' } }, 'imported prod-x'],
    ['Base64', { 'Fn::Base64': 'é' }, 'w6k='],
    ['NoValue in an object', { a: { Ref: 'AWS::NoValue' }, b: 1 }, { b: 1 }],
    ['NoValue in a list', ['a', { 'Fn::If': ['No', 1, { Ref: 'AWS::NoValue' }] }], ['a']],
    ['plain data', { Ref: 'Env', other: 1 }, { Ref: 'Env', other: 1 }],
    ['a key named Condition', { Condition: { StringEquals: {} } }, { Condition: { StringEquals: {} } }],
  ])('%s', (_name, template, expected) => expect(value(template)).toEqual(expected));

  it.each<[unknown, string]>([
    [{ Ref: 'Nobody' }, "Ref of 'Nobody'"],
    [{ 'Fn::GetAZs': '' }, 'local-aws does not emulate Fn::GetAZs'],
    [{ 'Fn::Select': [5, ['a']] }, 'the list has 1 items'],
    [{ 'Fn::FindInMap': ['Sizes', 'us', 'small'] }, 'finds nothing'],
    [{ 'Fn::Join': [',', 'text'] }, 'a separator and a list'],
    [{ 'Fn::Join': [',', [{ a: 1 }]] }, 'needs text'],
    [{ 'Fn::If': ['Unknown', 1, 2] }, "the condition 'Unknown' is not defined"],
    [{ 'Fn::Sub': '${Names}' }, 'needs text'],
  ])('refuses %j', (template, message) => expect(() => value(template)).toThrow(message));
});

describe('conditions', () => {
  const holds = (expression: unknown) => condition(expression, scope, evaluate);
  it('combines Equals, And, Or, Not, Contains and EachMemberIn', () => {
    expect(holds({ Condition: 'Yes' })).toBe(true);
    expect(holds({ 'Fn::And': [{ Condition: 'Yes' }, { Condition: 'No' }] })).toBe(false);
    expect(holds({ 'Fn::Or': [{ Condition: 'Yes' }, { Condition: 'No' }] })).toBe(true);
    expect(holds({ 'Fn::Contains': [['1', '2'], { Ref: 'Count' }] })).toBe(false);
    expect(holds({ 'Fn::EachMemberIn': [{ Ref: 'Names' }, ['x', 'y', 'z']] })).toBe(true);
  });
  it('compares as text', () => expect(holds({ 'Fn::Equals': [true, 'true'] })).toBe(true));
  it('refuses what is no condition', () => {
    expect(() => holds({ 'Fn::And': [true] })).toThrow('2 to 10');
    expect(() => holds({ Ref: 'Env' })).toThrow('not a condition');
  });
});
