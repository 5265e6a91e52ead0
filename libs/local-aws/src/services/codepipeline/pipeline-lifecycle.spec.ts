import {
  CreatePipelineCommand,
  DeletePipelineCommand,
  GetPipelineCommand,
  GetPipelineExecutionCommand,
  ListPipelineExecutionsCommand,
  ListPipelinesCommand,
  ListTagsForResourceCommand,
  TagResourceCommand,
  UntagResourceCommand,
  UpdatePipelineCommand,
  type PipelineDeclaration,
} from '@aws-sdk/client-codepipeline';
import { GetObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { ACCOUNT, approvalPipeline, BUCKET, PipelineWorld, ROLE } from './testing/pipelines.js';
import { zip } from './testing/zip.js';

describe('the life of a pipeline', () => {
  let world: PipelineWorld;
  beforeAll(async () => {
    world = await PipelineWorld.create();
  });
  afterAll(() => world.close());

  const executions = async (pipelineName: string) => {
    await world.idle();
    const { pipelineExecutionSummaries = [] } = await world.pipelines.send(
      new ListPipelineExecutionsCommand({ pipelineName }),
    );
    return pipelineExecutionSummaries;
  };

  it('begins with one run of itself', async () => {
    await world.deploy('new');
    expect(await executions('new')).toMatchObject([
      { status: 'InProgress', trigger: { triggerType: 'CreatePipeline' }, executionMode: 'PARALLEL' },
    ]);
  });

  it('cancels its executions when its template changes, and only then', async () => {
    await world.deploy('changing', { mode: 'QUEUED' });
    const waiting = await world.start('changing');
    const [, first] = await executions('changing');
    await world.deploy('changing', { mode: 'QUEUED' });
    expect(await world.status('changing', waiting)).toBe('InProgress');

    await world.deploy('changing', { mode: 'QUEUED', deployConfiguration: { CacheControl: 'no-store' } });
    const id = String(first?.pipelineExecutionId);
    expect([await world.status('changing', id), await world.status('changing', waiting)]).toEqual([
      'Cancelled',
      'Cancelled',
    ]);
    expect((await world.action('changing', id, 'Approve'))?.status).toBe('Abandoned');
    expect((await world.eventsOf(id)).slice(-3)).toEqual([
      'Approve:CANCELED',
      'Approval:CANCELED',
      'pipeline:CANCELED',
    ]);
    const { pipelineExecution } = await world.pipelines.send(
      new GetPipelineExecutionCommand({ pipelineName: 'changing', pipelineExecutionId: id }),
    );
    expect(pipelineExecution?.statusSummary).toContain('definition was updated');
    const { pipeline } = await world.pipelines.send(new GetPipelineCommand({ name: 'changing' }));
    expect(pipeline?.version).toBe(2);
    const { pipeline: before } = await world.pipelines.send(
      new GetPipelineCommand({ name: 'changing', version: 1 }),
    );
    expect(before?.stages?.[2]?.actions?.[0]?.configuration?.['CacheControl']).toBeUndefined();
  });

  it('is created, changed, listed and deleted by the API', async () => {
    await world.deploy('model');
    const { pipeline: model } = await world.pipelines.send(new GetPipelineCommand({ name: 'model' }));
    const pipeline = { ...model, name: 'by-api' } as PipelineDeclaration;
    await world.pipelines.send(
      new CreatePipelineCommand({ pipeline, tags: [{ key: 'team', value: '総務' }] }),
    );
    const resourceArn = `arn:aws:codepipeline:us-east-1:${ACCOUNT}:by-api`;
    await world.pipelines.send(
      new TagResourceCommand({ resourceArn, tags: [{ key: 'stage', value: 'test' }] }),
    );
    await world.pipelines.send(new UntagResourceCommand({ resourceArn, tagKeys: ['team'] }));
    const { tags } = await world.pipelines.send(new ListTagsForResourceCommand({ resourceArn }));
    expect(tags).toEqual([{ key: 'stage', value: 'test' }]);
    await expect(world.pipelines.send(new CreatePipelineCommand({ pipeline }))).rejects.toMatchObject({
      name: 'PipelineNameInUseException',
    });
    const id = await world.start('by-api');
    const updated = await world.pipelines.send(new UpdatePipelineCommand({ pipeline }));
    expect(updated.pipeline?.version).toBe(2);
    expect(await world.status('by-api', id)).toBe('Cancelled');
    const { pipelines } = await world.pipelines.send(new ListPipelinesCommand({}));
    expect(pipelines).toContainEqual(
      expect.objectContaining({ name: 'by-api', version: 2, executionMode: 'PARALLEL', pipelineType: 'V2' }),
    );
    await world.pipelines.send(new DeletePipelineCommand({ name: 'by-api' }));
    await world.pipelines.send(new DeletePipelineCommand({ name: 'by-api' }));
    await expect(world.start('by-api')).rejects.toMatchObject({ name: 'PipelineNotFoundException' });
  });

  it('polls its source unless it is told not to: the newest version starts one execution', async () => {
    await world.deploy('polling', {
      mode: 'SUPERSEDED',
      sourceConfiguration: { PollForSourceChanges: true, S3ObjectKey: 'polled.html' },
    });
    const [failed] = await executions('polling');
    expect(failed?.status).toBe('Failed'); // there is no object yet
    await world.put('polled.html', 'lost');
    const newest = await world.put('polled.html', 'seen');
    await world.aws.clock.advance(120_000);
    expect(await executions('polling')).toMatchObject([
      { trigger: { triggerType: 'PollForSourceChanges' }, sourceRevisions: [{ revisionId: newest }] },
      { trigger: { triggerType: 'CreatePipeline' } },
    ]);
    await world.aws.clock.advance(40 * 86_400_000);
    await world.put('polled.html', 'too late');
    await world.aws.clock.advance(120_000);
    expect(await executions('polling')).toHaveLength(2);
    const { metadata } = await world.pipelines.send(new GetPipelineCommand({ name: 'polling' }));
    expect(metadata?.pollingDisabledAt).toBeInstanceOf(Date);
  });

  it('is started by a rule of EventBridge with the version that an event of S3 names', async () => {
    await world.aws.deploy({
      stackName: 'Watched',
      template: {
        Resources: {
          Files: {
            Type: 'AWS::S3::Bucket',
            Properties: {
              BucketName: 'watched',
              VersioningConfiguration: { Status: 'Enabled' },
              NotificationConfiguration: { EventBridgeConfiguration: { EventBridgeEnabled: true } },
            },
          },
          Pipeline: approvalPipeline('by-event', {
            sourceConfiguration: { S3Bucket: { Ref: 'Files' } },
            properties: { Variables: [{ Name: 'approvalId' }] },
          }),
          Rule: {
            Type: 'AWS::Events::Rule',
            Properties: {
              Name: 'written',
              EventPattern: { source: ['aws.s3'], 'detail-type': ['Object Created'] },
              Targets: [
                {
                  Id: 'pipeline',
                  Arn: { 'Fn::Sub': 'arn:aws:codepipeline:${AWS::Region}:${AWS::AccountId}:${Pipeline}' },
                  RoleArn: ROLE,
                  InputTransformer: {
                    InputPathsMap: { version: '$.detail.object.version-id', key: '$.detail.object.key' },
                    InputTemplate: JSON.stringify({
                      sourceRevisions: [
                        {
                          actionName: 'Source',
                          revisionType: 'S3_OBJECT_VERSION_ID',
                          revisionValue: '<version>',
                        },
                        { actionName: 'Source', revisionType: 'S3_OBJECT_KEY', revisionValue: '<key>' },
                      ],
                      variables: [{ name: 'approvalId', value: '<version>' }],
                    }),
                  },
                },
              ],
            },
          },
        },
      },
    });
    const { VersionId } = await world.s3.send(
      new PutObjectCommand({ Bucket: 'watched', Key: '申請/1.html', Body: 'x' }),
    );
    const [started, ...others] = await executions('by-event');
    expect(others).toEqual([]);
    expect(started).toMatchObject({
      status: 'InProgress',
      trigger: {
        triggerType: 'CloudWatchEvent',
        triggerDetail: `arn:aws:events:us-east-1:${ACCOUNT}:rule/written`,
      },
      sourceRevisions: [{ revisionId: VersionId }],
    });
  });

  it('deploys the files of a zip archive one by one', async () => {
    await world.s3.send(
      new PutObjectCommand({
        Bucket: BUCKET,
        Key: 'site.zip',
        Body: zip({ 'index.html': '<p>ようこそ</p>', 'docs/読む.txt': 'text '.repeat(100) }),
      }),
    );
    await world.deploy('site', {
      sourceConfiguration: { S3ObjectKey: 'site.zip' },
      deployConfiguration: { Extract: true, ObjectKey: 'site' },
    });
    const [first] = await executions('site');
    await world.answer('site', String(first?.pipelineExecutionId), 'Approved');
    expect(await world.status('site', String(first?.pipelineExecutionId))).toBe('Succeeded');
    const get = async (Key: string) => {
      const object = await world.s3.send(new GetObjectCommand({ Bucket: BUCKET, Key }));
      return [object.ContentType, await object.Body?.transformToString()];
    };
    expect(await get('site/index.html')).toEqual(['text/html', '<p>ようこそ</p>']);
    expect(await get('site/docs/読む.txt')).toEqual(['text/plain', 'text '.repeat(100)]);
  });

  const refused = (options: Parameters<typeof approvalPipeline>[1]) =>
    world.aws.deploy({
      stackName: 'Refused',
      template: { Resources: { Pipeline: approvalPipeline('refused', options) } },
    });

  it.each<[string, Parameters<typeof approvalPipeline>[1]]>([
    ['needs a pipeline of type V2', { properties: { PipelineType: 'V1', Variables: [] } }],
    ['from 2 to 50 stages', { properties: { Stages: [] } }],
    ['unknown configuration', { deployConfiguration: { Zip: true } }],
    ["missing required configuration 'ObjectKey'", { properties: withoutKey() }],
    ['#{nobody.knows}', { approvalConfiguration: { CustomData: '#{nobody.knows}' } }],
    ['#{variables.undeclared}', { approvalConfiguration: { CustomData: '#{variables.undeclared}' } }],
    ['less than or equal to 1000', { approvalConfiguration: { CustomData: 'x'.repeat(1001) } }],
    ['greater than or equal to 5', { approval: { TimeoutInMinutes: 4 } }],
    ['does not emulate the properties Triggers', { properties: { Triggers: [] } }],
    ['does not emulate CodePipeline actions of Build/AWS/CodeBuild/1', { verify: [build()] }],
    ['OnFailure', { properties: withOnFailure() }],
    [
      'no stage Nowhere',
      { properties: { DisableInboundStageTransitions: [{ StageName: 'Nowhere', Reason: 'x' }] } },
    ],
  ])('refuses a template: %s', async (message, options) => {
    await expect(refused(options)).rejects.toThrow(message.replace('OnFailure', 'onFailure'));
    expect(await world.pipelines.send(new ListPipelinesCommand({}))).not.toMatchObject({
      pipelines: expect.arrayContaining([expect.objectContaining({ name: 'refused' })]),
    });
  });

  it('takes the seed form of a V1 pipeline without a mode, a namespace or a version of its own', async () => {
    const stages = (approvalPipeline('x') as { Properties: { Stages: { Actions: object[] }[] } }).Properties
      .Stages;
    const plain = JSON.parse(
      JSON.stringify(stages).replaceAll('#{variables.approvalId}', 'fixed'),
    ) as object[];
    await world.aws.deploy({
      stackName: 'Plain',
      template: {
        Resources: {
          Pipeline: {
            Type: 'AWS::CodePipeline::Pipeline',
            Properties: { RoleArn: ROLE, ArtifactStore: { Type: 'S3', Location: BUCKET }, Stages: plain },
          },
        },
        Outputs: {
          Name: { Value: { Ref: 'Pipeline' } },
          Version: { Value: { 'Fn::GetAtt': 'Pipeline.Version' } },
        },
      },
    });
    const [stack] = world.aws.describeStacks().filter(({ stackName }) => stackName === 'Plain');
    expect(stack?.outputs).toMatchObject({ Name: expect.stringMatching(/^Plain-Pipeline-/), Version: '1' });
    const { pipeline } = await world.pipelines.send(new GetPipelineCommand({ name: stack?.outputs['Name'] }));
    expect(pipeline).toMatchObject({ pipelineType: 'V1', executionMode: 'SUPERSEDED' });
  });
});

interface Stages {
  readonly Properties: {
    readonly Stages: { Name: string; Actions: { Configuration: object }[]; OnFailure?: object }[];
  };
}

function withoutKey(): object {
  const { Stages } = (approvalPipeline('x') as Stages).Properties;
  const action = Stages.at(-1)?.Actions[0];
  if (action) action.Configuration = { BucketName: BUCKET, Extract: false };
  return { Stages };
}

function withOnFailure(): object {
  const { Stages } = (approvalPipeline('x') as Stages).Properties;
  const stage = Stages.at(-1);
  if (stage) stage.OnFailure = { Result: 'ROLLBACK' };
  return { Stages };
}

function build(): object {
  return {
    Name: 'Build',
    ActionTypeId: { Category: 'Build', Owner: 'AWS', Provider: 'CodeBuild', Version: '1' },
    InputArtifacts: [{ Name: 'SourceArtifact' }],
    Configuration: { ProjectName: 'x' },
  };
}
