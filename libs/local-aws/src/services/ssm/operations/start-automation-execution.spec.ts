import { ACCOUNT, testAccount, type TestAccount } from '../testing/account.js';
import { approvalDocument } from '../testing/documents.js';

const TOKEN = '0b9b1f0e-1d0c-4a53-9f3a-0c5b8f9d1a11';

async function account_(options: { parameters?: object; assumeRole?: string } = {}): Promise<TestAccount> {
  const account = testAccount();
  const document = { ...(JSON.parse(approvalDocument()) as object), ...options };
  await account.call('CreateDocument', {
    Name: 'Approval',
    DocumentType: 'Automation',
    Content: JSON.stringify(document),
  });
  return account;
}
const start = async (account: TestAccount, input: object = {}): Promise<string> => {
  const { AutomationExecutionId } = await account.call<{ AutomationExecutionId: string }>(
    'StartAutomationExecution',
    { DocumentName: 'Approval', Parameters: { Approvers: ['ana'] }, ...input },
  );
  return AutomationExecutionId;
};

describe('StartAutomationExecution', () => {
  it('answers a repeated ClientToken, in any case, with the first execution', async () => {
    const account = await account_();
    const id = await start(account, { ClientToken: TOKEN });
    expect(await start(account, { ClientToken: TOKEN.toUpperCase() })).toBe(id);
    expect(await start(account)).not.toBe(id);
  });

  it('refuses a ClientToken used with other parameters', async () => {
    const account = await account_();
    await start(account, { ClientToken: TOKEN });
    await expect(
      start(account, { ClientToken: TOKEN, Parameters: { Approvers: ['bo'] } }),
    ).rejects.toMatchObject({ code: 'IdempotentParameterMismatch' });
  });

  it('takes a document by ARN and a version by number', async () => {
    const account = await account_();
    await start(account, {
      DocumentName: `arn:aws:ssm:us-east-1:${ACCOUNT}:document/Approval`,
      DocumentVersion: '1',
    });
    expect(account.authorizations.list()).toContainEqual(
      expect.objectContaining({
        action: 'ssm:StartAutomationExecution',
        resource: `arn:aws:ssm:us-east-1:${ACCOUNT}:automation-definition/Approval:1`,
      }),
    );
  });

  it('acts as who started it when there is no assume role', async () => {
    const account = await account_({ assumeRole: '' });
    await start(account);
    expect(account.authorizations.list().some(({ action }) => action === 'iam:PassRole')).toBe(false);
  });

  it.each<[string, object, string]>([
    [
      'six tags',
      { Tags: Array.from({ length: 6 }, (_, n) => ({ Key: `k${n}`, Value: '' })) },
      'length less than or equal to 5',
    ],
    ['a ClientToken that is no UUID', { ClientToken: 'x'.repeat(36) }, 'regular expression'],
    [
      'rate control',
      { Targets: [{ Key: 'x', Values: ['y'] }], TargetParameterName: 'z' },
      'TargetParameterName',
    ],
    ['Interactive', { Mode: 'Interactive' }, 'Interactive'],
    ['a value that is no list', { Parameters: { Approvers: 'ana' } }, 'list of strings'],
    ['no document name', { DocumentName: undefined }, 'must not be null'],
    ['more than 64 KB with its parameters', { Parameters: { Approvers: ['x'.repeat(65_536)] } }, '65536'],
  ])('refuses %s', async (_, input, message) => {
    await expect(start(await account_(), input)).rejects.toThrow(message);
  });

  it('refuses an assume role that is no role', async () => {
    const account = await account_({ assumeRole: 'arn:aws:iam::123456789012:user/x' });
    await expect(start(account)).rejects.toMatchObject({
      code: 'InvalidAutomationExecutionParametersException',
    });
  });

  it('refuses the signals that are not emulated', async () => {
    const account = await account_();
    const id = await start(account);
    await expect(
      account.call('SendAutomationSignal', { AutomationExecutionId: id, SignalType: 'Revoke' }),
    ).rejects.toThrow('the automation signal Revoke');
    await expect(
      account.call('SendAutomationSignal', { AutomationExecutionId: id, SignalType: 'Deny' }),
    ).rejects.toThrow('enum value set');
  });
});
