import { stringify } from 'yaml';
import { parseContent } from './parse-content.js';

const step = (more: object = {}): object => ({
  name: 'Ask',
  action: 'aws:approve',
  inputs: { Approvers: ['ana'] },
  ...more,
});
const document = (more: object = {}): object => ({ schemaVersion: '0.3', mainSteps: [step()], ...more });
const parse = (content: object): unknown => parseContent(JSON.stringify(content), 'JSON');

describe('the content of an Automation document', () => {
  it('is read from YAML as from JSON, defaults filled in', () => {
    const content = document({ mainSteps: [step({ timeoutSeconds: '600', onFailure: 'continue' })] });
    const parsed = parseContent(stringify(content), 'YAML');
    expect(parsed).toEqual(parse(content));
    expect(parsed.mainSteps[0]).toMatchObject({
      timeoutSeconds: 600,
      maxAttempts: 1,
      onFailure: 'Continue',
      onCancel: 'Abort',
      isEnd: false,
      isCritical: false,
    });
  });

  it.each<[string, object, string]>([
    ['no steps', { mainSteps: [] }, 'mainSteps'],
    ['a step name with a dash', { mainSteps: [step({ name: 'a-b' })] }, '[a-zA-Z0-9_]+'],
    ['a step name twice', { mainSteps: [step(), step()] }, 'used twice'],
    ['an unknown action', { mainSteps: [step({ action: 'aws:dance' })] }, 'unknown action "aws:dance"'],
    [
      'an action that is not emulated',
      { mainSteps: [step({ action: 'aws:executeScript' })] },
      'aws:executeScript, which local-aws does not emulate',
    ],
    ['an input too many', { mainSteps: [step({ inputs: { Approvers: ['a'], Colour: 1 } })] }, '"Colour"'],
    ['a required input too few', { mainSteps: [step({ inputs: {} })] }, 'required input Approvers'],
    [
      'an onFailure to nowhere',
      { mainSteps: [step({ onFailure: 'step:None' })] },
      'None, which does not exist',
    ],
    ['a nextStep to nowhere', { mainSteps: [step({ nextStep: 'None' })] }, 'None, which does not exist'],
    ['a step that leads to itself', { mainSteps: [step({ onFailure: 'step:Ask' })] }, 'to the step itself'],
    [
      'an onCancel that waits',
      { mainSteps: [step({ onCancel: 'step:Again' }), step({ name: 'Again' })] },
      'onCancel may not lead to aws:approve',
    ],
    ['a wait beyond 30 days', { mainSteps: [step({ timeoutSeconds: 2_592_001 })] }, 'at most 2592000'],
    ['a timeout that is no number', { mainSteps: [step({ timeoutSeconds: '{{ x }}' })] }, 'positive integer'],
    ['a key it does not know', { mainSteps: [step({ loop: 3 })] }, '"loop"'],
    ['variables', { variables: {} }, '"variables"'],
    ['a parameter type it does not know', { parameters: { a: { type: 'Float' } } }, '"Float"'],
    [
      'a default of another type',
      { parameters: { a: { type: 'StringList', default: 'x' } } },
      'not of type StringList',
    ],
    [
      'a default that names a parameter',
      { parameters: { a: { type: 'String', default: '{{ b }}' } } },
      'may not reference another parameter',
    ],
    ['a reference to no parameter', { assumeRole: '{{ Role }}' }, 'no such parameter'],
    [
      'a reference to an output that the action does not have',
      { mainSteps: [step(), step({ name: 'Again', inputs: { Approvers: '{{ Ask.Names }}' } })] },
      'aws:approve has no output Names',
    ],
    ['a system variable it does not know', { assumeRole: '{{ global:PLANET }}' }, 'system variables are'],
    [
      'Parameter Store outside a default',
      { mainSteps: [step({ inputs: { Approvers: '{{ ssm:approvers }}' } })] },
      'default of a parameter only',
    ],
  ])('refuses %s, naming it', (_, more, reason) => {
    expect(() => parse(document(more))).toThrow(
      expect.objectContaining({ code: 'InvalidDocumentContent', message: expect.stringContaining(reason) }),
    );
  });

  it('refuses another schema version and more than 64 KB', () => {
    expect(() => parse(document({ schemaVersion: '2.2' }))).toThrow(
      expect.objectContaining({ code: 'InvalidDocumentSchemaVersion' }),
    );
    expect(() => parse(document({ description: 'x'.repeat(65_536) }))).toThrow(
      expect.objectContaining({ code: 'MaxDocumentSizeExceeded' }),
    );
  });
});
