import { parseTemplate } from './parse-template.js';

describe('parseTemplate', () => {
  it("reads YAML's short forms, nested ones too", () => {
    const { Resources } = parseTemplate(`
Resources:
  A:
    Type: X
    Properties:
      Name: !Sub '\${AWS::StackName}-a'
      Arn: !GetAtt B.Arn.Part
      Joined: !Join ['-', [!Ref C, !If [Yes, a, !Ref AWS::NoValue]]]
      Vars: !Sub
        - '\${x}'
        - x: !GetAtt [B, Arn]
`);
    expect(Resources['A']?.Properties).toEqual({
      Name: { 'Fn::Sub': '${AWS::StackName}-a' },
      Arn: { 'Fn::GetAtt': ['B', 'Arn.Part'] },
      Joined: { 'Fn::Join': ['-', [{ Ref: 'C' }, { 'Fn::If': ['Yes', 'a', { Ref: 'AWS::NoValue' }] }]] },
      Vars: { 'Fn::Sub': ['${x}', { x: { 'Fn::GetAtt': ['B', 'Arn'] } }] },
    });
  });
  it('reads JSON text and objects', () => {
    const template = { Resources: { A: { Type: 'X' } } };
    expect(parseTemplate(JSON.stringify(template))).toEqual(template);
    expect(parseTemplate(template)).toEqual(template);
    expect(parseTemplate(template)).not.toBe(template);
  });
  it.each(['', '[]', '{}', 'Resources: 1'])("refuses '%s'", (text) =>
    expect(() => parseTemplate(text)).toThrow('object with Resources'),
  );
});
