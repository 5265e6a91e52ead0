import {
  CreateStateMachineCommand,
  DescribeExecutionCommand,
  DescribeStateMachineCommand,
  GetExecutionHistoryCommand,
  ListExecutionsCommand,
  SFNClient,
  SendTaskFailureCommand,
  SendTaskSuccessCommand,
  StartExecutionCommand,
  StopExecutionCommand,
  type HistoryEvent,
} from '@aws-sdk/client-sfn';
import type { BusEvent } from '../../core/environment.js';
import { createLocalAws, type LocalAws } from '../../create-local-aws.js';
import { clientConfig } from '../../testing/wire-client.js';

const ACCOUNT = '123456789012';
const ROLE = `arn:aws:iam::${ACCOUNT}:role/machine`;
const machineArn = (name: string) => `arn:aws:states:us-east-1:${ACCOUNT}:stateMachine:${name}`;
const FUNCTION_ROLE = {
  Type: 'AWS::IAM::Role',
  Properties: {
    AssumeRolePolicyDocument: {
      Version: '2012-10-17',
      Statement: [
        { Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' },
      ],
    },
  },
};
const lambdaOf = (name: string) => ({
  Type: 'AWS::Lambda::Function',
  Properties: {
    FunctionName: name,
    Runtime: 'nodejs22.x',
    Handler: 'index.handler',
    Role: { 'Fn::GetAtt': ['Role', 'Arn'] },
    Code: { S3Bucket: 'assets', S3Key: 'code.zip' },
  },
});

const COMPONENT = {
  StartAt: 'Ask',
  States: {
    Ask: {
      Type: 'Task',
      Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken',
      Parameters: { FunctionName: 'start', Payload: { 'token.$': '$$.Task.Token', 'who.$': '$.who' } },
      TimeoutSeconds: 604_800,
      End: true,
    },
  },
};
const CALLER = {
  StartAt: 'Level 1',
  States: {
    'Level 1': {
      Type: 'Task',
      Resource: 'arn:aws:states:::states:startExecution.sync:2',
      Parameters: {
        StateMachineArn: machineArn('component'),
        'Name.$': "States.Format('L1-{}', $$.Execution.Name)",
        Input: { 'who.$': '$.who' },
      },
      End: true,
    },
  },
};

describe('Step Functions at the wire', () => {
  let aws: LocalAws;
  let sfn: SFNClient;
  const tokens: string[] = [];
  const events: BusEvent[] = [];

  beforeAll(async () => {
    aws = await createLocalAws({
      accountId: ACCOUNT,
      clock: { mode: 'manual', start: Date.UTC(2026, 10, 21) },
      log: () => undefined,
      functionRunner: async (fn, payload) => {
        if (fn.name === 'broken') throw new TypeError('no such thing');
        const { token } = payload as { token?: string };
        if (token !== undefined) tokens.push(token);
        return { asked: true };
      },
    });
    sfn = new SFNClient(clientConfig(aws));
    aws.environment.subscribe((event) => events.push(event));
    await aws.deploy({
      stackName: 'Machines',
      resolveAsset: () => __dirname,
      template: {
        Resources: {
          Role: FUNCTION_ROLE,
          Start: lambdaOf('start'),
          Broken: lambdaOf('broken'),
          Component: {
            Type: 'AWS::StepFunctions::StateMachine',
            Properties: {
              StateMachineName: 'component',
              DefinitionString: JSON.stringify(COMPONENT).replace('"start"', '"${Start}"'),
              DefinitionSubstitutions: { Start: { Ref: 'Start' } },
              RoleArn: ROLE,
              TracingConfiguration: { Enabled: true },
            },
          },
          Caller: {
            Type: 'AWS::StepFunctions::StateMachine',
            Properties: {
              StateMachineName: 'caller',
              DefinitionString: JSON.stringify(CALLER),
              RoleArn: ROLE,
            },
          },
        },
        Outputs: { Component: { Value: { Ref: 'Component' } } },
      },
    });
  });
  afterAll(async () => {
    sfn.destroy();
    await aws.close();
  });

  const start = async (machine: string, name: string, input: object) => {
    tokens.length = 0;
    const answer = await sfn.send(
      new StartExecutionCommand({ stateMachineArn: machineArn(machine), name, input: JSON.stringify(input) }),
    );
    await aws.environment.activity.idle();
    return answer.executionArn as string;
  };
  const describe_ = (executionArn: string) => sfn.send(new DescribeExecutionCommand({ executionArn }));
  const history = async (executionArn: string) =>
    (await sfn.send(new GetExecutionHistoryCommand({ executionArn }))).events as HistoryEvent[];

  it('runs a caller and its component through a task token, with the envelope of .sync:2', async () => {
    const arn = await start('caller', 'r1', { who: 'hana' });
    expect(tokens).toEqual([expect.stringMatching(/^AAAAKgAAAAIAAAAAAAAAA[\w+/]{579}$/)]);
    await sfn.send(new SendTaskSuccessCommand({ taskToken: tokens[0], output: '{"is_approved":true}' }));
    await aws.environment.activity.idle();
    const { status, output } = await describe_(arn);
    expect(status).toBe('SUCCEEDED');
    const envelope = JSON.parse(output as string) as Record<string, unknown>;
    expect(Object.keys(envelope)).toEqual([
      'ExecutionArn',
      'Input',
      'InputDetails',
      'Name',
      'Output',
      'OutputDetails',
      'RedriveCount',
      'RedriveStatus',
      'RedriveStatusReason',
      'StartDate',
      'StateMachineArn',
      'Status',
      'StopDate',
    ]);
    expect(envelope).toMatchObject({
      Name: 'L1-r1',
      Input: { who: 'hana' },
      Output: { is_approved: true },
      StartDate: Date.UTC(2026, 10, 21),
    });
    expect((await history(arn)).map((event) => event.type)).toEqual([
      'ExecutionStarted',
      'TaskStateEntered',
      'TaskScheduled',
      'TaskStarted',
      'TaskSubmitted',
      'TaskSucceeded',
      'TaskStateExited',
      'ExecutionSucceeded',
    ]);
  });

  it('accepts a token once and refuses garbage, in the words of AWS', async () => {
    const again = sfn.send(new SendTaskSuccessCommand({ taskToken: tokens[0], output: '{}' }));
    await expect(again).rejects.toMatchObject({
      name: 'TaskTimedOut',
      message: "Task Timed Out: 'Provided task does not exist anymore'",
    });
    const garbage = sfn.send(new SendTaskSuccessCommand({ taskToken: 'x', output: '{}' }));
    await expect(garbage).rejects.toMatchObject({
      name: 'InvalidToken',
      message: "Invalid Token: 'Invalid token'",
    });
  });

  it('fails the parent with States.TaskFailed and the child in the cause when the child fails', async () => {
    const arn = await start('caller', 'r2', { who: 'ken' });
    await sfn.send(
      new SendTaskFailureCommand({ taskToken: tokens[0], error: 'Ringi.Closed', cause: 'closed' }),
    );
    await aws.environment.activity.idle();
    const parent = await describe_(arn);
    expect(parent).toMatchObject({ status: 'FAILED', error: 'States.TaskFailed' });
    expect(JSON.parse(parent.cause as string)).toMatchObject({
      Error: 'Ringi.Closed',
      Cause: 'closed',
      Status: 'FAILED',
      Name: 'L1-r2',
      Input: '{"who":"ken"}',
    });
  });

  it('stops the child of a stopped parent, with the cause AWS gives it', async () => {
    const arn = await start('caller', 'r3', { who: 'mei' });
    const token = tokens[0];
    await sfn.send(
      new StopExecutionCommand({ executionArn: arn, error: 'Withdrawn', cause: 'by its requester' }),
    );
    await aws.environment.activity.idle();
    expect(await describe_(arn)).toMatchObject({
      status: 'ABORTED',
      error: 'Withdrawn',
      cause: 'by its requester',
    });
    const child = await describe_(`arn:aws:states:us-east-1:${ACCOUNT}:execution:component:L1-r3`);
    expect(child).toMatchObject({
      status: 'ABORTED',
      cause: `The Task state in AWS Step Functions execution [${arn}] which was managing this resource was aborted`,
    });
    const late = sfn.send(new SendTaskSuccessCommand({ taskToken: token, output: '{}' }));
    await expect(late).rejects.toMatchObject({ name: 'TaskTimedOut' });
  });

  it('times a waiting task out by the clock', async () => {
    const arn = await start('component', 'slow', { who: 'aoi' });
    await aws.clock.advance(604_800_000 - 1);
    expect((await describe_(arn)).status).toBe('RUNNING');
    await aws.clock.advance(1);
    expect(await describe_(arn)).toMatchObject({ status: 'FAILED', error: 'States.Timeout' });
  });

  it("reports a function's own error by its type, with the whole answer as the cause", async () => {
    const definition = {
      StartAt: 'Call',
      States: {
        Call: {
          Type: 'Task',
          Resource: 'arn:aws:states:::lambda:invoke',
          Parameters: { FunctionName: 'broken' },
          End: true,
        },
      },
    };
    await sfn.send(
      new CreateStateMachineCommand({
        name: 'breaks',
        definition: JSON.stringify(definition),
        roleArn: ROLE,
      }),
    );
    const failed = await describe_(await start('breaks', 'b1', {}));
    expect(failed).toMatchObject({ status: 'FAILED', error: 'TypeError' });
    expect(JSON.parse(failed.cause as string)).toMatchObject({
      errorType: 'TypeError',
      errorMessage: 'no such thing',
    });
  });

  it('names what a task misses: the machine, the function or the gap', async () => {
    const run = async (name: string, Resource: string, Parameters: object) => {
      const definition = {
        StartAt: 'Call',
        States: { Call: { Type: 'Task', Resource, Parameters, End: true } },
      };
      await sfn.send(
        new CreateStateMachineCommand({ name, definition: JSON.stringify(definition), roleArn: ROLE }),
      );
      return describe_(await start(name, 'x', {}));
    };
    const noMachine = { StateMachineArn: machineArn('nobody') };
    expect(await run('m1', 'arn:aws:states:::states:startExecution', noMachine)).toMatchObject({
      error: 'StepFunctions.StateMachineDoesNotExistException',
      cause: expect.stringContaining(
        `State Machine Does Not Exist: '${machineArn('nobody')}' (Service: AWSStepFunctions; Status Code: 400;`,
      ),
    });
    expect(await run('m2', 'arn:aws:states:::lambda:invoke', { FunctionName: 'nobody' })).toMatchObject({
      error: 'Lambda.ResourceNotFoundException',
    });
    expect(
      await run('m3', 'arn:aws:states:::sqs:sendMessage', { QueueUrl: 'q', MessageBody: 'm' }),
    ).toMatchObject({
      error: 'LocalAws.NotEmulated',
      cause: expect.stringContaining('arn:aws:states:::sqs:sendMessage'),
    });
    expect(await run('m4', 'arn:aws:states:::aws-sdk:sfn:describeStateMachine', noMachine)).toMatchObject({
      error: 'Sfn.StateMachineDoesNotExistException',
    });
  });

  it('answers a running execution of the same name and input again, and refuses a closed one', async () => {
    const arn = await start('component', 'twice', { who: 'rin' });
    expect(await start('component', 'twice', { who: 'rin' })).toBe(arn);
    await sfn.send(new StopExecutionCommand({ executionArn: arn }));
    await expect(start('component', 'twice', { who: 'rin' })).rejects.toMatchObject({
      name: 'ExecutionAlreadyExists',
      message: `Execution Already Exists: '${arn}'`,
    });
  });

  it('lists newest first, page by page', async () => {
    const first = await sfn.send(
      new ListExecutionsCommand({ stateMachineArn: machineArn('caller'), maxResults: 2 }),
    );
    expect(first.executions?.map(({ name }) => name)).toEqual(['r3', 'r2']);
    const { nextToken } = first;
    const rest = await sfn.send(
      new ListExecutionsCommand({ stateMachineArn: machineArn('caller'), nextToken }),
    );
    expect(rest.executions?.map(({ name }) => name)).toEqual(['r1']);
  });

  it('emits a status change for each start and end, with dates in milliseconds', async () => {
    const seen = events.filter((event) => event.detail['name'] === 'r1').map(({ detail }) => detail);
    expect(seen.map(({ status }) => status)).toEqual(['RUNNING', 'SUCCEEDED']);
    expect(seen[0]).toMatchObject({ startDate: Date.UTC(2026, 10, 21), stopDate: null, output: null });
    expect(seen[1]).toMatchObject({ stopDate: Date.UTC(2026, 10, 21), outputDetails: { included: true } });
  });

  it('records what each call needs: the caller as root, the children as the role of the machine', () => {
    const needed = aws
      .authorizations()
      .map(({ principal, action, resource }) => ({ principal, action, resource }));
    expect(needed).toContainEqual({
      principal: `arn:aws:sts::${ACCOUNT}:assumed-role/machine/r1`,
      action: 'states:StartExecution',
      resource: machineArn('component'),
    });
    expect(needed).toContainEqual(
      expect.objectContaining({ action: 'states:SendTaskSuccess', resource: machineArn('component') }),
    );
  });

  it('keeps the deployed configuration as the API names it', async () => {
    const described = await sfn.send(
      new DescribeStateMachineCommand({ stateMachineArn: machineArn('component') }),
    );
    expect(described).toMatchObject({
      status: 'ACTIVE',
      type: 'STANDARD',
      tracingConfiguration: { enabled: true },
    });
    expect(JSON.parse(described.definition as string)).toEqual(COMPONENT);
  });
});
