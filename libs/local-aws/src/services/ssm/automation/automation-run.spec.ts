import { ACCOUNT, START, testAccount, type TestAccount } from '../testing/account.js';
import { approvalDocument } from '../testing/documents.js';

interface Described {
  AutomationExecutionStatus: string;
  FailureMessage?: string;
  Outputs: Record<string, string[]>;
  StepExecutions: {
    StepName: string;
    StepStatus: string;
    Inputs: Record<string, string>;
    FailureDetails?: { FailureStage: string };
  }[];
}

const lambda = (name: string, more: object = {}): object => ({
  name,
  action: 'aws:invokeLambdaFunction',
  inputs: { FunctionName: name, Payload: '"{{ automation:EXECUTION_ID }}"' },
  ...more,
});
const ask = (more: object = {}): object => ({
  name: 'Ask',
  action: 'aws:approve',
  inputs: { Approvers: ['ana'] },
  ...more,
});

async function run(
  mainSteps: object[],
  document: object = {},
  Parameters: object = {},
  account: TestAccount = testAccount(),
): Promise<{ account: TestAccount; id: string }> {
  await account.call('CreateDocument', {
    Name: 'Runbook',
    DocumentType: 'Automation',
    Content: JSON.stringify({ schemaVersion: '0.3', mainSteps, ...document }),
  });
  const { AutomationExecutionId } = await account.call<{ AutomationExecutionId: string }>(
    'StartAutomationExecution',
    { DocumentName: 'Runbook', Parameters },
  );
  return { account, id: AutomationExecutionId };
}
const get = async (account: TestAccount, id: string): Promise<Described> => {
  const answer = await account.call<{ AutomationExecution: Described }>('GetAutomationExecution', {
    AutomationExecutionId: id,
  });
  return answer.AutomationExecution;
};
const called = (account: TestAccount): string[] =>
  account.invocations.map(({ functionName }) => functionName);
const fails = (account: TestAccount, name: string): void => {
  account.functions.set(name, () => ({ StatusCode: 200, FunctionError: 'Handled' }));
};

