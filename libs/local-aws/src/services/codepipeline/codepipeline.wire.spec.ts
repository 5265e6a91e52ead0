import {
  CodePipelineClient,
  GetPipelineExecutionCommand,
  GetPipelineStateCommand,
  ListActionExecutionsCommand,
  ListPipelineExecutionsCommand,
  PutApprovalResultCommand,
  RetryStageExecutionCommand,
  StartPipelineExecutionCommand,
  StopPipelineExecutionCommand,
} from '@aws-sdk/client-codepipeline';
import { GetObjectCommand } from '@aws-sdk/client-s3';
import { clientConfig } from '../../testing/wire-client.js';
import { ACCOUNT, BUCKET, PipelineWorld, START } from './testing/pipelines.js';

const TOPIC = {
  Topic: {
    Type: 'AWS::SNS::Topic',
    Properties: {
      TopicName: 'approvals',
      Subscription: [{ Protocol: 'email', Endpoint: 'ana@example.com' }],
    },
  },
};

describe('an approval in a pipeline', () => {
  let world: PipelineWorld;
  let ana: CodePipelineClient;
  const send: CodePipelineClient['send'] = ((command: never) => world.pipelines.send(command)) as never;

  beforeAll(async () => {
    world = await PipelineWorld.create();
    const person = world.aws.credentials.assumedRole(`arn:aws:iam::${ACCOUNT}:role/Approver`, 'ana');
    ana = new CodePipelineClient(clientConfig(world.aws, world.aws.credentials.issue(person).accessKeyId));
    await world.deploy(
      'walk',
      {
        approval: { TimeoutInMinutes: 60 },
        approvalConfiguration: {
          NotificationArn: { Ref: 'Topic' },
          ExternalEntityLink: 'https://review.example/#{source.VersionId}',
        },
        deployConfiguration: { CacheControl: 'no-store' },
      },
      TOPIC,
    );
  });
  afterAll(async () => {
    ana.destroy();
    await world.close();
  });

  const deployed = async (approvalId: string) => {
    const Key = `approved/${approvalId}/file.html`;
    return world.s3.send(new GetObjectCommand({ Bucket: BUCKET, Key }));
  };

  it('takes the exact version it was started with, and deploys it once it is approved', async () => {
    const versionId = await world.put('requests/稟議.html', '<p>exact</p>');
    await world.put('requests/稟議.html', '<p>newer</p>');
    const id = await world.start('walk', {
      variables: [{ name: 'approvalId', value: 'a-1' }],
      sourceRevisions: [
        { actionName: 'Source', revisionType: 'S3_OBJECT_KEY', revisionValue: 'requests/稟議.html' },
        { actionName: 'Source', revisionType: 'S3_OBJECT_VERSION_ID', revisionValue: versionId },
      ],
    });
    expect(await world.status('walk', id)).toBe('InProgress');
    const { pipelineExecution } = await send(
      new GetPipelineExecutionCommand({ pipelineName: 'walk', pipelineExecutionId: id }),
    );
    expect(pipelineExecution).toMatchObject({
      pipelineVersion: 1,
      executionMode: 'PARALLEL',
      trigger: { triggerType: 'StartPipelineExecution', triggerDetail: `arn:aws:iam::${ACCOUNT}:root` },
      variables: [{ name: 'approvalId', resolvedValue: 'a-1' }],
      artifactRevisions: [{ name: 'SourceArtifact', revisionId: versionId, created: new Date(START) }],
    });
    const approval = await world.action('walk', id, 'Approve');
    expect(approval).toMatchObject({
      status: 'InProgress',
      input: {
        actionTypeId: { category: 'Approval', owner: 'AWS', provider: 'Manual', version: '1' },
        configuration: { CustomData: 'request #{variables.approvalId}' },
        resolvedConfiguration: {
          CustomData: 'request a-1',
          ExternalEntityLink: `https://review.example/${versionId}`,
        },
      },
    });

    await world.answer('walk', id, 'Approved', ana);
    expect(await world.status('walk', id)).toBe('Succeeded');
    const file = await deployed('a-1');
    expect(await file.Body?.transformToString()).toBe('<p>exact</p>');
    expect([file.ContentType, file.CacheControl]).toEqual(['text/html', 'no-store']);
    expect(await world.action('walk', id, 'Approve')).toMatchObject({
      status: 'Succeeded',
      updatedBy: `arn:aws:sts::${ACCOUNT}:assumed-role/Approver/ana`,
      output: { executionResult: { externalExecutionSummary: 'read it' } },
    });
    expect(await world.eventsOf(id)).toEqual([
      'pipeline:STARTED',
      'Source:STARTED',
      'Source:STARTED',
      'Source:SUCCEEDED',
      'Source:SUCCEEDED',
      'Approval:STARTED',
      'Approve:STARTED',
      'Approve:SUCCEEDED',
      'Approval:SUCCEEDED',
      'Deploy:STARTED',
      'Deploy:STARTED',
      'Deploy:SUCCEEDED',
      'Deploy:SUCCEEDED',
      'pipeline:SUCCEEDED',
    ]);
  });

  it('mails the approval as AWS documents it', async () => {
    const id = await world.start('walk', { variables: [{ name: 'approvalId', value: 'mailed' }] });
    const mail = world.aws.mailbox.list().find(({ to }) => to === 'ana@example.com');
    expect(mail?.subject).toBe('APPROVAL NEEDED: AWS CodePipeline walk for action Approve');
    expect(JSON.parse(mail?.message ?? '')).toMatchObject({
      region: 'us-east-1',
      approval: {
        pipelineName: 'walk',
        stageName: 'Approval',
        actionName: 'Approve',
        token: await world.token('walk', id),
        expires: '2026-11-21T11:00Z',
        customData: 'request mailed',
      },
    });
    await world.answer('walk', id, 'Rejected');
  });

  it('deploys nothing after a rejection, which is told in events of AWS’s form', async () => {
    const id = await world.start('walk', { variables: [{ name: 'approvalId', value: 'a-2' }] });
    await world.answer('walk', id, 'Rejected', ana);
    expect(await world.status('walk', id)).toBe('Failed');
    await expect(deployed('a-2')).rejects.toMatchObject({ name: 'NoSuchKey' });
    expect((await world.eventsOf(id)).slice(-3)).toEqual([
      'Approve:FAILED',
      'Approval:FAILED',
      'pipeline:FAILED',
    ]);
    const rejected = world.events.find(
      ({ detail }) =>
        detail['execution-id'] === id && detail['action'] === 'Approve' && detail['state'] === 'FAILED',
    );
    expect(rejected).toMatchObject({
      source: 'aws.codepipeline',
      'detail-type': 'CodePipeline Action Execution State Change',
      resources: [`arn:aws:codepipeline:us-east-1:${ACCOUNT}:walk`],
      detail: {
        pipeline: 'walk',
        stage: 'Approval',
        region: 'us-east-1',
        type: { owner: 'AWS', provider: 'Manual', category: 'Approval', version: '1' },
        version: 1,
      },
    });
  });

  it('opens the approval again when its stage is retried', async () => {
    const id = await world.start('walk', { variables: [{ name: 'approvalId', value: 'a-3' }] });
    const token = await world.token('walk', id);
    await world.answer('walk', id, 'Rejected');
    await world.aws.clock.advance(1000);
    await send(
      new RetryStageExecutionCommand({
        pipelineName: 'walk',
        pipelineExecutionId: id,
        stageName: 'Approval',
        retryMode: 'FAILED_ACTIONS',
      }),
    );
    expect(await world.status('walk', id)).toBe('InProgress');
    expect(await world.token('walk', id)).not.toBe(token);
    expect(await world.eventsOf(id)).toEqual(
      expect.arrayContaining(['pipeline:RESUMED', 'Approval:RESUMED']),
    );
    await world.answer('walk', id, 'Approved');
    expect(await world.status('walk', id)).toBe('Succeeded');
    expect((await world.actions('walk', id)).map(({ actionName, status }) => [actionName, status])).toEqual([
      ['Deploy', 'Succeeded'],
      ['Approve', 'Succeeded'],
      ['Approve', 'Failed'],
      ['Source', 'Succeeded'],
    ]);
    const latest = async (startTimeRange: 'All' | 'Latest') => {
      const filter = { latestInPipelineExecution: { pipelineExecutionId: id, startTimeRange } };
      const answer = await send(new ListActionExecutionsCommand({ pipelineName: 'walk', filter }));
      return answer.actionExecutionDetails?.map(({ actionName, status }) => `${actionName} ${status}`);
    };
    expect(await latest('All')).toEqual(['Deploy Succeeded', 'Approve Succeeded', 'Source Succeeded']);
    expect(await latest('Latest')).toEqual(['Deploy Succeeded', 'Approve Succeeded']);
  });

  it('fails at its time-out, by the clock', async () => {
    const id = await world.start('walk');
    const token = await world.token('walk', id);
    await world.aws.clock.advance(60 * 60_000 - 1);
    expect(await world.status('walk', id)).toBe('InProgress');
    await world.aws.clock.advance(1);
    expect(await world.status('walk', id)).toBe('Failed');
    expect(await world.action('walk', id, 'Approve')).toMatchObject({
      status: 'Failed',
      output: { executionResult: { errorDetails: { code: 'Timeout' } } },
    });
    await expect(
      send(
        new PutApprovalResultCommand({
          pipelineName: 'walk',
          stageName: 'Approval',
          actionName: 'Approve',
          token,
          result: { status: 'Approved', summary: '' },
        }),
      ),
    ).rejects.toMatchObject({ name: 'InvalidApprovalTokenException' });
  });

  it('is abandoned when the execution is stopped at once', async () => {
    const id = await world.start('walk');
    const stop = (abandon: boolean) =>
      send(
        new StopPipelineExecutionCommand({
          pipelineName: 'walk',
          pipelineExecutionId: id,
          abandon,
          reason: 'withdrawn',
        }),
      );
    await stop(true);
    expect(await world.status('walk', id)).toBe('Stopped');
    expect((await world.action('walk', id, 'Approve'))?.status).toBe('Abandoned');
    expect((await world.eventsOf(id)).slice(-5)).toEqual([
      'pipeline:STOPPING',
      'Approval:STOPPING',
      'Approve:ABANDONED',
      'Approval:STOPPED',
      'pipeline:STOPPED',
    ]);
    await expect(stop(true)).rejects.toMatchObject({ name: 'PipelineExecutionNotStoppableException' });
    const { pipelineExecutionSummaries } = await send(
      new ListPipelineExecutionsCommand({ pipelineName: 'walk', maxResults: 1 }),
    );
    expect(pipelineExecutionSummaries).toMatchObject([
      { pipelineExecutionId: id, status: 'Stopped', stopTrigger: { reason: 'withdrawn' } },
    ]);
  });

  it('is waited for when the execution is stopped after what runs', async () => {
    const id = await world.start('walk');
    const stop = (abandon: boolean) =>
      send(new StopPipelineExecutionCommand({ pipelineName: 'walk', pipelineExecutionId: id, abandon }));
    await stop(false);
    expect(await world.status('walk', id)).toBe('Stopping');
    await expect(stop(false)).rejects.toMatchObject({ name: 'DuplicatedStopRequestException' });
    await world.answer('walk', id, 'Approved');
    expect(await world.status('walk', id)).toBe('Stopped');
    expect((await world.action('walk', id, 'Approve'))?.status).toBe('Succeeded');
    expect(await world.action('walk', id, 'Deploy')).toBeUndefined();
  });

  it('hides its token in the state of a PARALLEL pipeline', async () => {
    await world.start('walk');
    const { stageStates } = await send(new GetPipelineStateCommand({ name: 'walk' }));
    const approval = stageStates?.[1]?.actionStates?.[0]?.latestExecution;
    expect(approval?.status).toBe('InProgress');
    expect(approval?.token).toBeUndefined();
  });

  it('runs as the role of the pipeline, and names what each call needs', async () => {
    const id = await world.start('walk', { variables: [{ name: 'approvalId', value: 'a-9' }] });
    await world.answer('walk', id, 'Approved', ana);
    const asked = world.aws.authorizations().filter(({ principal }) => principal.includes(id));
    expect(asked.map(({ action, resource }) => [action, resource])).toEqual([
      ['s3:GetBucketVersioning', `arn:aws:s3:::${BUCKET}`],
      ['s3:GetObject', `arn:aws:s3:::${BUCKET}/input.html`],
      ['s3:PutObject', expect.stringContaining(`:${BUCKET}/walk/SourceArti/`)],
      ['sns:Publish', expect.stringContaining(':approvals')],
      ['s3:GetObject', expect.stringContaining(`:${BUCKET}/walk/SourceArti/`)],
      ['s3:PutObject', `arn:aws:s3:::${BUCKET}/approved/a-9/file.html`],
    ]);
    expect(asked[0]?.principal).toBe(`arn:aws:sts::${ACCOUNT}:assumed-role/Pipeline/${id}`);
    expect(world.aws.authorizations()).toContainEqual(
      expect.objectContaining({
        action: 'codepipeline:PutApprovalResult',
        resource: `arn:aws:codepipeline:us-east-1:${ACCOUNT}:walk/Approval/Approve`,
        principal: expect.stringContaining('Approver/ana'),
      }),
    );
  });

  it('fails at the source when there is no such version', async () => {
    const id = await world.start('walk', {
      sourceRevisions: [
        { actionName: 'Source', revisionType: 'S3_OBJECT_VERSION_ID', revisionValue: 'A'.repeat(32) },
      ],
    });
    expect(await world.status('walk', id)).toBe('Failed');
    expect(await world.action('walk', id, 'Source')).toMatchObject({
      output: {
        executionResult: {
          errorDetails: { code: 'ConfigurationError', message: expect.stringContaining('NoSuchVersion') },
        },
      },
    });
  });

  const answer = (token: string, more: object = {}) =>
    send(
      new PutApprovalResultCommand({
        pipelineName: 'walk',
        stageName: 'Approval',
        actionName: 'Approve',
        token,
        result: { status: 'Approved', summary: '' },
        ...more,
      }),
    );
  const NO_ID = '00000000-0000-0000-0000-000000000000';

  it.each<[string, () => Promise<unknown>]>([
    ['PipelineNotFoundException', () => world.start('none')],
    [
      'PipelineExecutionNotFoundException',
      () => send(new GetPipelineExecutionCommand({ pipelineName: 'walk', pipelineExecutionId: NO_ID })),
    ],
    ['InvalidApprovalTokenException', () => answer(NO_ID)],
    ['StageNotFoundException', () => answer(NO_ID, { stageName: 'None' })],
    ['ActionNotFoundException', () => answer(NO_ID, { actionName: 'None' })],
    ['ValidationException', () => answer('no-uuid')],
    ['ValidationException', () => world.start('walk', { variables: [{ name: 'other', value: 'x' }] })],
    ['ValidationException', () => world.start('walk', { variables: [{ name: 'approvalId', value: '' }] })],
    [
      'ValidationException',
      () => world.start('walk', { variables: [{ name: 'approvalId', value: 'two\nlines' }] }),
    ],
    [
      'ValidationException',
      () =>
        world.start('walk', {
          sourceRevisions: [{ actionName: 'None', revisionType: 'S3_OBJECT_KEY', revisionValue: 'x' }],
        }),
    ],
    [
      'ValidationException',
      () =>
        world.start('walk', {
          sourceRevisions: [{ actionName: 'Source', revisionType: 'COMMIT_ID', revisionValue: 'x' }],
        }),
    ],
    [
      'InvalidNextTokenException',
      () => send(new ListPipelineExecutionsCommand({ pipelineName: 'walk', nextToken: 'x' })),
    ],
  ])('answers %s so that the client throws an error of that name', async (name, request) => {
    await expect(request()).rejects.toMatchObject({ name });
  });

  it('answers a token that was used with ApprovalAlreadyCompletedException', async () => {
    const id = await world.start('walk');
    const token = await world.token('walk', id);
    await answer(token);
    await expect(answer(token)).rejects.toMatchObject({ name: 'ApprovalAlreadyCompletedException' });
  });

  it('starts one execution for a repeated clientRequestToken', async () => {
    const start = () => send(new StartPipelineExecutionCommand({ name: 'walk', clientRequestToken: 'once' }));
    expect((await start()).pipelineExecutionId).toBe((await start()).pipelineExecutionId);
  });
});
