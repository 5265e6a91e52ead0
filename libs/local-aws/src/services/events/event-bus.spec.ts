import { ServiceError } from '../../core/errors.js';
import type { Delivery } from './index.js';
import { LAMBDA, MACHINE, testBus, type TestBus } from './testing/bus.js';

const PATTERN = JSON.stringify({ source: ['aws.ssm'], detail: { Status: ['Success'] } });
const emit = async (bus: TestBus, detail: Record<string, unknown> = { Status: 'Success' }): Promise<void> => {
  bus.env.emit({ source: 'aws.ssm', 'detail-type': 'Status', resources: ['arn:r'], detail });
  await bus.env.activity.idle();
};
const rule = async (
  bus: TestBus,
  target: object = {},
  put: object = { EventPattern: PATTERN },
): Promise<void> => {
  await bus.call('PutRule', { Name: 'rule', ...put });
  await bus.call('PutTargets', { Rule: 'rule', Targets: [{ Id: 't', Arn: LAMBDA, ...target }] });
};

describe('the event bus', () => {
  it('delivers a matching event to Lambda asynchronously, as EventBridge, with what the bus adds', async () => {
    const bus = testBus();
    await rule(bus);
    await emit(bus);
    await emit(bus, { Status: 'Failed' });
    expect(bus.invocations).toHaveLength(1);
    expect(bus.invocations[0]).toMatchObject({
      principal: 'events.amazonaws.com',
      input: { FunctionName: LAMBDA, InvocationType: 'Event' },
      payload: {
        version: '0',
        id: expect.stringMatching(/^[0-9a-f-]{36}$/) as string,
        account: '123456789012',
        region: 'us-east-1',
        time: '2026-11-21T10:00:00Z',
        source: 'aws.ssm',
        'detail-type': 'Status',
        resources: ['arn:r'],
        detail: { Status: 'Success' },
      },
    });
  });

  it('starts a state machine as the role of the target', async () => {
    const bus = testBus();
    const RoleArn = 'arn:aws:iam::123456789012:role/Start';
    await rule(bus, { Arn: MACHINE, RoleArn });
    await emit(bus);
    expect(bus.invocations[0]).toMatchObject({
      service: 'states',
      principal: 'arn:aws:sts::123456789012:assumed-role/Start/events-rule',
      input: { stateMachineArn: MACHINE },
    });
  });

  it.each<[string, object, unknown]>([
    ['a constant Input', { Input: '{"a":1}' }, { a: 1 }],
    ['an InputPath', { InputPath: '$.detail' }, { Status: 'Success' }],
    [
      'an InputTransformer, inside quotes and outside',
      {
        InputTransformer: {
          InputPathsMap: { status: '$.detail.Status', first: '$.resources[0]', none: '$.detail.none' },
          InputTemplate:
            '{"text":"is <status> at <first>","status":<status>,"none":<none>,"rule":"<aws.events.rule-name>"}',
        },
      },
      { text: 'is Success at arn:r', status: 'Success', none: null, rule: 'rule' },
    ],
  ])('sends %s', async (_, target, payload) => {
    const bus = testBus();
    await rule(bus, target);
    await emit(bus);
    expect(bus.invocations[0]?.payload).toEqual(payload);
  });

  it('keeps a quotation mark in a value from breaking the template', async () => {
    const bus = testBus();
    await rule(bus, {
      InputTransformer: { InputPathsMap: { x: '$.detail.x' }, InputTemplate: '{"text":"<x>"}' },
    });
    await emit(bus, { Status: 'Success', x: 'say "hi", <x>' });
    expect(bus.invocations[0]?.payload).toEqual({ text: 'say "hi", <x>' });
  });

  it('delivers nothing for a disabled rule, and again once it is enabled', async () => {
    const bus = testBus();
    await rule(bus);
    await bus.call('DisableRule', { Name: 'rule' });
    await emit(bus);
    expect(bus.invocations).toHaveLength(0);
    await bus.call('EnableRule', { Name: 'rule' });
    await emit(bus);
    expect(bus.invocations).toHaveLength(1);
  });

  it('lets a test drop, repeat and reorder deliveries', async () => {
    const held: (() => void)[] = [];
    const seen: Delivery[] = [];
    const bus = testBus({
      deliver: (delivery, next) => {
        seen.push(delivery);
        if (delivery.event.detail['n'] === 0) return;
        held.unshift(next);
      },
    });
    await rule(bus);
    for (const n of [0, 1, 2]) await emit(bus, { Status: 'Success', n });
    expect(bus.invocations).toHaveLength(0);
    for (const next of [...held, ...held]) next();
    await bus.env.activity.idle();
    expect(bus.invocations.map(({ payload }) => (payload as { detail: { n: number } }).detail.n)).toEqual([
      2, 1, 2, 1,
    ]);
    expect(seen[0]).toMatchObject({ rule: { name: 'rule' }, target: { id: 't', arn: LAMBDA } });
  });

  it('retries a throttled delivery by the clock, and gives up when the policy says so', async () => {
    const bus = testBus();
    await rule(bus, { RetryPolicy: { MaximumRetryAttempts: 2 } });
    bus.refuse = () => new ServiceError('TooManyRequestsException', 'slow down', 429);
    await emit(bus);
    expect(bus.invocations).toHaveLength(1);
    await bus.env.clock.advance(60_000);
    expect(bus.invocations).toHaveLength(3);
    expect(bus.logs.join()).toContain('dropped');
    await bus.env.clock.advance(86_400_000);
    expect(bus.invocations).toHaveLength(3);
  });

  it('does not retry what is not there', async () => {
    const bus = testBus();
    await rule(bus);
    bus.refuse = () => new ServiceError('ResourceNotFoundException', 'gone', 404);
    await emit(bus);
    await bus.env.clock.advance(86_400_000);
    expect(bus.invocations).toHaveLength(1);
  });

  it('ticks a schedule by the clock, once for a jump over many of its times', async () => {
    const bus = testBus();
    await rule(bus, {}, { ScheduleExpression: 'rate(1 minute)' });
    await bus.env.clock.advance(59_999);
    expect(bus.invocations).toHaveLength(0);
    await bus.env.clock.advance(1);
    expect(bus.invocations).toHaveLength(1);
    expect(bus.invocations[0]?.payload).toMatchObject({
      source: 'aws.events',
      'detail-type': 'Scheduled Event',
      resources: ['arn:aws:events:us-east-1:123456789012:rule/rule'],
      detail: {},
      time: '2026-11-21T10:01:00Z',
    });
    await bus.env.clock.advance(7 * 86_400_000);
    expect(bus.invocations).toHaveLength(2);
    await bus.call('DisableRule', { Name: 'rule' });
    await bus.env.clock.advance(86_400_000);
    expect(bus.invocations).toHaveLength(2);
  });

  it('takes events of its own callers, not in the name of AWS', async () => {
    const bus = testBus();
    await rule(bus, {}, { EventPattern: '{"source":["app"]}' });
    const answer = await bus.call('PutEvents', {
      Entries: [
        { Source: 'app', DetailType: 'x', Detail: '{"a":1}' },
        { Source: 'aws.ssm', DetailType: 'x', Detail: '{}' },
        { Source: 'app', DetailType: 'x', Detail: 'no json' },
      ],
    });
    expect(answer).toMatchObject({
      FailedEntryCount: 2,
      Entries: [
        { EventId: expect.any(String) as string },
        { ErrorCode: 'NotAuthorizedForSourceException' },
        { ErrorCode: 'MalformedDetail' },
      ],
    });
    expect(bus.invocations).toHaveLength(1);
  });

  it.each<[string, string, object, string]>([
    [
      'an unknown operator in a pattern',
      'PutRule',
      { Name: 'r', EventPattern: '{"a":[{"like":"b"}]}' },
      'InvalidEventPatternException',
    ],
    ['a rule without pattern and schedule', 'PutRule', { Name: 'r' }, 'ValidationException'],
    ['a bad schedule', 'PutRule', { Name: 'r', ScheduleExpression: 'rate(1 second)' }, 'ValidationException'],
    [
      'another bus',
      'PutRule',
      { Name: 'r', EventPattern: PATTERN, EventBusName: 'mine' },
      'NotImplementedException',
    ],
    [
      'targets of no rule',
      'PutTargets',
      { Rule: 'none', Targets: [{ Id: 'a', Arn: LAMBDA }] },
      'ResourceNotFoundException',
    ],
  ])('refuses %s', async (_, operation, input, code) => {
    await expect(testBus().call(operation, input)).rejects.toMatchObject({ code });
  });

  it.each<[string, object, string]>([
    [
      'a dead-letter queue',
      { DeadLetterConfig: { Arn: 'arn:aws:sqs:us-east-1:123456789012:q' } },
      'DeadLetterConfig',
    ],
    ['a queue', { Arn: 'arn:aws:sqs:us-east-1:123456789012:q' }, 'other than Lambda'],
    ['a state machine without a role', { Arn: MACHINE }, 'RoleArn is required'],
    ['an Input that is no JSON', { Input: '{' }, 'not JSON'],
    ['a template with a stranger in it', { InputTransformer: { InputTemplate: '{"a":<b>}' } }, '<b>'],
    ['too many attempts', { RetryPolicy: { MaximumRetryAttempts: 186 } }, '0 to 185'],
  ])('refuses %s as a target', async (_, target, reason) => {
    await expect(rule(testBus(), target)).rejects.toThrow(reason);
  });
});

describe('AWS::Events::Rule', () => {
  it('creates, changes and removes a rule with its targets', async () => {
    const bus = testBus();
    const provider = bus.events.resources?.['AWS::Events::Rule'];
    const context = {
      env: bus.env,
      stackName: 'S',
      logicalId: 'R',
      generateName: () => 'S-R-1',
      resolveAsset: () => '',
    };
    const properties = { EventPattern: { source: ['aws.ssm'] }, Targets: [{ Id: 't', Arn: LAMBDA }] };
    expect(await provider?.create(properties, context)).toEqual({
      physicalId: 'S-R-1',
      attributes: { Arn: 'arn:aws:events:us-east-1:123456789012:rule/S-R-1' },
    });
    await emit(bus);
    expect(bus.invocations).toHaveLength(1);
    await provider?.update?.('S-R-1', { ...properties, State: 'DISABLED' }, context);
    await emit(bus);
    expect(bus.invocations).toHaveLength(1);
    await provider?.delete?.('S-R-1', context);
    expect(await bus.call('ListRules', {})).toMatchObject({ Rules: [] });
  });
});
