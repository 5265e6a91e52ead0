import { ACCOUNT, ROLE, testAccount, type TestAccount } from '../testing/account.js';
import { childDocument, parentDocument } from '../testing/documents.js';

const TOPIC = `arn:aws:sns:us-east-1:${ACCOUNT}:AutomationLevel1`;
const APPROVER = `arn:aws:iam::${ACCOUNT}:role/Approver`;

interface Described {
  AutomationExecutionId: string;
  AutomationExecutionStatus: string;
  ParentAutomationExecutionId?: string;
  ExecutedBy: string;
  CurrentStepName?: string;
  FailureMessage?: string;
  StepExecutions: { StepName: string; StepStatus: string; Outputs: Record<string, string[]> }[];
}

async function start(
  approval: object = {},
  parentTimeout?: number,
): Promise<{ account: TestAccount; parent: string; child: string }> {
  const account = testAccount();
  const root = account.env.credentials.root;
  await account.env.invoke('sns', 'CreateTopic', { Name: 'AutomationLevel1' }, root);
  await account.env.invoke(
    'sns',
    'Subscribe',
    { TopicArn: TOPIC, Protocol: 'email', Endpoint: 'a@b.c' },
    root,
  );
  await account.call('CreateDocument', {
    Name: 'Child',
    DocumentType: 'Automation',
    Content: childDocument(approval),
  });
  await account.call('CreateDocument', {
    Name: 'Parent',
    DocumentType: 'Automation',
    Content: parentDocument('Child', parentTimeout),
  });
  const { AutomationExecutionId: parent } = await account.call<{ AutomationExecutionId: string }>(
    'StartAutomationExecution',
    {
      DocumentName: 'Parent',
      Mode: 'Auto',
      Parameters: {
        AutomationAssumeRole: [ROLE],
        NotificationArn: [TOPIC],
        Approvers: [APPROVER],
        MinRequiredApprovals: ['1'],
        Message: ['Look at {{ this }} file'],
        LambdaNameForApproved: ['receiver'],
        LambdaParametersForApproved: ['{"result":"Approved","token":"T"}'],
        LambdaNameForRejected: ['receiver'],
        LambdaParametersForRejected: ['{"result":"Rejected","token":"T"}'],
      },
    },
  );
  const child = (await describe_(account, parent)).StepExecutions[0]?.Outputs['ExecutionId']?.[0];
  if (child === undefined) throw new Error('the child is not visible while it runs');
  return { account, parent, child };
}

const describe_ = async (account: TestAccount, id: string): Promise<Described> => {
  const { AutomationExecution } = await account.call<{ AutomationExecution: Described }>(
    'GetAutomationExecution',
    { AutomationExecutionId: id },
  );
  return AutomationExecution;
};
const steps = ({ StepExecutions }: Described): Record<string, string> =>
  Object.fromEntries(StepExecutions.map(({ StepName, StepStatus }) => [StepName, StepStatus]));
const results = (account: TestAccount): unknown[] =>
  account.invocations.map(({ payload }) => (JSON.parse(payload) as { result: string }).result);
const signal = (account: TestAccount, id: string, SignalType: string): Promise<unknown> =>
  account.call('SendAutomationSignal', { AutomationExecutionId: id, SignalType }, account.person('ana'));

