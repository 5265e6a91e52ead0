import type { ResourceContext, ResourceProvider } from '../../../core/resource.js';
import { testAccount, type TestAccount } from '../testing/account.js';

interface Described {
  Document: { DefaultVersion: string; LatestVersion: string; DocumentFormat: string; VersionName?: string };
}

const content = (message: string): object => ({
  schemaVersion: '0.3',
  mainSteps: [{ name: 'Ask', action: 'aws:approve', inputs: { Approvers: ['ana'], Message: message } }],
});
const properties = (message: string, more: object = {}): Record<string, unknown> => ({
  DocumentType: 'Automation',
  DocumentFormat: 'YAML',
  Content: content(message),
  ...more,
});

function setUp(): { account: TestAccount; provider: ResourceProvider; context: ResourceContext } {
  const account = testAccount();
  const provider = account.ssm.resources?.['AWS::SSM::Document'];
  if (!provider) throw new Error('no provider');
  let names = 0;
  const context = {
    env: account.env,
    stackName: 'Stack',
    logicalId: 'Doc',
    generateName: () => `Stack-Doc-${(names += 1)}`,
    resolveAsset: () => '',
  };
  return { account, provider, context };
}
const describe_ = async (account: TestAccount, Name: string): Promise<Described['Document']> =>
  (await account.call<Described>('DescribeDocument', { Name })).Document;

describe('AWS::SSM::Document', () => {
  it('is referred to by its name, given or generated', async () => {
    const { account, provider, context } = setUp();
    expect(await provider.create(properties('a', { Name: 'Fixed' }), context)).toMatchObject({
      physicalId: 'Fixed',
    });
    expect(await provider.create(properties('a'), context)).toMatchObject({ physicalId: 'Stack-Doc-1' });
    expect(await describe_(account, 'Fixed')).toMatchObject({ DocumentFormat: 'YAML', DefaultVersion: '1' });
  });

  it('with NewVersion gets a version that is the default at once', async () => {
    const { account, provider, context } = setUp();
    await provider.create(properties('a', { Name: 'Fixed', UpdateMethod: 'NewVersion' }), context);
    const updated = properties('b', { Name: 'Fixed', UpdateMethod: 'NewVersion' });
    await provider.update?.('Fixed', updated, context);
    expect(await describe_(account, 'Fixed')).toMatchObject({ DefaultVersion: '2', LatestVersion: '2' });
    await provider.update?.('Fixed', updated, context);
    expect(await describe_(account, 'Fixed')).toMatchObject({ LatestVersion: '2' });
  });

  it('with NewVersion refuses a version name that is used already', async () => {
    const { provider, context } = setUp();
    const named = { Name: 'Fixed', UpdateMethod: 'NewVersion', VersionName: '1' };
    await provider.create(properties('a', named), context);
    expect(() => provider.update?.('Fixed', properties('b', named), context)).toThrow(
      expect.objectContaining({ code: 'DuplicateDocumentVersionName' }),
    );
  });

  it('with Replace and a fixed name refuses other content, as CloudFormation does', () => {
    const { provider, context } = setUp();
    void provider.create(properties('a', { Name: 'Fixed' }), context);
    expect(() => provider.update?.('Fixed', properties('b', { Name: 'Fixed' }), context)).toThrow(
      'CloudFormation cannot update a stack when a custom-named resource requires replacing. Rename Fixed',
    );
  });

  it('with Replace and a generated name becomes another document', async () => {
    const { account, provider, context } = setUp();
    const { physicalId } = await provider.create(properties('a'), context);
    const replaced = await provider.update?.(physicalId, properties('b'), context);
    expect(replaced?.physicalId).toBe('Stack-Doc-2');
    await expect(describe_(account, physicalId)).rejects.toMatchObject({ code: 'InvalidDocument' });
  });

  it('renamed becomes another document', async () => {
    const { account, provider, context } = setUp();
    await provider.create(properties('a', { Name: 'Old' }), context);
    await provider.update?.('Old', properties('b', { Name: 'New' }), context);
    expect(await describe_(account, 'New')).toMatchObject({ DefaultVersion: '1' });
    await expect(describe_(account, 'Old')).rejects.toMatchObject({ code: 'InvalidDocument' });
  });

  it('refuses another type of document, naming the gap', () => {
    const { provider, context } = setUp();
    expect(() => provider.create(properties('a', { DocumentType: 'Command' }), context)).toThrow(
      'SSM documents of the type Command',
    );
  });
});
