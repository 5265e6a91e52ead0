import type { ParameterDefinition } from '../documents/content.js';
import { bindParameters } from './parameters.js';

const bind = (parameters: Record<string, ParameterDefinition>, given: Record<string, string[]> = {}) =>
  bindParameters({ parameters, mainSteps: [], outputs: [] }, given, (name) => `value of ${name}`);

describe('the parameters of an automation', () => {
  it.each<[ParameterDefinition['type'], string[], unknown]>([
    ['String', ['a,b'], 'a,b'],
    ['StringList', ['a', 'b'], ['a', 'b']],
    ['Integer', ['42'], 42],
    ['Boolean', ['True'], true],
    ['StringMap', ['{"a":"b"}'], { a: 'b' }],
    ['MapList', ['{"a":1}', '{"b":2}'], [{ a: 1 }, { b: 2 }]],
    ['MapList', ['[{"a":1}]'], [{ a: 1 }]],
  ])('of type %s are read from lists of strings', (type, list, value) => {
    const bound = bind({ p: { type } }, { p: list });
    expect(bound.values['p']).toEqual(value);
    expect(bound.raw['p']).toEqual(list);
  });

  it('are filled in from defaults, which may read Parameter Store', () => {
    const bound = bind({
      list: { type: 'StringList', default: ['a'] },
      number: { type: 'Integer', default: 1 },
      store: { type: 'String', default: 'x {{ ssm:/a/b }}' },
      map: { type: 'StringMap', default: { k: 'v' } },
    });
    expect(bound.values).toEqual({ list: ['a'], number: 1, store: 'x value of /a/b', map: { k: 'v' } });
    expect(bound.raw).toEqual({
      list: ['a'],
      number: ['1'],
      store: ['x value of /a/b'],
      map: ['{"k":"v"}'],
    });
  });

  it('of 600 characters are taken, as the service takes them', () => {
    expect(bind({ token: { type: 'String' } }, { token: ['x'.repeat(600)] }).values['token']).toHaveLength(
      600,
    );
  });

  it.each<[string, ParameterDefinition, string[] | undefined, string]>([
    ['missing', { type: 'String' }, undefined, 'Missing required parameter: p in user inputs.'],
    [
      'not allowed',
      { type: 'String', allowedValues: ['Install', 'Uninstall'] },
      ['install'],
      'Parameter "p" has value "install" not found in [Install, Uninstall].',
    ],
    ['two for one', { type: 'String' }, ['a', 'b'], 'takes one value, got 2'],
    ['no integer', { type: 'Integer' }, ['one'], 'type Integer'],
    ['no boolean', { type: 'Boolean' }, ['yes'], 'type Boolean'],
    ['no JSON', { type: 'StringMap' }, ['{'], 'not JSON'],
    ['no object', { type: 'MapList' }, ['1'], 'JSON objects'],
    ['no role', { type: 'AWS::IAM::Role::Arn' }, ['arn:aws:iam::1:user/x'], 'ARN of an IAM role'],
    ['not of the pattern', { type: 'String', allowedPattern: '^a+$' }, ['b'], 'does not match'],
    ['too few', { type: 'StringList', minItems: 2 }, ['a'], '1 items'],
    ['too long', { type: 'String', maxChars: 2 }, ['abc'], '3 characters'],
  ])('%s are refused', (_, definition, given, message) => {
    expect(() => bind({ p: definition }, given ? { p: given } : {})).toThrow(
      expect.objectContaining({
        code: 'InvalidAutomationExecutionParametersException',
        message: expect.stringContaining(message),
      }),
    );
  });

  it('that the document does not have are refused', () => {
    expect(() => bind({}, { stranger: ['x'] })).toThrow('"stranger" is not defined');
  });
});