describe('a runbook that runs another one for its approval', () => {
  it('passes everything down and waits in the child, as the assume role', async () => {
    const { account, parent, child } = await start();
    const [up, down] = [await describe_(account, parent), await describe_(account, child)];
    expect(up).toMatchObject({
      AutomationExecutionStatus: 'InProgress',
      CurrentStepName: 'ParentExecuteAutomation',
    });
    expect(down).toMatchObject({
      AutomationExecutionStatus: 'Waiting',
      ParentAutomationExecutionId: parent,
      ExecutedBy: `arn:aws:sts::${ACCOUNT}:assumed-role/AutomationRole/Automation-${parent}`,
      CurrentStepName: 'ApprovalAction',
      Parameters: {
        Approvers: [APPROVER],
        MinRequiredApprovals: ['1'],
        Message: ['Look at {{ this }} file'],
      },
    });
    expect(account.mailbox.list()[0]?.message).toContain('Look at {{ this }} file');
  });

  it('approved: the function is told once and both end in Success', async () => {
    const { account, parent, child } = await start();
    await signal(account, child, 'Approve');
    const [up, down] = [await describe_(account, parent), await describe_(account, child)];
    expect(results(account)).toEqual(['Approved']);
    expect(account.invocations[0]?.principal).toBe(
      `arn:aws:sts::${ACCOUNT}:assumed-role/AutomationRole/Automation-${child}`,
    );
    expect(steps(down)).toEqual({
      ApprovalAction: 'Success',
      LambdaNameForApproved: 'Success',
      LambdaNameForRejected: 'Pending',
    });
    expect(down.AutomationExecutionStatus).toBe('Success');
    expect(steps(up)).toEqual({ ParentExecuteAutomation: 'Success', LambdaNameForRejected: 'Pending' });
    expect(up.AutomationExecutionStatus).toBe('Success');
    expect(up.StepExecutions[0]?.Outputs).toMatchObject({ ExecutionId: [child], Status: ['Success'] });
    expect(account.env.clock.next()).toBeUndefined();
  });

  it('rejected: the critical step fails the child though its onFailure step succeeded, so the parent tells the function again', async () => {
    const { account, parent, child } = await start();
    await signal(account, child, 'Reject');
    const [up, down] = [await describe_(account, parent), await describe_(account, child)];
    expect(results(account)).toEqual(['Rejected', 'Rejected']);
    expect(steps(down)).toEqual({
      ApprovalAction: 'Failed',
      LambdaNameForApproved: 'Pending',
      LambdaNameForRejected: 'Success',
    });
    expect(down.AutomationExecutionStatus).toBe('Failed');
    expect(down.FailureMessage).toContain('rejected by');
    expect(steps(up)).toEqual({ ParentExecuteAutomation: 'Failed', LambdaNameForRejected: 'Success' });
    expect(up.AutomationExecutionStatus).toBe('Failed');
  });

  it('rejected with isCritical false: the child ends in Success and the function is told once', async () => {
    const { account, parent, child } = await start({ isCritical: false });
    await signal(account, child, 'Reject');
    expect(results(account)).toEqual(['Rejected']);
    expect((await describe_(account, child)).AutomationExecutionStatus).toBe('Success');
    expect((await describe_(account, parent)).AutomationExecutionStatus).toBe('Success');
  });

  it('timed out: the child ends TimedOut after its onFailure step, and the parent Failed after its own', async () => {
    const { account, parent, child } = await start({ timeoutSeconds: 600 });
    await account.env.clock.advance(600_000);
    expect(results(account)).toEqual(['Rejected', 'Rejected']);
    const down = await describe_(account, child);
    expect(down.AutomationExecutionStatus).toBe('TimedOut');
    expect(steps(down)).toMatchObject({ ApprovalAction: 'TimedOut', LambdaNameForRejected: 'Success' });
    expect((await describe_(account, parent)).AutomationExecutionStatus).toBe('Failed');
    await expect(signal(account, child, 'Approve')).rejects.toMatchObject({
      code: 'InvalidAutomationSignalException',
    });
  });

  it('leaves the child waiting when only the step of the parent has timed out', async () => {
    const { account, parent, child } = await start({}, 600);
    await account.env.clock.advance(600_000);
    expect((await describe_(account, parent)).AutomationExecutionStatus).toBe('TimedOut');
    expect((await describe_(account, child)).AutomationExecutionStatus).toBe('Waiting');
    expect(results(account)).toEqual(['Rejected']);
  });

  it('tries a failing function as often as maxAttempts says', async () => {
    const { account, parent, child } = await start();
    account.functions.set('receiver', () => ({
      StatusCode: 200,
      FunctionError: 'Unhandled',
      Payload: new TextEncoder().encode('{"errorMessage":"TaskTimedOut"}'),
    }));
    await signal(account, child, 'Approve');
    const down = await describe_(account, child);
    expect(results(account)).toEqual([
      'Approved',
      'Approved',
      'Approved',
      'Rejected',
      'Rejected',
      'Rejected',
    ]);
    expect(down.AutomationExecutionStatus).toBe('Failed');
    expect(down.StepExecutions[1]?.Outputs).toMatchObject({ FunctionError: ['Unhandled'] });
    expect((await describe_(account, parent)).AutomationExecutionStatus).toBe('Failed');
  });

  it('cancelling the parent cancels the child', async () => {
    const { account, parent, child } = await start();
    await account.call('StopAutomationExecution', { AutomationExecutionId: parent });
    expect((await describe_(account, parent)).AutomationExecutionStatus).toBe('Cancelled');
    expect((await describe_(account, child)).AutomationExecutionStatus).toBe('Cancelled');
    expect(results(account)).toEqual([]);
    expect(account.env.clock.next()).toBeUndefined();
  });

  it('refuses a signal to the parent, which waits for none', async () => {
    const { account, parent } = await start();
    await expect(signal(account, parent, 'Approve')).rejects.toMatchObject({
      code: 'InvalidAutomationSignalException',
    });
  });

  it('is found by its parent', async () => {
    const { account, parent, child } = await start();
    const { AutomationExecutionMetadataList } = await account.call<{
      AutomationExecutionMetadataList: Described[];
    }>('DescribeAutomationExecutions', { Filters: [{ Key: 'ParentExecutionId', Values: [parent] }] });
    expect(AutomationExecutionMetadataList.map((each) => each.AutomationExecutionId)).toEqual([child]);
  });
});
