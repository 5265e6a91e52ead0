import {
  CloudFormationClient,
  CreateStackCommand,
  DescribeStackResourcesCommand,
  DescribeStacksCommand,
  GetTemplateCommand,
  ListExportsCommand,
  ListStackResourcesCommand,
} from '@aws-sdk/client-cloudformation';
import { createLocalAws, type LocalAws } from '../../create-local-aws.js';
import { clientConfig } from '../../testing/wire-client.js';

const TEMPLATE = {
  Description: 'Two groups',
  Parameters: {
    Days: { Type: 'Number', Default: 7 },
    Secret: { Type: 'String', NoEcho: true },
    BootstrapVersion: {
      Type: 'AWS::SSM::Parameter::Value<String>',
      Default: '/cdk-bootstrap/hnb659fds/version',
    },
  },
  Rules: {
    CheckBootstrapVersion: {
      Assertions: [
        {
          Assert: {
            'Fn::Not': [{ 'Fn::Contains': [['1', '2', '3', '4', '5'], { Ref: 'BootstrapVersion' }] }],
          },
          AssertDescription: 'CDK bootstrap stack version 6 required.',
        },
      ],
    },
  },
  Resources: {
    First: { Type: 'AWS::Logs::LogGroup', Properties: { RetentionInDays: { Ref: 'Days' } } },
    Second: {
      Type: 'AWS::Logs::LogGroup',
      Properties: { LogGroupName: { 'Fn::Sub': '/x/${First}' } },
      Metadata: { 'aws:cdk:path': 'x' },
    },
    CDKMetadata: { Type: 'AWS::CDK::Metadata', Properties: { Analytics: 'v2' } },
  },
  Outputs: {
    SecondArn: {
      Description: 'Which <one> & why',
      Value: { 'Fn::GetAtt': ['Second', 'Arn'] },
      Export: { Name: { 'Fn::Join': ['-', [{ Ref: 'AWS::StackName' }, 'arn']] } },
    },
  },
};

describe('CloudFormation over the wire', () => {
  let aws: LocalAws;
  let client: CloudFormationClient;
  beforeAll(async () => {
    aws = await createLocalAws({ log: () => undefined });
    await aws.deploy({ stackName: 'Groups', template: TEMPLATE, parameters: { Secret: 'hush' } });
    client = new CloudFormationClient(clientConfig(aws));
  });
  afterAll(async () => {
    client.destroy();
    await aws.close();
  });

  it('describes the stack with outputs, exports and hidden parameters', async () => {
    const { Stacks } = await client.send(new DescribeStacksCommand({ StackName: 'Groups' }));
    expect(Stacks).toHaveLength(1);
    const [stack] = Stacks ?? [];
    expect(stack).toMatchObject({ StackStatus: 'CREATE_COMPLETE', Description: 'Two groups' });
    expect(stack?.CreationTime?.getTime()).toBeGreaterThan(Date.UTC(2020, 0, 1));
    expect(stack?.Parameters).toContainEqual({ ParameterKey: 'Secret', ParameterValue: '****' });
    expect(stack?.Parameters).toContainEqual({ ParameterKey: 'BootstrapVersion', ParameterValue: '30' });
    expect(stack?.Outputs).toEqual([
      {
        OutputKey: 'SecondArn',
        OutputValue: expect.stringMatching(
          /^arn:aws:logs:us-east-1:000000000000:log-group:\/x\/Groups-First-\w{12}:\*$/,
        ),
        Description: 'Which <one> & why',
        ExportName: 'Groups-arn',
      },
    ]);
    expect((await client.send(new DescribeStacksCommand({}))).Stacks).toHaveLength(1);
  });

  it("answers an unknown stack in AWS's words", async () => {
    await expect(client.send(new DescribeStacksCommand({ StackName: 'Nobody' }))).rejects.toMatchObject({
      name: 'ValidationError',
      message: 'Stack with id Nobody does not exist',
      $metadata: { httpStatusCode: 400 },
    });
  });

  it('lists resources, the template and exports', async () => {
    const listed = await client.send(new ListStackResourcesCommand({ StackName: 'Groups' }));
    expect(listed.StackResourceSummaries?.map((r) => r.LogicalResourceId)).toEqual([
      'First',
      'Second',
      'CDKMetadata',
    ]);
    const described = await client.send(
      new DescribeStackResourcesCommand({ StackName: 'Groups', LogicalResourceId: 'First' }),
    );
    expect(described.StackResources).toMatchObject([
      { ResourceType: 'AWS::Logs::LogGroup', ResourceStatus: 'CREATE_COMPLETE', StackName: 'Groups' },
    ]);
    const { TemplateBody } = await client.send(new GetTemplateCommand({ StackName: 'Groups' }));
    expect(JSON.parse(TemplateBody ?? '')).toEqual(TEMPLATE);
    const { Exports } = await client.send(new ListExportsCommand({}));
    expect(Exports).toMatchObject([{ Name: 'Groups-arn' }]);
  });

  it('refuses what it does not emulate at the first attempt, naming it', async () => {
    await expect(
      client.send(new CreateStackCommand({ StackName: 'New', TemplateBody: '{}' })),
    ).rejects.toMatchObject({
      name: 'NotImplementedException',
      message: expect.stringContaining('cloudformation:CreateStack'),
      $metadata: { httpStatusCode: 501, attempts: 1 },
    });
  });
});
