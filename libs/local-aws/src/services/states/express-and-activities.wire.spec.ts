import {
  CreateActivityCommand,
  CreateStateMachineCommand,
  DescribeExecutionCommand,
  GetActivityTaskCommand,
  ListExecutionsCommand,
  SFNClient,
  SendTaskSuccessCommand,
  StartExecutionCommand,
  StartSyncExecutionCommand,
  TestStateCommand,
} from '@aws-sdk/client-sfn';
import { createLocalAws, type LocalAws } from '../../create-local-aws.js';
import { clientConfig } from '../../testing/wire-client.js';

const ROLE = 'arn:aws:iam::123456789012:role/machine';

describe('EXPRESS machines, activities and TestState at the wire', () => {
  let aws: LocalAws;
  let sfn: SFNClient;

  beforeAll(async () => {
    aws = await createLocalAws({
      accountId: '123456789012',
      clock: { mode: 'manual', start: Date.UTC(2026, 10, 21) },
      log: () => undefined,
    });
    // The host of these calls begins with `sync-`, which an address cannot.
    sfn = new SFNClient({ ...clientConfig(aws), disableHostPrefix: true });
  });

  afterAll(async () => {
    sfn.destroy();
    await aws.close();
  });

  it('runs an EXPRESS machine synchronously, and lists none of its executions', async () => {
    const definition = JSON.stringify({
      StartAt: 'P',
      States: { P: { Type: 'Pass', Result: 1, End: true } },
    });
    const { stateMachineArn } = await sfn.send(
      new CreateStateMachineCommand({ name: 'fast', roleArn: ROLE, type: 'EXPRESS', definition }),
    );
    const answer = await sfn.send(new StartSyncExecutionCommand({ stateMachineArn, input: '{}' }));
    expect(answer).toMatchObject({
      status: 'SUCCEEDED',
      output: '1',
      billingDetails: { billedMemoryUsedInMB: 64 },
    });
    expect(answer.startDate).toEqual(new Date(Date.UTC(2026, 10, 21)));
    await expect(sfn.send(new ListExecutionsCommand({ stateMachineArn }))).rejects.toMatchObject({
      name: 'StateMachineTypeNotSupported',
    });
    const { executionArn } = await sfn.send(new StartExecutionCommand({ stateMachineArn }));
    await expect(sfn.send(new DescribeExecutionCommand({ executionArn }))).rejects.toMatchObject({
      name: 'InvalidArn',
    });
  });

  it('gives an activity task to a worker that polls', async () => {
    const { activityArn } = await sfn.send(new CreateActivityCommand({ name: 'work' }));
    const definition = JSON.stringify({
      StartAt: 'T',
      States: { T: { Type: 'Task', Resource: activityArn, End: true } },
    });
    const { stateMachineArn } = await sfn.send(
      new CreateStateMachineCommand({ name: 'worked', roleArn: ROLE, definition }),
    );
    const { executionArn } = await sfn.send(new StartExecutionCommand({ stateMachineArn, input: '{"a":1}' }));
    const task = await sfn.send(new GetActivityTaskCommand({ activityArn, workerName: 'me' }));
    expect(task.input).toBe('{"a":1}');
    await sfn.send(new SendTaskSuccessCommand({ taskToken: task.taskToken, output: '2' }));
    expect(await sfn.send(new DescribeExecutionCommand({ executionArn }))).toMatchObject({
      status: 'SUCCEEDED',
      output: '2',
    });
  });

  it('tests one state', async () => {
    const definition = JSON.stringify({ Type: 'Pass', Parameters: { 'b.$': '$.a' }, Next: 'X' });
    const answer = await sfn.send(
      new TestStateCommand({ definition, roleArn: ROLE, input: '{"a":1}', inspectionLevel: 'DEBUG' }),
    );
    expect(answer).toMatchObject({
      status: 'SUCCEEDED',
      output: '{"b":1}',
      nextState: 'X',
      inspectionData: { afterParameters: '{"b":1}' },
    });
    await expect(
      sfn.send(new TestStateCommand({ definition: '{"Type":"Nothing"}', roleArn: ROLE })),
    ).rejects.toMatchObject({ name: 'InvalidDefinition' });
  });
});
