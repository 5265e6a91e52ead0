import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import { ACCOUNT, ROLE, testAccount } from '../testing/account.js';

/** Published templates with SSM documents, as text files; without the folder these specs are skipped. */
const folder = process.env['SEEDS_DATA'];
const maybe = folder === undefined ? describe.skip : describe;

interface Template {
  Resources: Record<string, { Type: string; Properties: { Name: string; Content: object } }>;
}

function documentsOf(text: string): object[] {
  const begin = text.indexOf('AWSTemplateFormatVersion');
  const end = text.indexOf('\nOutputs:', begin);
  if (begin < 0 || !text.includes('AWS::SSM::Document')) return [];
  const template = parse(text.slice(begin, end), { logLevel: 'silent' }) as Template;
  return Object.values(template.Resources)
    .filter(({ Type }) => Type === 'AWS::SSM::Document')
    .map(({ Properties }) => Properties.Content);
}

maybe('the published parent and child runbooks', () => {
  it('ask for an approval and tell a function that it was given', async () => {
    const texts = readdirSync(folder ?? '').filter((name) => name.endsWith('.txt'));
    const documents = texts.flatMap((name) => documentsOf(readFileSync(join(folder ?? '', name), 'utf8')));
    expect(documents).toHaveLength(2);
    const account = testAccount();
    for (const content of documents)
      await account.call('CreateDocument', {
        Name: (content as { description: string }).description,
        DocumentType: 'Automation',
        DocumentFormat: 'YAML',
        Content: stringify(content),
      });
    const topic = `arn:aws:sns:us-east-1:${ACCOUNT}:AutomationApprovalNotificationLevel1`;
    const root = account.env.credentials.root;
    await account.env.invoke('sns', 'CreateTopic', { Name: topic.split(':').at(-1) }, root);
    const approver = `arn:aws:iam::${ACCOUNT}:role/Approver`;
    const { AutomationExecutionId } = await account.call<{ AutomationExecutionId: string }>(
      'StartAutomationExecution',
      {
        DocumentName: 'SsmParentDocumentApprovalAction',
        Mode: 'Auto',
        Parameters: {
          DocumentName: ['SsmChildDocumentForApprovalAction'],
          AutomationAssumeRole: [ROLE],
          Description: ['d'],
          Message: ['m'],
          NotificationArn: [topic],
          Approvers: [approver],
          MinRequiredApprovals: ['1'],
          LambdaNameForApproved: ['receiver'],
          LambdaParametersForApproved: [JSON.stringify({ result: 'Approved', token: 'x'.repeat(600) })],
          LambdaNameForRejected: ['receiver'],
          LambdaParametersForRejected: [JSON.stringify({ result: 'Rejected', token: 'x'.repeat(600) })],
        },
      },
    );
    const { AutomationExecutionMetadataList: waiting } = await account.call<{
      AutomationExecutionMetadataList: {
        AutomationExecutionId: string;
        ParentAutomationExecutionId: string;
      }[];
    }>('DescribeAutomationExecutions', { Filters: [{ Key: 'CurrentAction', Values: ['aws:approve'] }] });
    expect(waiting).toMatchObject([{ ParentAutomationExecutionId: AutomationExecutionId }]);
    await account.call(
      'SendAutomationSignal',
      { AutomationExecutionId: waiting[0]?.AutomationExecutionId, SignalType: 'Approve' },
      account.person('ana'),
    );
    expect(account.invocations).toHaveLength(1);
    expect(JSON.parse(account.invocations[0]?.payload ?? '')).toMatchObject({ result: 'Approved' });
    const parent = await account.call<{ AutomationExecution: { AutomationExecutionStatus: string } }>(
      'GetAutomationExecution',
      { AutomationExecutionId },
    );
    expect(parent.AutomationExecution.AutomationExecutionStatus).toBe('Success');
  });
});
