import { ServiceError } from '../../../core/errors.js';
import { ACCOUNT, ROLE, START, testAccount, type TestAccount } from '../testing/account.js';
import { approvalDocument } from '../testing/documents.js';

interface Execution {
  AutomationExecution: {
    AutomationExecutionStatus: string;
    FailureMessage?: string;
    StepExecutions: {
      StepStatus: string;
      Outputs: Record<string, string[]>;
      FailureMessage?: string;
      Inputs: object;
    }[];
  };
}

const ROLE_ARN = `arn:aws:iam::${ACCOUNT}:role/Approver`;
const session = (name: string): string => `arn:aws:sts::${ACCOUNT}:assumed-role/Approver/${name}`;

async function waiting(
  account: TestAccount,
  approvers: string[],
  options: { required?: number; inputs?: object; step?: object } = {},
): Promise<string> {
  await account.call('CreateDocument', {
    Name: 'Approval',
    DocumentType: 'Automation',
    Content: approvalDocument(options.inputs, options.step),
  });
  const { AutomationExecutionId } = await account.call<{ AutomationExecutionId: string }>(
    'StartAutomationExecution',
    {
      DocumentName: 'Approval',
      Parameters: {
        Approvers: approvers,
        ...(options.required !== undefined && { MinRequiredApprovals: [String(options.required)] }),
      },
    },
  );
  return AutomationExecutionId;
}

const get = async (account: TestAccount, id: string) => {
  const { AutomationExecution } = await account.call<Execution>('GetAutomationExecution', {
    AutomationExecutionId: id,
  });
  const [step] = AutomationExecution.StepExecutions;
  if (!step) throw new Error('no step');
  return { status: AutomationExecution.AutomationExecutionStatus, step };
};

const signal = (
  account: TestAccount,
  id: string,
  SignalType: string,
  by: ReturnType<TestAccount['person']>,
) => account.call('SendAutomationSignal', { AutomationExecutionId: id, SignalType }, by);

