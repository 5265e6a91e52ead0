import type { StateMachineDefinition } from '@ringi/asl';
import { policy } from '../index.js';

const machine = (...states: Record<string, unknown>[]): StateMachineDefinition =>
  ({
    StartAt: 'S0',
    States: Object.fromEntries(states.map((state, i) => [`S${i}`, state])),
  }) as StateMachineDefinition;
const task = (resource: string, parameters: object = {}) => ({
  Type: 'Task',
  Resource: `arn:aws:states:::${resource}`,
  Parameters: parameters,
});
const place = { region: 'eu-west-1', account: '123456789012' };

describe('policy', () => {
  it('lets a parent start, watch and stop its child, with the rule that tells it of the end', () => {
    const child = 'arn:aws:states:eu-west-1:123456789012:stateMachine:Child';
    expect(policy(machine(task('states:startExecution.sync:2', { StateMachineArn: child })), place)).toEqual([
      {
        Effect: 'Allow',
        Action: ['events:PutTargets', 'events:PutRule', 'events:DescribeRule'],
        Resource: [
          'arn:aws:events:eu-west-1:123456789012:rule/StepFunctionsGetEventsForStepFunctionsExecutionRule',
        ],
      },
      {
        Effect: 'Allow',
        Action: ['states:DescribeExecution', 'states:StopExecution'],
        Resource: ['arn:aws:states:eu-west-1:123456789012:execution:Child:*'],
      },
      { Effect: 'Allow', Action: ['states:StartExecution'], Resource: [child] },
    ]);
  });

  it('needs no rule to start a child and go on', () => {
    expect(
      policy(machine(task('states:startExecution', { StateMachineArn: '${Child.Arn}' })), place),
    ).toEqual([{ Effect: 'Allow', Action: ['states:StartExecution'], Resource: ['${Child.Arn}'] }]);
  });

  it.each([
    ['lambda:invoke', { FunctionName: 'arn:f' }, 'lambda:InvokeFunction', 'arn:f'],
    ['lambda:invoke.waitForTaskToken', { 'FunctionName.$': '$.f' }, 'lambda:InvokeFunction', '*'],
    ['sns:publish', { TopicArn: 'arn:t' }, 'sns:Publish', 'arn:t'],
    [
      'sqs:sendMessage',
      { QueueUrl: 'https://sqs.eu-west-1.amazonaws.com/123456789012/q' },
      'sqs:SendMessage',
      'arn:aws:sqs:eu-west-1:123456789012:q',
    ],
    [
      'dynamodb:putItem',
      { TableName: 'T' },
      'dynamodb:PutItem',
      'arn:aws:dynamodb:eu-west-1:123456789012:table/T',
    ],
    ['aws-sdk:sfn:describeExecution', {}, 'states:DescribeExecution', '*'],
    ['aws-sdk:s3:listObjectsV2', {}, 's3:ListBucket', '*'],
    ['aws-sdk:ssm:getParameter', {}, 'ssm:GetParameter', '*'],
  ])('%s with %j needs %s on %s', (resource, parameters, action, on) => {
    expect(policy(machine(task(resource, parameters)), place)).toEqual([
      { Effect: 'Allow', Action: [action], Resource: [on] },
    ]);
  });

  it('takes JSONata arguments that are known, and * for those that are not', () => {
    const state = (FunctionName: string) => ({
      Type: 'Task',
      Resource: 'arn:aws:states:::lambda:invoke',
      Arguments: { FunctionName },
    });
    expect(policy(machine(state('arn:f')))[0]?.Resource).toEqual(['arn:f']);
    expect(policy(machine(state('{% $states.input.f %}')))[0]?.Resource).toEqual(['*']);
  });

  it('looks into branches and item processors, and names each resource once', () => {
    const inner = (arn: string) => machine(task('lambda:invoke', { FunctionName: arn }));
    const whole = machine(
      { Type: 'Parallel', Branches: [inner('arn:b'), inner('arn:a')] },
      { Type: 'Map', Iterator: inner('arn:a') },
    );
    expect(policy(whole)).toEqual([
      { Effect: 'Allow', Action: ['lambda:InvokeFunction'], Resource: ['arn:a', 'arn:b'] },
    ]);
  });

  it('takes a role instead of calling itself', () => {
    const state = {
      ...task('lambda:invoke', { FunctionName: 'arn:f' }),
      Credentials: { RoleArn: 'arn:aws:iam::1:role/r' },
    };
    expect(policy(machine(state))).toEqual([
      { Effect: 'Allow', Action: ['sts:AssumeRole'], Resource: ['arn:aws:iam::1:role/r'] },
    ]);
  });

  it('lets a distributed Map read, start its children and write', () => {
    const state = {
      Type: 'Map',
      ItemReader: { Resource: 'arn:aws:states:::s3:getObject', Parameters: { Bucket: 'b', Key: 'k.csv' } },
      ItemProcessor: { ProcessorConfig: { Mode: 'DISTRIBUTED' }, ...machine({ Type: 'Pass' }) },
      ResultWriter: { Resource: 'arn:aws:states:::s3:putObject', Parameters: { 'Bucket.$': '$.b' } },
    };
    const machineArn = 'arn:aws:states:eu-west-1:123456789012:stateMachine:M';
    expect(
      policy(machine(state), { ...place, machineArn }).map(({ Action, Resource }) => [
        Action[0],
        Resource[0],
      ]),
    ).toEqual([
      ['s3:GetObject', 'arn:aws:s3:::b/k.csv'],
      ['s3:PutObject', '*'],
      ['states:DescribeExecution', 'arn:aws:states:eu-west-1:123456789012:execution:M:*'],
      ['states:StartExecution', machineArn],
    ]);
    expect(() => policy(machine(state), place)).toThrow(
      "'S0' starts executions of its own machine: give policy() its machineArn",
    );
  });

  it('says which state it cannot answer for', () => {
    expect(() => policy(machine(task('eks:runJob.sync')))).toThrow(
      "'S0': policy() does not know what arn:aws:states:::eks:runJob.sync needs",
    );
  });

  it('takes the executions of a machine whose ARN is a token from whoever knows them', () => {
    const definition = {
      StartAt: 'A',
      States: {
        A: {
          Type: 'Task',
          Resource: 'arn:aws:states:::states:startExecution.sync:2',
          Parameters: { StateMachineArn: '${Token[1]}' },
          End: true,
        },
      },
    } as unknown as StateMachineDefinition;
    const executionArn = (arn: string) => (arn === '${Token[1]}' ? 'arn:known' : undefined);
    const on = (options: object) =>
      policy(definition, options).find(({ Action }) => Action.includes('states:DescribeExecution'))?.Resource;
    expect(on({ executionArn })).toEqual(['arn:known']);
    expect(on({})).toEqual(['arn:aws:states:*:*:execution:*']);
  });
});