describe('an automation', () => {
  it('runs its steps in order, nextStep and isEnd deciding', async () => {
    const { account, id } = await run([
      lambda('first', { nextStep: 'third' }),
      lambda('second'),
      lambda('third', { isEnd: true }),
      lambda('fourth'),
    ]);
    expect(called(account)).toEqual(['first', 'third']);
    expect((await get(account, id)).AutomationExecutionStatus).toBe('Success');
    expect(account.invocations[0]?.payload).toBe(`"${id}"`);
  });

  it('goes on after a failure with onFailure Continue, which makes the step uncritical', async () => {
    const account = testAccount();
    fails(account, 'first');
    const { id } = await run([lambda('first', { onFailure: 'Continue' }), lambda('second')], {}, {}, account);
    expect(called(account)).toEqual(['first', 'second']);
    expect((await get(account, id)).AutomationExecutionStatus).toBe('Success');
  });

  it('follows onFailure even when the step isEnd, and ends Failed since the step was critical', async () => {
    const account = testAccount();
    fails(account, 'first');
    const { id } = await run(
      [lambda('first', { onFailure: 'step:repair', isEnd: true }), lambda('skipped'), lambda('repair')],
      {},
      {},
      account,
    );
    expect(called(account)).toEqual(['first', 'repair']);
    const done = await get(account, id);
    expect(done.AutomationExecutionStatus).toBe('Failed');
    expect(done.FailureMessage).toContain('Step first');
  });

  it('aborts by default', async () => {
    const account = testAccount();
    fails(account, 'first');
    const { id } = await run([lambda('first'), lambda('second')], {}, {}, account);
    expect(called(account)).toEqual(['first']);
    expect((await get(account, id)).AutomationExecutionStatus).toBe('Failed');
  });

  it('fails the step whose input cannot be resolved, before doing anything', async () => {
    const account = testAccount();
    fails(account, 'first');
    const { id } = await run(
      [
        lambda('first', { onFailure: 'step:second' }),
        { ...lambda('second'), inputs: { FunctionName: 'second', Payload: '{{ first.LogResult }}' } },
      ],
      {},
      {},
      account,
    );
    const done = await get(account, id);
    expect(called(account)).toEqual(['first']);
    expect(done.StepExecutions[1]).toMatchObject({
      StepStatus: 'Failed',
      FailureDetails: { FailureStage: 'InputValidation' },
    });
  });

  it('passes outputs of a step on and reports those the document names', async () => {
    const account = testAccount();
    account.functions.set('first', () => ({
      StatusCode: 200,
      Payload: new TextEncoder().encode('{"x":"{{ global:REGION }}"}'),
    }));
    const { id } = await run(
      [
        lambda('first'),
        {
          ...lambda('second'),
          inputs: { FunctionName: 'second', Payload: '{"in":{{ first.Payload }},"at":"{{global:REGION}}"}' },
        },
      ],
      { outputs: ['first.Payload', 'second.StatusCode'] },
      {},
      account,
    );
    // What came out of a value is not expanded a second time.
    expect(account.invocations[1]?.payload).toBe('{"in":{"x":"{{ global:REGION }}"},"at":"us-east-1"}');
    expect((await get(account, id)).Outputs).toEqual({
      'first.Payload': ['{"x":"{{ global:REGION }}"}'],
      'second.StatusCode': ['200'],
    });
  });

  it('sleeps on the clock', async () => {
    const { account, id } = await run([
      { name: 'Sleep', action: 'aws:sleep', inputs: { Duration: 'PT1H30M' } },
      lambda('after'),
    ]);
    await account.env.clock.advance(5_399_999);
    expect(called(account)).toEqual([]);
    await account.env.clock.advance(1);
    expect(called(account)).toEqual(['after']);
    expect((await get(account, id)).AutomationExecutionStatus).toBe('Success');
  });

  it('pauses until Resume', async () => {
    const { account, id } = await run([{ name: 'Pause', action: 'aws:pause', inputs: {} }, lambda('after')]);
    expect((await get(account, id)).AutomationExecutionStatus).toBe('Waiting');
    await account.call('SendAutomationSignal', { AutomationExecutionId: id, SignalType: 'Resume' });
    expect(called(account)).toEqual(['after']);
  });

  it('cancelled: follows onCancel, then ends Cancelled', async () => {
    const { account, id } = await run([
      ask({ onCancel: 'step:tidy', isEnd: true }),
      lambda('tidy', { isEnd: true }),
    ]);
    await account.call('StopAutomationExecution', { AutomationExecutionId: id, Type: 'Cancel' });
    const done = await get(account, id);
    expect(called(account)).toEqual(['tidy']);
    expect(done.AutomationExecutionStatus).toBe('Cancelled');
    expect(done.StepExecutions.map(({ StepStatus }) => StepStatus)).toEqual(['Cancelled', 'Success']);
    await expect(
      account.call('StopAutomationExecution', { AutomationExecutionId: id }),
    ).rejects.toMatchObject({ code: 'InvalidAutomationStatusUpdateException' });
  });

  it('gives what runs after a cancel two minutes', async () => {
    const { account, id } = await run(
      [
        ask({ onCancel: 'step:tidy', isEnd: true }),
        { name: 'tidy', action: 'aws:executeAutomation', inputs: { DocumentName: 'Other' } },
      ],
      {},
      {},
      await withApproval('Other'),
    );
    await account.call('StopAutomationExecution', { AutomationExecutionId: id });
    expect((await get(account, id)).AutomationExecutionStatus).toBe('Cancelling');
    await account.env.clock.advance(120_000);
    const done = await get(account, id);
    expect(done.AutomationExecutionStatus).toBe('Cancelled');
    expect(done.StepExecutions[1]?.StepStatus).toBe('Cancelled');
  });

  it('completed: lets the running step end and starts no other', async () => {
    const { account, id } = await run([ask(), lambda('after')]);
    await account.call('StopAutomationExecution', { AutomationExecutionId: id, Type: 'Complete' });
    expect((await get(account, id)).AutomationExecutionStatus).toBe('Waiting');
    await account.call(
      'SendAutomationSignal',
      { AutomationExecutionId: id, SignalType: 'Approve' },
      account.user('ana'),
    );
    expect(called(account)).toEqual([]);
    expect((await get(account, id)).AutomationExecutionStatus).toBe('Success');
  });

  it('keeps the version it was started with', async () => {
    const { account, id } = await run([ask(), lambda('old')]);
    await account.call('UpdateDocument', {
      Name: 'Runbook',
      DocumentVersion: '$LATEST',
      Content: JSON.stringify({ schemaVersion: '0.3', mainSteps: [lambda('new')] }),
    });
    await account.call('UpdateDocumentDefaultVersion', { Name: 'Runbook', DocumentVersion: '2' });
    await account.call(
      'SendAutomationSignal',
      { AutomationExecutionId: id, SignalType: 'Approve' },
      account.user('ana'),
    );
    expect(called(account)).toEqual(['old']);
    await account.call('StartAutomationExecution', { DocumentName: 'Runbook' });
    expect(called(account)).toEqual(['old', 'new']);
  });

  it('announces each change of status as EventBridge shows it', async () => {
    const { account, id } = await run([ask()]);
    await account.env.clock.advance(2_000);
    await account.call(
      'SendAutomationSignal',
      { AutomationExecutionId: id, SignalType: 'Approve' },
      account.user('ana'),
    );
    expect(
      account.events.map(
        (event) => `${event['detail-type'].split(' ')[2]} ${String(event.detail['Status'])}`,
      ),
    ).toEqual([
      'Execution InProgress',
      'Step InProgress',
      'Step Waiting',
      'Execution Waiting',
      'Step Success',
      'Execution Success',
    ]);
    expect(account.events.at(-1)).toEqual({
      source: 'aws.ssm',
      'detail-type': 'EC2 Automation Execution Status-change Notification',
      resources: [
        `arn:aws:ssm:us-east-1:${ACCOUNT}:automation-execution/${id}`,
        `arn:aws:ssm:us-east-1:${ACCOUNT}:automation-definition/Runbook:1`,
      ],
      detail: {
        ExecutionId: id,
        Definition: 'Runbook',
        DefinitionVersion: 1,
        Status: 'Success',
        StartTime: 'Nov 29, 2024 7:43:23 PM',
        EndTime: 'Nov 29, 2024 7:43:25 PM',
        Time: 2000,
        ExecutedBy: `arn:aws:iam::${ACCOUNT}:root`,
      },
    });
    expect(account.events.at(-2)).toMatchObject({
      'detail-type': 'EC2 Automation Step Status-change Notification',
      detail: { StepName: 'Ask', Action: 'aws:approve', Status: 'Success', Time: 2000 },
    });
    expect(account.env.clock.now()).toBe(START + 2_000);
  });
});

