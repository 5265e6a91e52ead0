import { START, testAccount, type TestAccount } from '../testing/account.js';
import { approvalDocument } from '../testing/documents.js';

interface List {
  AutomationExecutionMetadataList: { AutomationExecutionId: string }[];
}

async function threeExecutions(): Promise<{ account: TestAccount; ids: string[] }> {
  const account = testAccount();
  const ids: string[] = [];
  for (const Name of ['Alpha', 'Beta', 'Alpha-2']) {
    await account.call('CreateDocument', { Name, DocumentType: 'Automation', Content: approvalDocument() });
    const { AutomationExecutionId } = await account.call<{ AutomationExecutionId: string }>(
      'StartAutomationExecution',
      {
        DocumentName: Name,
        Parameters: { Approvers: ['ana'] },
        Tags: [{ Key: `tag-${Name}`, Value: 'x' }],
      },
    );
    ids.push(AutomationExecutionId);
    await account.env.clock.advance(60_000);
  }
  await account.call(
    'SendAutomationSignal',
    { AutomationExecutionId: ids[1], SignalType: 'Reject' },
    account.user('ana'),
  );
  return { account, ids };
}

const MINUTE = 60_000;

describe('the filters of DescribeAutomationExecutions', () => {
  it.each<[string, (ids: string[]) => Record<string, string[]>, number[]]>([
    ['nothing', () => ({}), [2, 1, 0]],
    ['one status of two', () => ({ ExecutionStatus: ['Failed', 'TimedOut'] }), [1]],
    ['a status never taken', () => ({ ExecutionStatus: ['PendingApproval'] }), []],
    ['a prefix of the document', () => ({ DocumentNamePrefix: ['Al'] }), [2, 0]],
    ['ids', (ids) => ({ ExecutionId: ids.slice(0, 2) }), [1, 0]],
    ['the action that runs', () => ({ CurrentAction: ['aws:approve'] }), [2, 0]],
    ['a tag', () => ({ TagKey: ['tag-Beta'] }), [1]],
    ['before', () => ({ StartTimeBefore: [new Date(START + MINUTE).toISOString()] }), [0]],
    ['after', () => ({ StartTimeAfter: [String(START)] }), [2, 1]],
    ['two filters at once', () => ({ DocumentNamePrefix: ['Al'], StartTimeAfter: [String(START)] }), [2]],
    ['the type Local', () => ({ AutomationType: ['Local'] }), [2, 1, 0]],
    ['the type CrossAccount', () => ({ AutomationType: ['CrossAccount'] }), []],
  ])('by %s', async (_, filters, expected) => {
    const { account, ids } = await threeExecutions();
    const Filters = Object.entries(filters(ids)).map(([Key, Values]) => ({ Key, Values }));
    const { AutomationExecutionMetadataList } = await account.call<List>('DescribeAutomationExecutions', {
      Filters,
    });
    expect(AutomationExecutionMetadataList.map((each) => ids.indexOf(each.AutomationExecutionId))).toEqual(
      expected,
    );
  });

  it.each([
    ['InvalidFilterKey', { Key: 'Colour', Values: ['x'] }],
    ['InvalidFilterKey', { Key: 'toString', Values: ['x'] }],
    ['InvalidFilterValue', { Key: 'ExecutionStatus', Values: ['Sleeping'] }],
    ['InvalidFilterValue', { Key: 'ExecutionId', Values: [] }],
  ])('answers %s', async (code, filter) => {
    await expect(
      testAccount().call('DescribeAutomationExecutions', { Filters: [filter] }),
    ).rejects.toMatchObject({ code });
  });
});
