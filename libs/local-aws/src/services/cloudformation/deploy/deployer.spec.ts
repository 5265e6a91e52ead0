import type { ResourceProvider } from '../../../core/resource.js';
import { testEnvironment } from '../../../testing/test-environment.js';
import { DeploymentError } from '../template/deployment-error.js';
import { Deployer } from './deployer.js';
import { nameGenerator } from './generated-name.js';
import { StackStore } from './stack-store.js';

/** A deployer with the types T::Thing (can be updated) and T::Fixed (must be replaced); `calls` is what they were asked. */
function harness() {
  const { env, lines } = testEnvironment();
  const store = new StackStore();
  const calls: string[] = [];
  const failing = new Set<string>();
  const thing = (updatable: boolean): ResourceProvider => {
    const check = (verb: string, id: string, value: unknown) => {
      calls.push(`${verb} ${id}${value === undefined ? '' : `=${String(value)}`}`);
      if (failing.has(`${verb} ${id}`)) throw new Error(`cannot ${verb} ${id}`);
    };
    let count = 0;
    return {
      properties: ['Name', 'Value', 'Nested'],
      create: ({ Name, Value }, { logicalId }) => {
        check('create', logicalId, Value);
        count += 1;
        return {
          physicalId: String(Name ?? `${logicalId}-${count}`),
          attributes: { Arn: `arn:${logicalId}` },
        };
      },
      ...(updatable && {
        update: (physicalId, { Name, Value }, { logicalId }) => {
          check('update', logicalId, Value);
          return { physicalId: String(Name ?? physicalId), attributes: { Arn: `arn:${logicalId}` } };
        },
      }),
      delete: (physicalId) => check('delete', physicalId, undefined),
    };
  };
  const deployer = new Deployer({
    env,
    store,
    providers: { 'T::Thing': thing(true), 'T::Fixed': thing(false) },
  });
  const deploy = (Resources: object, more: object = {}, parameters?: Record<string, string>) =>
    deployer.deploy({ stackName: 'S', template: { Resources, ...more }, parameters });
  const problemsOf = async (deployment: Promise<unknown>) => {
    const error: unknown = await deployment.then(
      () => undefined,
      (reason: unknown) => reason,
    );
    expect(error).toBeInstanceOf(DeploymentError);
    return (error as DeploymentError).problems;
  };
  return { env, store, deployer, deploy, calls, failing, lines, problemsOf };
}
const thing = (Value?: unknown, more: object = {}) => ({
  Type: 'T::Thing',
  Properties: { ...(Value !== undefined && { Value }) },
  ...more,
});

