import { testEnvironment } from '../../testing/test-environment.js';
import { Deployer } from '../cloudformation/deploy/deployer.js';
import { StackStore } from '../cloudformation/deploy/stack-store.js';
import { iamModule } from './index.js';

const trust = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole' }] };
const allow = {
  Version: '2012-10-17',
  Statement: { Effect: 'Allow', Action: 's3:GetObject', Resource: '*' },
};

function setUp() {
  const { env } = testEnvironment();
  const { store, resources } = iamModule();
  const deployer = new Deployer({ env, store: new StackStore(), providers: resources ?? {} });
  const deploy = (Resources: object, Outputs: object = {}) =>
    deployer.deploy({ stackName: 'S', template: { Resources, Outputs } });
  return { env, store, deploy };
}
const role = (properties: object = {}) => ({
  Type: 'AWS::IAM::Role',
  Properties: { AssumeRolePolicyDocument: trust, ...properties },
});

describe('IAM resources', () => {
  it('keep roles with their documents; the role id is that of its sessions', async () => {
    const { env, store, deploy } = setUp();
    const policies = [{ PolicyName: 'read', PolicyDocument: allow }];
    const { outputs } = await deploy(
      { R: role({ RoleName: 'Reader', Path: '/team/', Policies: policies }) },
      { Arn: { Value: { 'Fn::GetAtt': ['R', 'Arn'] } }, Id: { Value: { 'Fn::GetAtt': ['R', 'RoleId'] } } },
    );
    const arn = 'arn:aws:iam::111122223333:role/team/Reader';
    expect(outputs.map(({ value }) => value)).toEqual([arn, expect.stringMatching(/^AROA[A-Z2-7]{17}$/)]);
    expect(store.roles.get('Reader')?.policies.get('read')).toEqual(allow);
    expect(env.credentials.assumedRole(arn, 'me').userId).toBe(`${outputs[1]?.value ?? ''}:me`);
  });

  it('keep policies from outside of a role, and name managed ones by ARN', async () => {
    const { store, deploy } = setUp();
    const { outputs } = await deploy(
      {
        R: role(),
        P: {
          Type: 'AWS::IAM::Policy',
          Properties: { PolicyName: 'p', PolicyDocument: allow, Roles: [{ Ref: 'R' }] },
        },
        M: { Type: 'AWS::IAM::ManagedPolicy', Properties: { ManagedPolicyName: 'm', PolicyDocument: allow } },
      },
      { M: { Value: { Ref: 'M' } } },
    );
    expect([...store.policies.values()]).toEqual([
      { name: 'p', document: allow, roles: [expect.stringMatching(/^S-R-\w{12}$/)] },
    ]);
    expect(outputs[0]?.value).toBe('arn:aws:iam::111122223333:policy/m');
  });

  it.each<[string, object, string]>([
    [
      'a trust policy without Effect',
      role({ AssumeRolePolicyDocument: { Statement: [{}] } }),
      'Effect Allow or Deny',
    ],
    [
      'a role without a trust policy',
      { Type: 'AWS::IAM::Role', Properties: {} },
      'AssumeRolePolicyDocument is required',
    ],
    ['a bad name', role({ RoleName: 'a b' }), 'RoleName'],
  ])('refuse %s', async (_what, resource, message) => {
    const { deploy } = setUp();
    await expect(deploy({ R: resource })).rejects.toThrow(message);
  });

  it('refuse a second role of one name', async () => {
    const { deploy } = setUp();
    await expect(deploy({ A: role({ RoleName: 'x' }), B: role({ RoleName: 'x' }) })).rejects.toThrow(
      'already exists',
    );
  });
});
