import {
  CreateStateMachineAliasCommand,
  CreateStateMachineCommand,
  DeleteStateMachineVersionCommand,
  DescribeExecutionCommand,
  DescribeMapRunCommand,
  DescribeStateMachineCommand,
  GetExecutionHistoryCommand,
  ListExecutionsCommand,
  ListMapRunsCommand,
  PublishStateMachineVersionCommand,
  RedriveExecutionCommand,
  SFNClient,
  StartExecutionCommand,
  UpdateStateMachineAliasCommand,
  UpdateStateMachineCommand,
} from '@aws-sdk/client-sfn';
import { CreateBucketCommand, GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { createLocalAws, type LocalAws } from '../../create-local-aws.js';
import { clientConfig } from '../../testing/wire-client.js';

const ACCOUNT = '123456789012';
const roleArn = `arn:aws:iam::${ACCOUNT}:role/machine`;
const machineArn = (name: string) => `arn:aws:states:us-east-1:${ACCOUNT}:stateMachine:${name}`;
const answering = (Result: string) =>
  JSON.stringify({ StartAt: 'P', States: { P: { Type: 'Pass', Result, End: true } } });

describe('Step Functions at the wire: versions, aliases, redrive and map runs', () => {
  let aws: LocalAws;
  let sfn: SFNClient;

  beforeAll(async () => {
    aws = await createLocalAws({
      accountId: ACCOUNT,
      clock: { mode: 'manual', start: Date.UTC(2026, 10, 21) },
      log: () => undefined,
    });
    sfn = new SFNClient(clientConfig(aws));
  });
  afterAll(async () => {
    sfn.destroy();
    await aws.close();
  });

  const run = async (stateMachineArn: string, input = '{}') => {
    const started = await sfn.send(new StartExecutionCommand({ stateMachineArn, input }));
    await aws.clock.advance(0);
    const executionArn = started.executionArn as string;
    return sfn.send(new DescribeExecutionCommand({ executionArn }));
  };

  it('runs the version that an alias routes to, whatever the machine is now', async () => {
    const created = await sfn.send(
      new CreateStateMachineCommand({
        name: 'versioned',
        roleArn,
        definition: answering('one'),
        publish: true,
      }),
    );
    const one = `${machineArn('versioned')}:1`;
    expect(created.stateMachineVersionArn).toBe(one);
    await sfn.send(
      new UpdateStateMachineCommand({
        stateMachineArn: machineArn('versioned'),
        definition: answering('two'),
      }),
    );
    const routingConfiguration = [{ stateMachineVersionArn: one, weight: 100 }];
    const { stateMachineAliasArn } = await sfn.send(
      new CreateStateMachineAliasCommand({ name: 'live', routingConfiguration }),
    );
    expect(await run(stateMachineAliasArn as string)).toMatchObject({
      output: '"one"',
      stateMachineArn: machineArn('versioned'),
      stateMachineVersionArn: one,
      stateMachineAliasArn,
    });
    expect((await run(machineArn('versioned'))).output).toBe('"two"');
    const two = await sfn.send(
      new PublishStateMachineVersionCommand({ stateMachineArn: machineArn('versioned') }),
    );
    await sfn.send(
      new UpdateStateMachineAliasCommand({
        stateMachineAliasArn,
        routingConfiguration: [{ stateMachineVersionArn: two.stateMachineVersionArn, weight: 100 }],
      }),
    );
    expect((await run(stateMachineAliasArn as string)).output).toBe('"two"');
    const listed = await sfn.send(new ListExecutionsCommand({ stateMachineArn: one }));
    expect(listed.executions).toHaveLength(1);
    const described = await sfn.send(new DescribeStateMachineCommand({ stateMachineArn: one }));
    expect(described.definition).toBe(answering('one'));
  });

  it('refuses to delete a version that an alias routes to', async () => {
    const stateMachineVersionArn = `${machineArn('versioned')}:2`;
    await expect(
      sfn.send(new DeleteStateMachineVersionCommand({ stateMachineVersionArn })),
    ).rejects.toMatchObject({
      name: 'ConflictException',
      message:
        'Version to be deleted must not be referenced by an alias. Current list of aliases referencing this version: [live]',
    });
  });

  it('redrives a failed execution, and says why not', async () => {
    const definition = JSON.stringify({
      StartAt: 'Wait',
      TimeoutSeconds: 60,
      States: { Wait: { Type: 'Wait', SecondsPath: '$.seconds', End: true } },
    });
    await sfn.send(new CreateStateMachineCommand({ name: 'slow', roleArn, definition }));
    const { executionArn } = await run(machineArn('slow'), '{"seconds":50}');
    await expect(sfn.send(new RedriveExecutionCommand({ executionArn }))).rejects.toMatchObject({
      name: 'ExecutionNotRedrivable',
      message: 'Execution is RUNNING and cannot be redriven',
    });
    const late = await run(machineArn('slow'), '{"seconds":100}');
    await aws.clock.advance(61_000);
    await sfn.send(new RedriveExecutionCommand({ executionArn: late.executionArn }));
    await aws.clock.advance(61_000);
    const described = await sfn.send(new DescribeExecutionCommand({ executionArn: late.executionArn }));
    expect(described).toMatchObject({
      status: 'TIMED_OUT',
      redriveCount: 1,
      redriveDate: new Date(Date.UTC(2026, 10, 21, 0, 1, 1)),
      redriveStatus: 'REDRIVABLE',
    });
    const { events } = await sfn.send(new GetExecutionHistoryCommand({ executionArn: late.executionArn }));
    expect(events?.map(({ type }) => type)).toEqual([
      'ExecutionStarted',
      'WaitStateEntered',
      'ExecutionTimedOut',
      'ExecutionRedriven',
      'ExecutionTimedOut',
    ]);
  });

  it('describes a Map Run and its children', async () => {
    const ItemProcessor = {
      ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
      StartAt: 'P',
      States: { P: { Type: 'Pass', End: true } },
    };
    const definition = JSON.stringify({
      StartAt: 'Each',
      States: { Each: { Type: 'Map', Label: 'each', ItemProcessor, End: true } },
    });
    await sfn.send(new CreateStateMachineCommand({ name: 'many', roleArn, definition }));
    const { executionArn } = await run(machineArn('many'), '[1,2]');
    const { mapRuns = [] } = await sfn.send(new ListMapRunsCommand({ executionArn }));
    const mapRunArn = mapRuns[0]?.mapRunArn;
    expect(await sfn.send(new DescribeMapRunCommand({ mapRunArn }))).toMatchObject({
      status: 'SUCCEEDED',
      executionArn,
      executionCounts: { total: 2, succeeded: 2, resultsWritten: 2, failed: 0, pending: 0, running: 0 },
    });
    const { executions = [] } = await sfn.send(new ListExecutionsCommand({ mapRunArn }));
    expect(executions).toHaveLength(2);
    const child = await sfn.send(new DescribeExecutionCommand({ executionArn: executions[0]?.executionArn }));
    expect(child).toMatchObject({
      mapRunArn,
      input: '2',
      output: '2',
      stateMachineArn: `${machineArn('many')}/each`,
    });
  });

  it('reads the items of a distributed Map from a bucket and writes its results there', async () => {
    const s3 = new S3Client({ ...clientConfig(aws), forcePathStyle: true });
    await s3.send(new CreateBucketCommand({ Bucket: 'items' }));
    await s3.send(new PutObjectCommand({ Bucket: 'items', Key: 'in.json', Body: '["a","b"]' }));
    const definition = JSON.stringify({
      StartAt: 'Each',
      States: {
        Each: {
          Type: 'Map',
          ItemReader: {
            Resource: 'arn:aws:states:::s3:getObject',
            ReaderConfig: { InputType: 'JSON' },
            Parameters: { Bucket: 'items', Key: 'in.json' },
          },
          ItemProcessor: {
            ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
            StartAt: 'P',
            States: { P: { Type: 'Pass', End: true } },
          },
          ResultWriter: {
            Resource: 'arn:aws:states:::s3:putObject',
            Parameters: { Bucket: 'items', Prefix: 'out' },
          },
          End: true,
        },
      },
    });
    await sfn.send(new CreateStateMachineCommand({ name: 'stored', roleArn, definition }));
    const { executionArn } = await run(machineArn('stored'));
    const describe = () => sfn.send(new DescribeExecutionCommand({ executionArn }));
    while ((await describe()).status === 'RUNNING') await aws.clock.advance(0);
    const { ResultWriterDetails } = JSON.parse((await describe()).output as string) as {
      ResultWriterDetails: { Bucket: string; Key: string };
    };
    const manifest = await s3.send(new GetObjectCommand(ResultWriterDetails));
    const { ResultFiles } = JSON.parse((await manifest.Body?.transformToString()) ?? '') as {
      ResultFiles: { SUCCEEDED: { Key: string }[] };
    };
    expect(ResultFiles.SUCCEEDED).toHaveLength(1);
    s3.destroy();
  });
});
