import {
  DeleteRuleCommand,
  DescribeRuleCommand,
  EventBridgeClient,
  ListRulesCommand,
  ListTargetsByRuleCommand,
  PutEventsCommand,
  PutRuleCommand,
  PutTargetsCommand,
  RemoveTargetsCommand,
  TestEventPatternCommand,
} from '@aws-sdk/client-eventbridge';
import { createLocalAws, type LocalAws } from '../../create-local-aws.js';
import { functionTemplate } from '../../testing/function-template.js';
import { clientConfig } from '../../testing/wire-client.js';

const ARN = 'arn:aws:lambda:us-east-1:123456789012:function:report';

describe('EventBridge at the wire', () => {
  let aws: LocalAws;
  let events: EventBridgeClient;
  const received: unknown[] = [];

  beforeEach(async () => {
    received.length = 0;
    aws = await createLocalAws({
      accountId: '123456789012',
      clock: { mode: 'manual', start: Date.UTC(2026, 10, 21, 10) },
      functionRunner: (_, payload) => Promise.resolve(void received.push(payload)),
    });
    events = new EventBridgeClient(clientConfig(aws));
  });

  afterEach(async () => {
    events.destroy();
    await aws.close();
  });

  it('keeps rules and targets as they were put', async () => {
    const EventPattern = JSON.stringify({ source: ['app'] });
    const { RuleArn } = await events.send(new PutRuleCommand({ Name: 'a', EventPattern, Description: 'd' }));
    expect(RuleArn).toBe('arn:aws:events:us-east-1:123456789012:rule/a');
    const target = { Id: 't', Arn: ARN, InputPath: '$.detail' };
    await events.send(new PutTargetsCommand({ Rule: 'a', Targets: [target] }));
    expect(await events.send(new DescribeRuleCommand({ Name: 'a' }))).toMatchObject({
      Arn: RuleArn,
      EventPattern,
      State: 'ENABLED',
      Description: 'd',
      EventBusName: 'default',
    });
    expect((await events.send(new ListRulesCommand({ NamePrefix: 'a' }))).Rules).toHaveLength(1);
    expect((await events.send(new ListTargetsByRuleCommand({ Rule: 'a' }))).Targets).toEqual([target]);
    await expect(events.send(new DeleteRuleCommand({ Name: 'a' }))).rejects.toThrow('has targets');
    await events.send(new RemoveTargetsCommand({ Rule: 'a', Ids: ['t'] }));
    await events.send(new DeleteRuleCommand({ Name: 'a' }));
    await expect(events.send(new DescribeRuleCommand({ Name: 'a' }))).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
    });
  });

  it('tests a pattern against an event', async () => {
    const Event = JSON.stringify({
      id: '1',
      account: '1',
      source: 'app',
      time: 't',
      region: 'r',
      resources: [],
      'detail-type': 'x',
    });
    const test = async (EventPattern: string, event = Event) =>
      (await events.send(new TestEventPatternCommand({ EventPattern, Event: event }))).Result;
    expect(await test('{"source":[{"prefix":"a"}]}')).toBe(true);
    expect(await test('{"source":[{"prefix":"b"}]}')).toBe(false);
    await expect(test('{"source":"a"}')).rejects.toMatchObject({ name: 'InvalidEventPatternException' });
    await expect(test('{"source":["a"]}', '{}')).rejects.toMatchObject({ name: 'ValidationException' });
  });

  it('brings an event from a client to the function that a template names', async () => {
    const stack = await aws.deploy({
      stackName: 'Stack',
      template: functionTemplate(
        {},
        {
          Rule: {
            Type: 'AWS::Events::Rule',
            Properties: {
              EventPattern: { source: ['app'], detail: { n: [{ numeric: ['>', 1] }] } },
              Targets: [{ Id: 'fn', Arn: { 'Fn::GetAtt': ['Fn', 'Arn'] } }],
            },
          },
          Permission: {
            Type: 'AWS::Lambda::Permission',
            Properties: {
              Action: 'lambda:InvokeFunction',
              FunctionName: { 'Fn::GetAtt': ['Fn', 'Arn'] },
              Principal: 'events.amazonaws.com',
              SourceArn: { 'Fn::GetAtt': ['Rule', 'Arn'] },
            },
          },
        },
      ),
      resolveAsset: () => __dirname,
    });
    const Entries = [1, 2].map((n) => ({ Source: 'app', DetailType: 'x', Detail: JSON.stringify({ n }) }));
    const { FailedEntryCount } = await events.send(new PutEventsCommand({ Entries }));
    await aws.environment.activity.idle();
    expect(FailedEntryCount).toBe(0);
    expect(received).toMatchObject([{ source: 'app', detail: { n: 2 }, account: '123456789012' }]);
    expect(aws.authorizations()).toContainEqual(
      expect.objectContaining({
        principal: 'events.amazonaws.com',
        action: 'lambda:InvokeFunction',
        resource: expect.stringContaining(stack.outputs['Name'] ?? 'none') as string,
      }),
    );
  });
});
