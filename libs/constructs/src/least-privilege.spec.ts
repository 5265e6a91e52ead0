import { WITHOUT_RESOURCE } from './parts/statements.js';
import { evaluate, resources, statements } from './testing/look.js';
import { sampleDeployment } from './testing/sample-deployment.js';

const deployment = sampleDeployment();
const all = statements(deployment);
const COMPONENTS = ['ssm-automation', 'codepipeline'].map(
  (backend) => `arn:aws:states:ap-northeast-1:111122223333:stateMachine:TestCore-${backend}`,
);
const EXECUTIONS = 'arn:aws:ssm:ap-northeast-1:111122223333:automation-execution/*';

/** Name of the role of a function of TestCore. */
const roleOf = (name: string): string => {
  const role = resources(deployment, 'AWS::IAM::Role').find(
    ({ stack, id }) => stack === 'TestCore' && new RegExp(`^Core${name}Role[0-9A-F]{8}$`).test(id),
  );
  return `TestCore-${role?.id}`;
};

const allowed = (action: string) => all.filter(({ actions }) => actions.includes(action));
const rolesWith = (action: string) => [...new Set(allowed(action).flatMap(({ roles }) => roles))];

it("allows '*' only to actions that take no resource", () => {
  const everywhere = all
    .filter(({ resources: named }) => named.includes('*'))
    .flatMap(({ actions }) => actions);
  expect(everywhere.length).toBeGreaterThan(0);
  expect(everywhere.filter((action) => !(action in WITHOUT_RESOURCE))).toEqual([]);
});

it('names no action by a wildcard', () => {
  expect(all.flatMap(({ actions }) => actions).filter((action) => action.includes('*'))).toEqual([]);
});

it('lets nobody but the four functions answer a task token, and only those of components', () => {
  for (const action of ['states:SendTaskSuccess', 'states:SendTaskFailure']) {
    expect(rolesWith(action).sort()).toEqual(['close', 'reconcile', 'report', 'start'].map(roleOf).sort());
    for (const { resources: named } of allowed(action)) expect(named).toEqual(COMPONENTS);
  }
});

it('passes only the role of an automation, and only to SSM', () => {
  const passes = allowed('iam:PassRole');
  expect(passes.length).toBeGreaterThan(0);
  for (const { resources: named, condition } of passes) {
    expect(named).toHaveLength(1);
    expect(named[0]).toContain('AssumeRole');
    expect(condition).toEqual({ StringEquals: { 'iam:PassedToService': 'ssm.amazonaws.com' } });
  }
});

it("starts automations only as the start function, and a parent's child as the automation itself", () => {
  for (const { roles, resources: named } of allowed('ssm:StartAutomationExecution')) {
    const [role, ...others] = roles;
    expect(others).toEqual([]);
    const documents = named.filter((arn) => arn !== EXECUTIONS);
    expect(documents.every((arn) => /:document\/TestFlow-[a-z-]+-(one-step|parent|child)$/.test(arn))).toBe(
      true,
    );
    if (role === roleOf('start')) expect(documents.some((arn) => arn.endsWith('-child'))).toBe(false);
    else {
      expect(role).toMatch(/AssumeRole/);
      expect(documents.every((arn) => arn.endsWith('-child'))).toBe(true);
    }
  }
  expect(rolesWith('ssm:StartAutomationExecution')).toContain(roleOf('start'));
});

it('lets the Tokens table be touched by the four functions alone, and admit only put requests', () => {
  const tokens = allowed('dynamodb:GetItem').filter(({ resources: named }) => named[0]?.includes('Tokens'));
  expect(tokens.flatMap(({ roles }) => roles).sort()).toEqual(
    ['close', 'reconcile', 'report', 'start'].map(roleOf).sort(),
  );
  const admits = all.filter(({ roles }) => roles.some((role) => role.includes('admitRole')));
  const onTables = admits
    .flatMap(({ actions }) => actions)
    .filter((action) => action.startsWith('dynamodb:'));
  expect([...new Set(onTables)]).toEqual(['dynamodb:PutItem']);
});