async function withApproval(name: string): Promise<TestAccount> {
  const account = testAccount();
  const document = JSON.parse(approvalDocument()) as { parameters: { Approvers: object } };
  document.parameters.Approvers = { type: 'StringList', default: ['ana'] };
  await account.call('CreateDocument', {
    Name: name,
    DocumentType: 'Automation',
    Content: JSON.stringify(document),
  });
  return account;
}

describe('the concurrency quota', () => {
  const startMany = async (account: TestAccount, count: number): Promise<string[]> => {
    const ids: string[] = [];
    for (let index = 0; index < count; index += 1) {
      const { AutomationExecutionId } = await account.call<{ AutomationExecutionId: string }>(
        'StartAutomationExecution',
        { DocumentName: 'Approval', Parameters: { Approvers: ['ana'] } },
      );
      ids.push(AutomationExecutionId);
    }
    return ids;
  };
  const account_ = async (options: object): Promise<TestAccount> => {
    const account = testAccount(options);
    await account.call('CreateDocument', {
      Name: 'Approval',
      DocumentType: 'Automation',
      Content: approvalDocument(),
    });
    return account;
  };
  const statuses = async (account: TestAccount, ids: string[]): Promise<string[]> =>
    Promise.all(ids.map(async (id) => (await get(account, id)).AutomationExecutionStatus));

  it('holds back as Pending what is over it, first come first served, and refuses what the queue does not take', async () => {
    const account = await account_({ concurrentExecutions: 2, queuedExecutions: 2 });
    const ids = await startMany(account, 4);
    expect(await statuses(account, ids)).toEqual(['Waiting', 'Waiting', 'Pending', 'Pending']);
    await expect(startMany(account, 1)).rejects.toMatchObject({
      code: 'AutomationExecutionLimitExceededException',
    });
    await account.call(
      'SendAutomationSignal',
      { AutomationExecutionId: ids[0], SignalType: 'Approve' },
      account.user('ana'),
    );
    expect(await statuses(account, ids)).toEqual(['Success', 'Waiting', 'Waiting', 'Pending']);
    await account.call('StopAutomationExecution', { AutomationExecutionId: ids[3] });
    await account.call('StopAutomationExecution', { AutomationExecutionId: ids[1] });
    expect(await statuses(account, ids)).toEqual(['Success', 'Cancelled', 'Waiting', 'Cancelled']);
  });

  it('is one hundred by default', async () => {
    const account = await account_({});
    const ids = await startMany(account, 101);
    expect((await statuses(account, ids)).filter((status) => status === 'Waiting')).toHaveLength(100);
    expect((await statuses(account, ids)).at(-1)).toBe('Pending');
  });
});