describe('deploying a stack', () => {
  it('creates resources in the order of their dependencies', async () => {
    const { deploy, calls } = harness();
    await deploy({
      A: thing({ 'Fn::Sub': '${B.Arn}' }),
      B: thing({ 'Fn::Join': ['', [{ Ref: 'D' }]] }),
      C: thing(1),
      D: thing(2, { DependsOn: ['C'] }),
    });
    expect(calls).toEqual(['create C=1', 'create D=2', 'create B=D-2', 'create A=arn:B']);
  });

  it('takes the name of an attribute from a parameter', async () => {
    const { deploy, calls } = harness();
    await deploy(
      { A: thing({ 'Fn::GetAtt': ['B', { Ref: 'Which' }] }), B: thing(1) },
      { Parameters: { Which: { Type: 'String', Default: 'Arn' } } },
    );
    expect(calls).toEqual(['create B=1', 'create A=arn:B']);
  });

  it('names a cycle', async () => {
    const { deploy, problemsOf } = harness();
    const problems = await problemsOf(
      deploy({ A: thing({ Ref: 'B' }), B: thing({ 'Fn::GetAtt': 'A.Arn' }) }),
    );
    expect(problems).toEqual([expect.stringContaining('A -> B -> A')]);
  });

  it('names everything it does not know, before anything is created', async () => {
    const { deploy, calls, problemsOf } = harness();
    const problems = await problemsOf(
      deploy(
        {
          Good: thing(),
          Queue: { Type: 'AWS::SQS::Queue' },
          Odd: { Type: 'T::Thing', Properties: { Color: 1, Value: { 'Fn::GetAZs': '' } } },
          Lost: thing({ Ref: 'Nobody' }, { DependsOn: 'Nothing' }),
          Dynamic: thing('{{resolve:ssm:x}}'),
          Policy: thing(1, { CreationPolicy: {} }),
        },
        { Outputs: { O: { Value: { 'Fn::ImportValue': 'elsewhere' } } } },
      ),
    );
    expect(problems).toEqual([
      expect.stringMatching(/^Queue \(AWS::SQS::Queue\): .*of this type/),
      expect.stringMatching(/^Odd .*properties Color/),
      expect.stringMatching(/^Odd .*Fn::GetAZs/),
      expect.stringMatching(/^Lost .*DependsOn Nothing/),
      expect.stringMatching(/^Lost .*refers to Nobody/),
      expect.stringMatching(/^Dynamic .*dynamic references/),
      expect.stringMatching(/^Policy .*CreationPolicy/),
      expect.stringContaining('No export named elsewhere'),
    ]);
    expect(calls).toEqual([]);
  });

  it('leaves out what a condition leaves out', async () => {
    const { deploy, calls, store } = harness();
    await deploy(
      {
        A: thing({ 'Fn::If': ['Prod', { Ref: 'B' }, { Ref: 'AWS::NoValue' }] }),
        B: thing(1, { Condition: 'Prod' }),
      },
      {
        Parameters: { Stage: { Type: 'String', Default: 'test' } },
        Conditions: { Prod: { 'Fn::Equals': [{ Ref: 'Stage' }, 'prod'] } },
        Outputs: { OnlyProd: { Condition: 'Prod', Value: { Ref: 'B' } }, Always: { Value: 'x' } },
      },
    );
    expect(calls).toEqual(['create A']);
    expect(store.get('S')?.outputs).toMatchObject([{ key: 'Always', value: 'x' }]);
  });

  it('checks parameters against their declaration', async () => {
    const { deploy, problemsOf } = harness();
    const declared = {
      Parameters: {
        Size: { Type: 'Number', MinValue: 1, MaxValue: 3 },
        Stage: { Type: 'String', AllowedValues: ['test', 'prod'] },
        Key: { Type: 'String', NoEcho: true, AllowedPattern: '[a-z]+' },
        Vpc: { Type: 'AWS::EC2::VPC::Id', Default: 'x' },
        Missing: { Type: 'String' },
      },
    };
    const problems = await problemsOf(
      deploy({ A: thing() }, declared, { Size: '4', Stage: 'dev', Key: 'SECRET', Extra: '1' }),
    );
    expect(problems).toEqual([
      expect.stringContaining('Extra does not exist'),
      expect.stringContaining("Size: '4' is more than 3"),
      expect.stringContaining("Stage: 'dev' is not one of test, prod"),
      expect.stringContaining('Key: its value does not match'),
      expect.stringContaining('AWS::EC2::VPC::Id'),
      expect.stringContaining('Missing: it has no Default'),
    ]);
    expect(problems.join()).not.toContain('SECRET');
  });

  it('stops at a rule that does not hold', async () => {
    const { deploy, problemsOf, calls } = harness();
    const rule = {
      Assertions: [{ Assert: { 'Fn::Contains': [['6'], '5'] }, AssertDescription: 'Bootstrap again.' }],
    };
    expect(await problemsOf(deploy({ A: thing() }, { Rules: { Check: rule } }))).toEqual([
      'rule Check: Bootstrap again.',
    ]);
    expect(calls).toEqual([]);
  });

  it('rolls a failed creation back, newest first, and keeps what is to be retained', async () => {
    const { deploy, calls, failing, store, problemsOf } = harness();
    failing.add('create D');
    const problems = await problemsOf(
      deploy({ A: thing(1), B: thing(2, { DeletionPolicy: 'Retain' }), C: thing(3), D: thing(4) }),
    );
    expect(problems).toEqual([expect.stringMatching(/^D \(T::Thing\): cannot create D \(rolled back\)$/)]);
    expect(calls.slice(4)).toEqual(['delete C-3', 'delete A-1']);
    expect(store.get('S')).toBeUndefined();
  });

  it('names an unknown attribute and those there are', async () => {
    const { deploy, problemsOf } = harness();
    expect(await problemsOf(deploy({ A: thing(), B: thing({ 'Fn::GetAtt': ['A', 'Url'] }) }))).toEqual([
      expect.stringContaining('A.Url: local-aws knows of T::Thing the attributes Arn'),
    ]);
  });
});

