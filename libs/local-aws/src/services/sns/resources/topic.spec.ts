import type { ResourceContext, ResourceProvider } from '../../../core/resource.js';
import { testAccount } from '../../ssm/testing/account.js';
import { snsModule } from '../index.js';

const ARN = 'arn:aws:sns:us-east-1:123456789012:Automation-a';

function setUp() {
  const { env } = testAccount();
  const sns = snsModule(env);
  env.register(sns.service);
  const context: ResourceContext = {
    env,
    stackName: 'S',
    logicalId: 'T',
    generateName: () => 'S-T-1',
    resolveAsset: () => '',
  };
  const provider = (type: string): ResourceProvider => {
    const found = sns.resources?.[type];
    if (!found) throw new Error(type);
    return found;
  };
  const call = async (operation: string, input: object): Promise<Record<string, unknown>> =>
    (await env.invoke('sns', operation, { TopicArn: ARN, ...input }, env.credentials.root)) as Record<
      string,
      unknown
    >;
  const mailed = async (): Promise<string[]> => {
    sns.mailbox.clear();
    await call('Publish', { Message: 'm' });
    return sns.mailbox.list().map(({ to }) => to);
  };
  return { provider, context, call, mailed, mailbox: sns.mailbox };
}

describe('SNS resources', () => {
  it('a topic changes the addresses it names itself and leaves others alone', async () => {
    const { provider, context, mailed } = setUp();
    const topic = provider('AWS::SNS::Topic');
    const email = (Endpoint: string) => ({ Protocol: 'email', Endpoint });
    const created = await topic.create(
      { TopicName: 'Automation-a', Subscription: [email('a@x.y'), email('b@x.y')] },
      context,
    );
    expect(created).toEqual({
      physicalId: ARN,
      attributes: { TopicName: 'Automation-a', TopicArn: ARN },
    });
    const { physicalId } = await provider('AWS::SNS::Subscription').create(
      { TopicArn: ARN, ...email('c@x.y') },
      context,
    );
    expect(await mailed()).toEqual(['c@x.y', 'b@x.y', 'a@x.y']);
    await topic.update?.(ARN, { TopicName: 'Automation-a', Subscription: [email('d@x.y')] }, context);
    expect(await mailed()).toEqual(['d@x.y', 'c@x.y']);
    await provider('AWS::SNS::Subscription').delete?.(physicalId, context);
    expect(await mailed()).toEqual(['d@x.y']);
    await topic.delete?.(ARN, context);
    await expect(mailed()).rejects.toMatchObject({ code: 'NotFound', status: 404 });
  });

  it('a topic policy is shown with its topics', async () => {
    const { provider, context, call } = setUp();
    await provider('AWS::SNS::Topic').create({ TopicName: 'Automation-a' }, context);
    const PolicyDocument = { Version: '2012-10-17', Statement: [] };
    await provider('AWS::SNS::TopicPolicy').create({ Topics: [ARN], PolicyDocument }, context);
    const { Attributes } = await call('GetTopicAttributes', {});
    expect((Attributes as Map<string, string>).get('Policy')).toBe(JSON.stringify(PolicyDocument));
  });

  it.each([
    [{ FifoTopic: true }, 'FIFO'],
    [{ Subscription: [{ Protocol: 'sqs', Endpoint: 'arn' }] }, 'protocol sqs'],
    [{ Subscription: [{ Protocol: 'email', Endpoint: 'nobody' }] }, 'not an email address'],
  ])('a topic with %j is refused', (properties, reason) => {
    const { provider, context } = setUp();
    expect(() => provider('AWS::SNS::Topic').create(properties, context)).toThrow(reason);
  });
});

describe('the mailbox', () => {
  it('keeps the newest mails and tells its listeners', () => {
    const { env } = testAccount();
    const { mailbox } = snsModule(env, { mailboxCapacity: 2 });
    const heard: string[] = [];
    const stop = mailbox.listen(({ subject }) => heard.push(subject));
    for (const subject of ['1', '2', '3'])
      mailbox.add({ at: 0, topicArn: ARN, to: 'a@x.y', subject, message: '' });
    stop();
    mailbox.add({ at: 0, topicArn: 'other', to: 'a@x.y', subject: '4', message: '' });
    expect(mailbox.list().map(({ subject }) => subject)).toEqual(['4', '3']);
    expect(mailbox.list({ topicArn: 'other' })).toHaveLength(1);
    expect(heard).toEqual(['1', '2', '3']);
  });
});
