import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { evaluate, resources, statements } from '../testing/look.js';
import { sampleDeployment } from '../testing/sample-deployment.js';
import { API_ROUTE } from './http-api.js';

const deployment = sampleDeployment();
const inApi = (type: string) => {
  const found = resources(deployment, type).filter(({ stack }) => stack === 'TestApi');
  return found.map((resource) => ({
    ...resource,
    Properties: evaluate(deployment, 'TestApi', resource.Properties) as Record<string, unknown>,
  }));
};
const [fn] = inApi('AWS::Lambda::Function');

it('asks every request for a token, and has no way in before there is an issuer', () => {
  const [route, ...others] = inApi('AWS::ApiGatewayV2::Route');
  expect(others).toEqual([]);
  expect(route?.Properties).toMatchObject({
    RouteKey: API_ROUTE,
    AuthorizationType: 'JWT',
    // By its name here: what the template refers to is the authorizer.
    AuthorizerId: 'TestApi-people',
  });
  const [authorizer] = inApi('AWS::ApiGatewayV2::Authorizer');
  expect(authorizer?.Properties).toMatchObject({
    AuthorizerType: 'JWT',
    IdentitySource: ['$request.header.Authorization'],
    JwtConfiguration: { Issuer: 'https://issuer.example.com', Audience: ['ringi'] },
  });
  expect([route?.Condition, authorizer?.Condition]).toEqual(['HasIssuer', 'HasIssuer']);
});

it('lets API Gateway call the function, for that route alone', () => {
  expect(inApi('AWS::Lambda::Permission').map(({ Properties }) => Properties)).toEqual([
    {
      Action: 'lambda:InvokeFunction',
      FunctionName: 'arn:of:TestApi-api#Arn',
      Principal: 'apigateway.amazonaws.com',
      SourceArn: expect.stringMatching(
        /^arn:aws:execute-api:ap-northeast-1:111122223333:.+\/\*\/\*\/api\/\{proxy\+\}$/,
      ),
    },
  ]);
});

it('is throttled, and logs who called what without queries', () => {
  const [stage] = inApi('AWS::ApiGatewayV2::Stage');
  expect(stage?.Properties).toMatchObject({
    StageName: '$default',
    AutoDeploy: true,
    DefaultRouteSettings: { ThrottlingRateLimit: 100, ThrottlingBurstLimit: 200 },
  });
  const { Format } = stage?.Properties['AccessLogSettings'] as { Format: string };
  expect(Object.keys(JSON.parse(Format) as object)).toContain('person');
  expect(Format).not.toMatch(/query|rawPath|header|authorization/i);
});

it('gives the function all that its configuration reads, and no name of the Tokens table', () => {
  const { Variables } = fn?.Properties['Environment'] as { Variables: Record<string, string> };
  expect(Variables).toEqual({
    RINGI_REQUESTS_TABLE: expect.stringContaining('Requests'),
    RINGI_DEPLOYMENT: 'TestCore',
    RINGI_START_ROLE: expect.stringContaining('startRole'),
    RINGI_APPROVER_ROLE: 'arn:of:TestApprover#Arn',
    RINGI_STATE_MACHINE_PREFIX: 'arn:aws:states:ap-northeast-1:111122223333:stateMachine:',
    RINGI_PROJECTOR_FUNCTION: 'TestCore-projector',
    RINGI_RECONCILE_FUNCTION: 'TestCore-reconcile',
  });
  const home = createRequire(__filename).resolve('@ringi/handlers/package.json');
  const read = readFileSync(join(home, '../src/api/config.ts'), 'utf8').match(/'RINGI_\w+'/g) ?? [];
  expect(new Set(read.map((name) => name.slice(1, -1)))).toEqual(
    new Set([...Object.keys(Variables), 'RINGI_PERSON_CLAIM']),
  );
  expect(fn?.Properties['Timeout']).toBe(30);
});

it('may read, write requests, and act as people; it starts, signals and answers nothing itself', () => {
  const own = statements(deployment).filter(({ roles }) => roles.some((role) => role.includes('ApiRole')));
  const actions = [...new Set(own.flatMap((statement) => statement.actions))];
  expect(actions.sort()).toEqual([
    'codepipeline:GetPipelineExecution',
    'codepipeline:ListActionExecutions',
    'dynamodb:GetItem',
    'dynamodb:PutItem',
    'dynamodb:Query',
    'dynamodb:UpdateItem',
    'lambda:InvokeFunction',
    'logs:CreateLogStream',
    'logs:PutLogEvents',
    'ssm:DescribeAutomationExecutions',
    'ssm:GetAutomationExecution',
    'states:DescribeExecution',
    'states:DescribeStateMachine',
    'states:GetExecutionHistory',
    'sts:AssumeRole',
  ]);
  expect(own.flatMap((statement) => statement.resources).join()).not.toContain('Tokens');
  const executions = own.find((statement) => statement.actions.includes('states:GetExecutionHistory'));
  expect(executions?.resources.map((arn) => arn.split(':execution:')[1])).toEqual([
    'TestFlow-two-documents:*',
    'TestFlow-mixed:*',
    'TestFlow-files:*',
    'TestCore-ssm-automation:*',
    'TestCore-codepipeline:*',
  ]);
  const assumed = own.find((statement) => statement.actions.includes('sts:AssumeRole'));
  expect(assumed?.resources).toEqual(['arn:of:TestApprover#Arn']);
});

it('refers to the core alone, and the core not to it', () => {
  const imports =
    JSON.stringify(deployment.templates.get('TestApi')).match(/"Fn::ImportValue":"[^:"]+/g) ?? [];
  expect(new Set(imports)).toEqual(new Set(['"Fn::ImportValue":"TestCore']));
});
