import { AssumeRoleCommand, GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { createLocalAws, type LocalAws } from '../../create-local-aws.js';
import { clientConfig } from '../../testing/wire-client.js';

describe('STS over the wire', () => {
  let aws: LocalAws;
  let client: STSClient;
  beforeAll(async () => {
    aws = await createLocalAws({ accountId: '111122223333', log: () => undefined });
    client = new STSClient(clientConfig(aws));
  });
  afterAll(async () => {
    client.destroy();
    await aws.close();
  });
  const identityOf = async (credentials: { accessKeyId: string; secretAccessKey: string }) => {
    const other = new STSClient({ ...clientConfig(aws), credentials });
    try {
      return await other.send(new GetCallerIdentityCommand({}));
    } finally {
      other.destroy();
    }
  };

  it('takes an unknown access key for the root of the account', async () => {
    expect(await client.send(new GetCallerIdentityCommand({}))).toMatchObject({
      Account: '111122223333',
      Arn: 'arn:aws:iam::111122223333:root',
    });
  });

  it('issues keys of a role session', async () => {
    const { Credentials, AssumedRoleUser } = await client.send(
      new AssumeRoleCommand({
        RoleArn: 'arn:aws:iam::111122223333:role/team/Approver',
        RoleSessionName: 'ken',
      }),
    );
    expect(AssumedRoleUser?.Arn).toBe('arn:aws:sts::111122223333:assumed-role/Approver/ken');
    expect(Credentials?.AccessKeyId).toMatch(/^ASIA[A-Z2-7]{16}$/);
    expect(Credentials?.SessionToken).toBeTruthy();
    expect(Credentials?.Expiration?.getTime()).toBeGreaterThan(Date.now());
    const identity = await identityOf({
      accessKeyId: Credentials?.AccessKeyId ?? '',
      secretAccessKey: Credentials?.SecretAccessKey ?? '',
    });
    expect(identity.Arn).toBe('arn:aws:sts::111122223333:assumed-role/Approver/ken');
    expect(identity.UserId).toMatch(/^AROA[A-Z2-7]{17}:ken$/);
  });

  it('refuses a session name that IAM would refuse', async () => {
    await expect(
      client.send(
        new AssumeRoleCommand({ RoleArn: 'arn:aws:iam::111122223333:role/Approver', RoleSessionName: 'a b' }),
      ),
    ).rejects.toMatchObject({ name: 'ValidationError' });
  });

  it('knows keys that were registered for a person', async () => {
    const principal = aws.credentials.assumedRole('arn:aws:iam::111122223333:role/Approver', 'aiko');
    const keys = aws.credentials.issue(principal, { accessKeyId: 'AIKO0000000000000000' });
    expect(keys.sessionToken).toBeUndefined();
    expect((await identityOf(keys)).Arn).toBe(principal.arn);
  });
});
