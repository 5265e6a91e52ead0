import {
  CreateDocumentCommand,
  DescribeAutomationExecutionsCommand,
  DescribeAutomationStepExecutionsCommand,
  DescribeDocumentCommand,
  GetAutomationExecutionCommand,
  GetDocumentCommand,
  GetParameterCommand,
  ListDocumentsCommand,
  SendAutomationSignalCommand,
  SSMClient,
  StartAutomationExecutionCommand,
  StopAutomationExecutionCommand,
  UpdateDocumentCommand,
} from '@aws-sdk/client-ssm';
import { createLocalAws, type LocalAws } from '../../create-local-aws.js';
import { clientConfig } from '../../testing/wire-client.js';
import { approvalDocument } from './testing/documents.js';

const START = Date.UTC(2026, 10, 21, 10);

describe('Systems Manager at the wire', () => {
  let aws: LocalAws;
  let ssm: SSMClient;
  let ana: SSMClient;

  beforeAll(async () => {
    aws = await createLocalAws({ accountId: '123456789012', clock: { mode: 'manual', start: START } });
    ssm = new SSMClient(clientConfig(aws));
    const { accessKeyId } = aws.credentials.issue(
      aws.credentials.assumedRole('arn:aws:iam::123456789012:role/people/Approver', 'ana'),
      { accessKeyId: 'AKIAANA', secretAccessKey: 'test' },
    );
    ana = new SSMClient(clientConfig(aws, accessKeyId));
    await ssm.send(
      new CreateDocumentCommand({
        Name: 'Approval',
        DocumentType: 'Automation',
        DocumentFormat: 'JSON',
        Content: approvalDocument(),
        VersionName: 'one',
      }),
    );
  });

  afterAll(async () => {
    ssm.destroy();
    ana.destroy();
    await aws.close();
  });

  const startOne = async (Tags?: { Key: string; Value: string }[]): Promise<string> => {
    const { AutomationExecutionId } = await ssm.send(
      new StartAutomationExecutionCommand({
        DocumentName: 'Approval',
        Parameters: { Approvers: ['arn:aws:sts::123456789012:assumed-role/Approver/ana'] },
        Tags,
      }),
    );
    await aws.environment.activity.idle();
    return AutomationExecutionId ?? '';
  };

  it('answers documents as the client reads them', async () => {
    const { Document } = await ssm.send(new DescribeDocumentCommand({ Name: 'Approval' }));
    expect(Document).toMatchObject({
      Name: 'Approval',
      DocumentType: 'Automation',
      DocumentVersion: '1',
      DefaultVersion: '1',
      LatestVersion: '1',
      VersionName: 'one',
      Status: 'Active',
      SchemaVersion: '0.3',
      CreatedDate: new Date(START),
    });
    expect(Document?.Parameters).toContainEqual(
      expect.objectContaining({ Name: 'MinRequiredApprovals', DefaultValue: '1' }),
    );
    const { Content } = await ssm.send(new GetDocumentCommand({ Name: 'Approval', DocumentFormat: 'YAML' }));
    expect(Content).toContain('schemaVersion: "0.3"');
    const { DocumentIdentifiers } = await ssm.send(
      new ListDocumentsCommand({ Filters: [{ Key: 'Owner', Values: ['Self'] }] }),
    );
    expect(DocumentIdentifiers?.map(({ Name }) => Name)).toEqual(['Approval']);
  });

  it('walks an approval from start to Success', async () => {
    const id = await startOne([{ Key: 'ringi', Value: '1' }]);
    const waiting = await ssm.send(new GetAutomationExecutionCommand({ AutomationExecutionId: id }));
    expect(waiting.AutomationExecution).toMatchObject({
      AutomationExecutionStatus: 'Waiting',
      DocumentName: 'Approval',
      DocumentVersion: '1',
      ExecutedBy: 'arn:aws:iam::123456789012:root',
      ExecutionStartTime: new Date(START),
      CurrentStepName: 'Approval',
      CurrentAction: 'aws:approve',
      Mode: 'Auto',
    });
    const { AutomationExecutionMetadataList } = await ssm.send(
      new DescribeAutomationExecutionsCommand({
        Filters: [
          { Key: 'TagKey', Values: ['ringi'] },
          { Key: 'ExecutionStatus', Values: ['Waiting'] },
        ],
      }),
    );
    expect(AutomationExecutionMetadataList?.map((each) => each.AutomationExecutionId)).toEqual([id]);

    const comment = { Comment: ['Looks good'] };
    await ana.send(
      new SendAutomationSignalCommand({ AutomationExecutionId: id, SignalType: 'Approve', Payload: comment }),
    );
    await aws.environment.activity.idle();
    const done = await ssm.send(new GetAutomationExecutionCommand({ AutomationExecutionId: id }));
    expect(done.AutomationExecution?.AutomationExecutionStatus).toBe('Success');
    expect(JSON.stringify(done.AutomationExecution)).not.toContain('Looks good');
    const { StepExecutions } = await ssm.send(
      new DescribeAutomationStepExecutionsCommand({
        AutomationExecutionId: id,
        Filters: [{ Key: 'Action', Values: ['aws:approve'] }],
      }),
    );
    expect(StepExecutions?.[0]).toMatchObject({
      StepStatus: 'Success',
      TimeoutSeconds: 604_800,
      OnFailure: 'Abort',
      MaxAttempts: 1,
      IsCritical: true,
    });
    expect(aws.authorizations()).toContainEqual(
      expect.objectContaining({
        principal: 'arn:aws:sts::123456789012:assumed-role/Approver/ana',
        action: 'ssm:SendAutomationSignal',
        resource: `arn:aws:ssm:us-east-1:123456789012:automation-execution/${id}`,
      }),
    );
    expect(aws.authorizations()).toContainEqual(
      expect.objectContaining({
        action: 'ssm:StartAutomationExecution',
        resource: 'arn:aws:ssm:us-east-1:123456789012:automation-definition/Approval:$DEFAULT',
      }),
    );
  });

  it('pages through executions, newest first, while new ones come', async () => {
    const old = [await startOne(), await startOne(), await startOne()];
    const filter = [{ Key: 'ExecutionStatus' as const, Values: ['Waiting'] }];
    const first = await ssm.send(new DescribeAutomationExecutionsCommand({ MaxResults: 2, Filters: filter }));
    expect(first.AutomationExecutionMetadataList?.map((each) => each.AutomationExecutionId)).toEqual([
      old[2],
      old[1],
    ]);
    await startOne();
    await ssm.send(new StopAutomationExecutionCommand({ AutomationExecutionId: old[1], Type: 'Cancel' }));
    const second = await ssm.send(
      new DescribeAutomationExecutionsCommand({ Filters: filter, NextToken: first.NextToken }),
    );
    expect(second.AutomationExecutionMetadataList?.map((each) => each.AutomationExecutionId)).toEqual([
      old[0],
    ]);
    expect(second.NextToken).toBeUndefined();
  });

  it.each<[string, () => Promise<unknown>]>([
    [
      'AutomationDefinitionNotFoundException',
      () => ssm.send(new StartAutomationExecutionCommand({ DocumentName: 'None' })),
    ],
    [
      'AutomationDefinitionVersionNotFoundException',
      () => ssm.send(new StartAutomationExecutionCommand({ DocumentName: 'Approval', DocumentVersion: '9' })),
    ],
    [
      'InvalidAutomationExecutionParametersException',
      () => ssm.send(new StartAutomationExecutionCommand({ DocumentName: 'Approval' })),
    ],
    [
      'AutomationExecutionNotFoundException',
      () =>
        ssm.send(
          new GetAutomationExecutionCommand({
            AutomationExecutionId: '00000000-0000-0000-0000-000000000000',
          }),
        ),
    ],
    [
      'InvalidFilterKey',
      () =>
        ssm.send(new DescribeAutomationExecutionsCommand({ Filters: [{ Key: 'OpsItemId', Values: ['x'] }] })),
    ],
    [
      'InvalidFilterValue',
      () =>
        ssm.send(
          new DescribeAutomationExecutionsCommand({ Filters: [{ Key: 'StartTimeAfter', Values: ['soon'] }] }),
        ),
    ],
    ['InvalidNextToken', () => ssm.send(new DescribeAutomationExecutionsCommand({ NextToken: 'abc' }))],
    ['InvalidDocument', () => ssm.send(new DescribeDocumentCommand({ Name: 'None' }))],
    [
      'DuplicateDocumentContent',
      () => ssm.send(new UpdateDocumentCommand({ Name: 'Approval', Content: approvalDocument() })),
    ],
    [
      'NotImplementedException',
      () => ssm.send(new StartAutomationExecutionCommand({ DocumentName: 'Approval', Mode: 'Interactive' })),
    ],
    ['ParameterNotFound', () => ssm.send(new GetParameterCommand({ Name: '/none' }))],
  ])('answers %s so that the client throws an error of that name', async (name, send) => {
    await expect(send()).rejects.toMatchObject({ name });
  });

  it('has the parameter that CDK templates ask for', async () => {
    const { Parameter } = await ssm.send(
      new GetParameterCommand({ Name: '/cdk-bootstrap/hnb659fds/version', WithDecryption: true }),
    );
    expect(Number(Parameter?.Value)).toBeGreaterThanOrEqual(6);
  });
});
