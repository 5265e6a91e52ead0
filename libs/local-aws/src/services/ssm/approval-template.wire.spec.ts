import { SendAutomationSignalCommand, SSMClient, StartAutomationExecutionCommand } from '@aws-sdk/client-ssm';
import { createLocalAws, type LocalAws } from '../../create-local-aws.js';
import { functionTemplate } from '../../testing/function-template.js';
import { clientConfig } from '../../testing/wire-client.js';
import { childDocument, parentDocument } from './testing/documents.js';

const ACCOUNT = '123456789012';

/** A topic with a mail subscription, two runbooks, and a rule that reports the end of automations. */
const resources = {
  Topic: {
    Type: 'AWS::SNS::Topic',
    Properties: {
      TopicName: 'Automation-Level1',
      Subscription: [{ Protocol: 'email', Endpoint: 'ana@example.com' }],
    },
  },
  Child: {
    Type: 'AWS::SSM::Document',
    Properties: { DocumentType: 'Automation', Content: JSON.parse(childDocument()) as object },
  },
  Parent: {
    Type: 'AWS::SSM::Document',
    Properties: {
      DocumentType: 'Automation',
      DocumentFormat: 'YAML',
      Content: JSON.parse(parentDocument('Child')) as object,
    },
  },
  Rule: {
    Type: 'AWS::Events::Rule',
    Properties: {
      EventPattern: {
        source: ['aws.ssm'],
        'detail-type': ['EC2 Automation Execution Status-change Notification'],
        detail: { Status: ['Success', 'Failed', 'TimedOut', 'Cancelled'] },
      },
      Targets: [
        {
          Id: 'report',
          Arn: { 'Fn::GetAtt': ['Fn', 'Arn'] },
          InputTransformer: {
            InputPathsMap: { id: '$.detail.ExecutionId', status: '$.detail.Status' },
            InputTemplate: '{"execution_id":<id>,"status":<status>}',
          },
        },
      ],
    },
  },
};

describe('a template with an approval', () => {
  let aws: LocalAws;
  const received: unknown[] = [];

  beforeAll(async () => {
    aws = await createLocalAws({
      accountId: ACCOUNT,
      clock: { mode: 'manual' },
      functionRunner: (_, payload) => Promise.resolve(void received.push(payload)),
    });
  });

  afterAll(() => aws.close());

  it('is walked by unmodified clients: mail, signal, function, events', async () => {
    const template = functionTemplate({}, resources) as { Outputs: object };
    template.Outputs = {
      Fn: { Value: { Ref: 'Fn' } },
      Role: { Value: { 'Fn::GetAtt': ['FnRole', 'Arn'] } },
      Topic: { Value: { Ref: 'Topic' } },
      Parent: { Value: { Ref: 'Parent' } },
      Child: { Value: { Ref: 'Child' } },
    };
    const { outputs } = await aws.deploy({ stackName: 'Flow', template, resolveAsset: () => __dirname });
    const out = (name: string): string => outputs[name] ?? '';
    const ssm = new SSMClient(clientConfig(aws));
    const { AutomationExecutionId } = await ssm.send(
      new StartAutomationExecutionCommand({
        DocumentName: out('Parent'),
        Parameters: {
          DocumentName: [out('Child')],
          AutomationAssumeRole: [out('Role')],
          NotificationArn: [out('Topic')],
          Approvers: [`arn:aws:iam::${ACCOUNT}:role/Approver`],
          LambdaNameForApproved: [out('Fn')],
          LambdaParametersForApproved: ['{"result":"Approved"}'],
          LambdaNameForRejected: [out('Fn')],
          LambdaParametersForRejected: ['{"result":"Rejected"}'],
        },
      }),
    );
    await aws.environment.activity.idle();
    const [mail] = aws.mailbox.list({ to: 'ana@example.com' });
    const child = /execution ([0-9a-f-]{36})/.exec(mail?.message ?? '')?.[1] ?? '';
    const principal = aws.credentials.assumedRole(`arn:aws:iam::${ACCOUNT}:role/Approver`, 'ana');
    const keys = aws.credentials.issue(principal, { accessKeyId: 'AKIAANA', secretAccessKey: 'test' });
    const ana = new SSMClient(clientConfig(aws, keys.accessKeyId));
    await ana.send(new SendAutomationSignalCommand({ AutomationExecutionId: child, SignalType: 'Approve' }));
    await aws.environment.activity.idle();
    expect(received).toHaveLength(3);
    expect(received).toEqual(
      expect.arrayContaining([
        { result: 'Approved' },
        { execution_id: child, status: 'Success' },
        { execution_id: AutomationExecutionId, status: 'Success' },
      ]),
    );
    ssm.destroy();
    ana.destroy();
  });
});
