import {
  CreateTopicCommand,
  GetTopicAttributesCommand,
  ListSubscriptionsByTopicCommand,
  ListTopicsCommand,
  PublishCommand,
  SNSClient,
  SubscribeCommand,
} from '@aws-sdk/client-sns';
import { createLocalAws, type LocalAws } from '../../create-local-aws.js';
import { clientConfig } from '../../testing/wire-client.js';

const START = Date.UTC(2026, 10, 21, 10);

describe('SNS at the wire', () => {
  let aws: LocalAws;
  let sns: SNSClient;

  beforeEach(async () => {
    aws = await createLocalAws({ accountId: '123456789012', clock: { mode: 'manual', start: START } });
    sns = new SNSClient(clientConfig(aws));
  });

  afterEach(async () => {
    sns.destroy();
    await aws.close();
  });

  const topic = async (): Promise<string> => {
    const { TopicArn } = await sns.send(
      new CreateTopicCommand({ Name: 'Automation-a', Attributes: { DisplayName: 'Approvals' } }),
    );
    return TopicArn ?? '';
  };
  const subscribe = (TopicArn: string, Endpoint: string, Protocol = 'email') =>
    sns.send(new SubscribeCommand({ TopicArn, Protocol, Endpoint }));

  it('creates a topic once, however often it is asked', async () => {
    const arn = await topic();
    expect(arn).toBe('arn:aws:sns:us-east-1:123456789012:Automation-a');
    expect(await topic()).toBe(arn);
    expect((await sns.send(new ListTopicsCommand())).Topics).toEqual([{ TopicArn: arn }]);
  });

  it('keeps what it would have mailed to each address, newest first', async () => {
    const TopicArn = await topic();
    await subscribe(TopicArn, 'ana@example.com');
    await subscribe(TopicArn, 'bo@example.com', 'email-json');
    const { MessageId } = await sns.send(
      new PublishCommand({ TopicArn, Subject: 'Please', Message: 'Look <here> & decide\n稟議' }),
    );
    await sns.send(new PublishCommand({ TopicArn, Message: 'second' }));
    expect(MessageId).toMatch(/^[0-9a-f-]{36}$/);
    expect(aws.mailbox.list({ to: 'ana@example.com' })).toEqual([
      expect.objectContaining({ subject: 'AWS Notification Message', message: 'second' }),
      {
        id: expect.any(String) as string,
        at: START,
        topicArn: TopicArn,
        to: 'ana@example.com',
        subject: 'Please',
        message: 'Look <here> & decide\n稟議',
      },
    ]);
    expect(JSON.parse(aws.mailbox.list({ to: 'bo@example.com' })[1]?.message ?? '')).toMatchObject({
      Type: 'Notification',
      MessageId,
      TopicArn,
      Subject: 'Please',
      Timestamp: '2026-11-21T10:00:00.000Z',
    });
  });

  it('chooses the text for the protocol from MessageStructure json', async () => {
    const TopicArn = await topic();
    await subscribe(TopicArn, 'ana@example.com');
    const Message = JSON.stringify({ default: 'd', email: 'e' });
    await sns.send(new PublishCommand({ TopicArn, Message, MessageStructure: 'json' }));
    expect(aws.mailbox.list()[0]?.message).toBe('e');
  });

  it('describes a topic and its subscriptions, which count as confirmed', async () => {
    const TopicArn = await topic();
    const { SubscriptionArn } = await subscribe(TopicArn, 'ana@example.com');
    expect((await subscribe(TopicArn, 'ana@example.com')).SubscriptionArn).toBe(SubscriptionArn);
    expect((await sns.send(new GetTopicAttributesCommand({ TopicArn }))).Attributes).toMatchObject({
      DisplayName: 'Approvals',
      SubscriptionsConfirmed: '1',
      SubscriptionsPending: '0',
    });
    expect((await sns.send(new ListSubscriptionsByTopicCommand({ TopicArn }))).Subscriptions).toEqual([
      { SubscriptionArn, Owner: '123456789012', Protocol: 'email', Endpoint: 'ana@example.com', TopicArn },
    ]);
  });

  it.each<[string, () => Promise<unknown>]>([
    [
      'NotFoundException',
      () => sns.send(new PublishCommand({ TopicArn: 'arn:aws:sns:x:y:z', Message: 'm' })),
    ],
    ['InvalidParameterException', () => sns.send(new CreateTopicCommand({ Name: 'a b' }))],
    ['NotImplementedException', () => sns.send(new PublishCommand({ PhoneNumber: '+81', Message: 'm' }))],
    [
      'NotImplementedException',
      async () => subscribe(await topic(), 'arn:aws:sqs:us-east-1:123456789012:q', 'sqs'),
    ],
    [
      'InvalidParameterException',
      async () => sns.send(new PublishCommand({ TopicArn: await topic(), Subject: 'a\nb', Message: 'm' })),
    ],
  ])('answers %s so that the client throws it', async (name, send) => {
    await expect(send()).rejects.toMatchObject({ name });
  });
});