it('lets the projector read and derive, and nobody else scan', () => {
  expect(rolesWith('dynamodb:Scan')).toEqual([roleOf('projector')]);
  const own = all.filter(({ roles }) => roles.includes(roleOf('projector')));
  expect(
    [...new Set(own.flatMap(({ actions }) => actions))].filter((action) => !/^logs:/.test(action)).sort(),
  ).toEqual(['dynamodb:GetItem', 'dynamodb:Scan', 'dynamodb:UpdateItem', 'states:DescribeExecution']);
});

it('starts a backend from report and reconcile through the start function', () => {
  const invokes = allowed('lambda:InvokeFunction').filter(({ roles }) =>
    [roleOf('report'), roleOf('reconcile')].includes(roles[0] ?? ''),
  );
  expect(invokes).toHaveLength(2);
  for (const { resources: named } of invokes) expect(named).toEqual(['arn:of:TestCore-start#Arn']);
});

it('lets approvers answer, look and use callers, but read no component history', () => {
  const own = all.filter(({ roles }) => roles.includes('TestApprover'));
  expect([...new Set(own.flatMap(({ actions }) => actions))].sort()).toEqual([
    'codepipeline:GetPipeline',
    'codepipeline:GetPipelineExecution',
    'codepipeline:GetPipelineState',
    'codepipeline:ListActionExecutions',
    'codepipeline:ListPipelineExecutions',
    'codepipeline:PutApprovalResult',
    'ssm:DescribeAutomationExecutions',
    'ssm:DescribeAutomationStepExecutions',
    'ssm:GetAutomationExecution',
    'ssm:SendAutomationSignal',
    'states:DescribeExecution',
    'states:DescribeStateMachine',
    'states:GetExecutionHistory',
    'states:ListExecutions',
    'states:StartExecution',
  ]);
  for (const { resources: named } of own.filter(({ actions }) =>
    actions.includes('states:GetExecutionHistory'),
  ))
    for (const component of COMPONENTS) expect(named.join()).not.toContain(component.split(':').at(-1));
});

it('trusts one service a role; a person only with the own user name, or through the API', () => {
  const trusts = resources(deployment, 'AWS::IAM::Role').map(({ stack, id, Properties }) => ({
    id,
    ...(evaluate(deployment, stack, Properties.AssumeRolePolicyDocument) as {
      Statement: { Action: unknown; Principal: Record<string, unknown>; Condition?: unknown }[];
    }),
  }));
  for (const { id, Statement } of trusts) {
    const [{ Action, Principal, Condition } = { Principal: {} }, ...others] = Statement;
    expect(Action).toBe('sts:AssumeRole');
    if (id.includes('Approver')) {
      expect(Principal).toEqual({ AWS: 'arn:aws:iam::111122223333:root' });
      expect(Condition).toEqual({ StringEquals: { 'sts:RoleSessionName': '${aws:username}' } });
      // The API, which has signed the person in; it may set no session tags (sts:TagSession).
      expect(others).toEqual([
        {
          Effect: 'Allow',
          Action: 'sts:AssumeRole',
          Principal: { AWS: expect.stringMatching(/^arn:of:TestCore-CoreApiRole[0-9A-F]{8}#Arn$/) },
        },
      ]);
      continue;
    }
    expect(others).toEqual([]);
    if (id.includes('AssumeRole')) {
      expect(Principal).toEqual({ Service: 'ssm.amazonaws.com' });
      expect(Condition).toMatchObject({ StringEquals: { 'aws:SourceAccount': '111122223333' } });
    } else if (id.includes('FlowcodepipelineRole')) {
      expect(Principal).toEqual({ Service: 'codepipeline.amazonaws.com' });
      expect(Condition).toMatchObject({ StringEquals: { 'aws:SourceAccount': '111122223333' } });
    } else {
      const service = /Component|Caller/.test(id) ? 'states.amazonaws.com' : 'lambda.amazonaws.com';
      expect({ id, Principal, Condition }).toEqual({ id, Principal: { Service: service } });
    }
  }
});

it('gives every function and state machine a role of its own', () => {
  const roles = [
    ...resources(deployment, 'AWS::Lambda::Function'),
    ...resources(deployment, 'AWS::StepFunctions::StateMachine'),
  ].map(({ stack, Properties }) =>
    String(evaluate(deployment, stack, Properties.Role ?? Properties.RoleArn)),
  );
  expect(roles.length).toBeGreaterThan(6);
  expect(new Set(roles).size).toBe(roles.length);
});