describe('aws:approve', () => {
  it('waits, with the approvers as a list, until the one required approval is given', async () => {
    const account = testAccount();
    const id = await waiting(account, [session('ana'), session('bo')]);
    const open = await get(account, id);
    expect(open.status).toBe('Waiting');
    expect(open.step.StepStatus).toBe('Waiting');
    expect(open.step.Outputs).toEqual({ ApprovalStatus: ['Waiting'], ApproverDecisions: [] });
    expect(open.step.Inputs).toMatchObject({
      Approvers: JSON.stringify([session('ana'), session('bo')]),
      MinRequiredApprovals: '1',
    });

    await signal(account, id, 'Approve', account.person('bo'));
    const done = await get(account, id);
    expect(done.status).toBe('Success');
    expect(done.step.StepStatus).toBe('Success');
    expect(done.step.Outputs['ApprovalStatus']).toEqual(['Approved']);
    expect(done.step.Outputs['ApproverDecisions']?.map((item) => JSON.parse(item))).toEqual([
      {
        Approver: session('bo'),
        ApprovalStatus: 'Approve',
        ApprovalDecisionTime: new Date(START).toISOString(),
      },
    ]);
  });

  it('needs as many different principals as MinRequiredApprovals says', async () => {
    const account = testAccount();
    const id = await waiting(account, [session('ana'), session('bo'), session('cy')], { required: 2 });
    await signal(account, id, 'Approve', account.person('ana'));
    expect((await get(account, id)).status).toBe('Waiting');
    await expect(signal(account, id, 'Approve', account.person('ana'))).rejects.toMatchObject({
      code: 'InvalidAutomationSignalException',
    });
    expect((await get(account, id)).step.Outputs['ApproverDecisions']).toHaveLength(1);
    await signal(account, id, 'Approve', account.person('cy'));
    expect((await get(account, id)).status).toBe('Success');
  });

  it('fails at a single Reject, whoever approved before', async () => {
    const account = testAccount();
    const id = await waiting(account, [session('ana'), session('bo')], { required: 2 });
    await signal(account, id, 'Approve', account.person('ana'));
    await signal(account, id, 'Reject', account.person('bo'));
    const done = await get(account, id);
    expect(done.status).toBe('Failed');
    expect(done.step.Outputs['ApprovalStatus']).toEqual(['Rejected']);
    expect(done.step.Outputs['ApproverDecisions']).toHaveLength(2);
    await expect(signal(account, id, 'Approve', account.person('bo'))).rejects.toThrow(/waits for no signal/);
  });

  it('refuses the signal of somebody who is no approver, and nothing changes', async () => {
    const account = testAccount();
    const id = await waiting(account, [session('ana')]);
    const refused: unknown = await signal(account, id, 'Reject', account.person('eve')).catch(
      (error: unknown) => error,
    );
    expect(refused).toBeInstanceOf(ServiceError);
    expect((refused as ServiceError).code).toBe('InvalidAutomationSignalException');
    expect((await get(account, id)).step.Outputs).toEqual({
      ApprovalStatus: ['Waiting'],
      ApproverDecisions: [],
    });
  });

  it.each([
    ['a role for any of its sessions', ROLE_ARN, 'person'],
    ['a user by ARN', `arn:aws:iam::${ACCOUNT}:user/ana`, 'user'],
    ['a user by name', 'ana', 'user'],
  ] as const)('takes %s', async (_, approver, kind) => {
    const account = testAccount();
    const id = await waiting(account, [approver]);
    await signal(account, id, 'Approve', account[kind]('ana'));
    expect((await get(account, id)).status).toBe('Success');
  });

  it('does not take a role for its own session name, nor several approvers in one string', async () => {
    const account = testAccount();
    const id = await waiting(account, ['ana', `${session('ana')},${session('bo')}`]);
    await expect(signal(account, id, 'Approve', account.person('ana'))).rejects.toThrow(/not one of/);
  });

  it('times out after seven days unless the step says otherwise', async () => {
    const account = testAccount();
    const id = await waiting(account, [session('ana')]);
    await account.env.clock.advance(7 * 86_400_000 - 1);
    expect((await get(account, id)).status).toBe('Waiting');
    await account.env.clock.advance(1);
    const done = await get(account, id);
    expect(done.status).toBe('TimedOut');
    expect(done.step.StepStatus).toBe('TimedOut');
    expect(done.step.Outputs['ApprovalStatus']).toEqual(['Waiting']);
    expect(account.env.clock.next()).toBeUndefined();
  });

  it('leaves no timer behind once it was decided', async () => {
    const account = testAccount();
    const id = await waiting(account, [session('ana')]);
    await signal(account, id, 'Approve', account.person('ana'));
    expect(account.env.clock.next()).toBeUndefined();
  });

  it('fails, asking nobody, when more approvals are required than there are approvers', async () => {
    const account = testAccount();
    const id = await waiting(account, ['ana'], { required: 2 });
    const done = await get(account, id);
    expect(done.status).toBe('Failed');
    expect(done.step.FailureMessage).toMatch(/MinRequiredApprovals is 2/);
  });

  it('fails with more than ten approvers', async () => {
    const account = testAccount();
    const id = await waiting(
      account,
      Array.from({ length: 11 }, (_, index) => `user${index}`),
    );
    expect((await get(account, id)).step.FailureMessage).toMatch(/at most 10/);
  });

  it('publishes to a topic as its assume role, and the mail holds the message', async () => {
    const account = testAccount();
    const topic = `arn:aws:sns:us-east-1:${ACCOUNT}:Automation-flow`;
    const root = account.env.credentials.root;
    await account.env.invoke('sns', 'CreateTopic', { Name: 'Automation-flow' }, root);
    await account.env.invoke(
      'sns',
      'Subscribe',
      { TopicArn: topic, Protocol: 'email', Endpoint: 'ana@example.com' },
      root,
    );
    const id = await waiting(account, ['ana'], { inputs: { NotificationArn: topic } });
    const [mail] = account.mailbox.list();
    expect(mail).toMatchObject({ to: 'ana@example.com', topicArn: topic });
    expect(mail?.message).toContain('Please approve');
    expect(mail?.message).toContain(id);
    expect(account.authorizations.list()).toContainEqual({
      at: START,
      principal: `arn:aws:sts::${ACCOUNT}:assumed-role/AutomationRole/Automation-${id}`,
      action: 'sns:Publish',
      resource: topic,
    });
    expect(account.authorizations.list()).toContainEqual(
      expect.objectContaining({ action: 'iam:PassRole', resource: ROLE }),
    );
  });

  it('fails when the topic does not begin with Automation, or does not exist', async () => {
    const wrongName = testAccount();
    const first = await waiting(wrongName, ['ana'], {
      inputs: { NotificationArn: `arn:aws:sns:us-east-1:${ACCOUNT}:flow` },
    });
    expect((await get(wrongName, first)).step.FailureMessage).toMatch(/must start with "Automation"/);
    const missing = testAccount();
    const second = await waiting(missing, ['ana'], {
      inputs: { NotificationArn: `arn:aws:sns:us-east-1:${ACCOUNT}:Automation-none` },
    });
    expect((await get(missing, second)).status).toBe('Failed');
  });
});