describe('deploying a stack again', () => {
  it('updates what changed, creates what is new, deletes what is gone, leaves the rest', async () => {
    const { deploy, calls, store } = harness();
    await deploy({
      Same: thing(1),
      Changed: thing(1),
      Gone: thing(1),
      Kept: thing(1, { DeletionPolicy: 'Retain' }),
    });
    calls.length = 0;
    const stack = await deploy({ Same: thing(1), Changed: thing(2), New: thing({ Ref: 'Changed' }) });
    expect(calls).toEqual(['update Changed=2', 'create New=Changed-2', 'delete Gone-3']);
    expect(stack.status).toBe('UPDATE_COMPLETE');
    expect([...(store.get('S')?.resources.keys() ?? [])]).toEqual(['Same', 'Changed', 'New']);
  });

  it('replaces what cannot be updated, and deletes the old one last', async () => {
    const { deploy, calls } = harness();
    await deploy({ F: { Type: 'T::Fixed', Properties: { Value: 1 } } });
    await deploy({ F: { Type: 'T::Fixed', Properties: { Value: 2 } }, Z: thing() });
    expect(calls).toEqual(['create F=1', 'create F=2', 'create Z', 'delete F-1']);
  });

  it('deletes the old one when an update moved a resource to a new physical id', async () => {
    const { deploy, calls } = harness();
    const named = (Name: string) => ({ A: { Type: 'T::Thing', Properties: { Name } } });
    await deploy(named('old'));
    await deploy(named('new'));
    expect(calls).toEqual(['create A', 'update A', 'delete old']);
  });

  it('takes a failed update back', async () => {
    const { deploy, calls, failing, store, problemsOf } = harness();
    await deploy({ A: thing(1), B: thing(1) });
    calls.length = 0;
    failing.add('update B');
    await problemsOf(deploy({ N: thing(9), A: thing(2), B: thing(2) }));
    expect(calls).toEqual(['create N=9', 'update A=2', 'update B=2', 'update A=1', 'delete N-3']);
    expect(store.get('S')).toMatchObject({ status: 'UPDATE_ROLLBACK_COMPLETE' });
    expect(store.get('S')?.resources.get('A')?.properties).toEqual({ Value: 1 });
  });
});

describe('stacks that share values', () => {
  const exporting = (value: unknown) => ({
    Outputs: { O: { Value: value, Export: { Name: 'shared' } } },
  });

  it('imports an export, and keeps it while it is in use', async () => {
    const { deployer, deploy, calls } = harness();
    await deploy({ A: thing() }, exporting({ Ref: 'A' }));
    const importing = { Resources: { B: thing({ 'Fn::ImportValue': 'shared' }) } };
    await deployer.deploy({ stackName: 'T', template: importing });
    expect(calls.at(-1)).toBe('create B=A-1');
    await expect(deployer.delete('S')).rejects.toThrow('in use by T');
    await expect(deploy({ A: thing() }, exporting('other'))).rejects.toThrow('in use by T');
    await deployer.delete('T');
    await deployer.delete('S');
    expect(calls.slice(-2)).toEqual(['delete B-2', 'delete A-1']);
  });

  it('refuses a second export of one name', async () => {
    const { deployer, deploy } = harness();
    await deploy({ A: thing() }, exporting('x'));
    const template = { Resources: { A: thing() }, ...exporting('y') };
    await expect(deployer.deploy({ stackName: 'T', template })).rejects.toThrow(
      'already exported by stack S',
    );
  });
});

describe('generated names', () => {
  it('are STACK-LOGICALID-RANDOM, cut to the limit', () => {
    const generate = nameGenerator('MyStack', 'Role');
    expect(generate(64)).toMatch(/^MyStack-Role-[A-Z0-9]{12}$/);
    expect(generate(64)).toBe(generate(64));
    const long = nameGenerator('S'.repeat(100), 'L'.repeat(100))(64);
    expect(long).toMatch(/^S{25}-L{25}-[A-Z0-9]{12}$/);
  });
});
