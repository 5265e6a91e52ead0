import {
  DisableStageTransitionCommand,
  EnableStageTransitionCommand,
  GetPipelineStateCommand,
  ListActionExecutionsCommand,
  ListPipelineExecutionsCommand,
  RetryStageExecutionCommand,
  StartPipelineExecutionCommand,
  StopPipelineExecutionCommand,
} from '@aws-sdk/client-codepipeline';
import { PipelineWorld } from './testing/pipelines.js';

describe('execution modes', () => {
  let world: PipelineWorld;
  beforeAll(async () => {
    world = await PipelineWorld.create();
  });
  afterAll(() => world.close());

  /** Ends the run that a new pipeline begins with. */
  const deploy = async (name: string, mode: 'SUPERSEDED' | 'QUEUED' | 'PARALLEL'): Promise<void> => {
    await world.deploy(name, { mode });
    const { pipelineExecutionSummaries = [] } = await world.pipelines.send(
      new ListPipelineExecutionsCommand({ pipelineName: name }),
    );
    for (const { pipelineExecutionId, trigger } of pipelineExecutionSummaries) {
      expect(trigger?.triggerType).toBe('CreatePipeline');
      await world.answer(name, String(pipelineExecutionId), 'Approved');
    }
  };
  const stage = async (name: string, index: number) =>
    (await world.pipelines.send(new GetPipelineStateCommand({ name }))).stageStates?.[index];
  const statuses = (name: string, ids: readonly string[]) =>
    Promise.all(ids.map((id) => world.status(name, id)));

  it('SUPERSEDED: who waits in front of a locked stage is replaced by who comes later', async () => {
    await deploy('superseded', 'SUPERSEDED');
    const first = await world.start('superseded');
    const second = await world.start('superseded');
    const third = await world.start('superseded');
    expect(await statuses('superseded', [first, second, third])).toEqual([
      'InProgress',
      'Superseded',
      'InProgress',
    ]);
    expect(await world.eventsOf(second)).toEqual([
      'pipeline:STARTED',
      'Source:STARTED',
      'Source:STARTED',
      'Source:SUCCEEDED',
      'Source:SUCCEEDED',
      'pipeline:SUPERSEDED',
    ]);
    const approval = await stage('superseded', 1);
    expect(approval?.latestExecution?.pipelineExecutionId).toBe(first);
    expect(approval?.inboundExecution?.pipelineExecutionId).toBe(third);
    expect(approval?.actionStates?.[0]?.latestExecution?.token).toBe(await world.token('superseded', first));

    await world.answer('superseded', first, 'Approved');
    expect(await statuses('superseded', [first, third])).toEqual(['Succeeded', 'InProgress']);
    expect((await stage('superseded', 1))?.latestExecution?.pipelineExecutionId).toBe(third);
    await world.answer('superseded', third, 'Approved');
  });

  it('SUPERSEDED: a stage that a later execution entered cannot be retried for the one before', async () => {
    await deploy('later', 'SUPERSEDED');
    const failed = await world.start('later');
    await world.answer('later', failed, 'Rejected');
    const next = await world.start('later');
    const retry = world.pipelines.send(
      new RetryStageExecutionCommand({
        pipelineName: 'later',
        stageName: 'Approval',
        pipelineExecutionId: failed,
        retryMode: 'FAILED_ACTIONS',
      }),
    );
    await expect(retry).rejects.toMatchObject({ name: 'NotLatestPipelineExecutionException' });
    await world.answer('later', next, 'Approved');
  });

  it('QUEUED: each waits its turn, first come first served, and may be stopped while it waits', async () => {
    await deploy('queued', 'QUEUED');
    const ids: string[] = [];
    for (let count = 0; count < 4; count += 1) ids.push(await world.start('queued'));
    const [first = '', second = '', third = '', fourth = ''] = ids;
    expect(await statuses('queued', ids)).toEqual(Array(4).fill('InProgress'));
    const { inboundExecutions } = (await stage('queued', 1)) ?? {};
    expect(inboundExecutions?.map((each) => each.pipelineExecutionId)).toEqual([second, third, fourth]);

    await world.pipelines.send(
      new StopPipelineExecutionCommand({ pipelineName: 'queued', pipelineExecutionId: second }),
    );
    expect(await world.status('queued', second)).toBe('Stopped');
    await world.answer('queued', first, 'Rejected');
    expect((await stage('queued', 1))?.latestExecution?.pipelineExecutionId).toBe(third);
    await world.answer('queued', third, 'Approved');
    await world.answer('queued', fourth, 'Approved');
    expect(await statuses('queued', ids)).toEqual(['Failed', 'Stopped', 'Succeeded', 'Succeeded']);
  });

  it('PARALLEL: 100 starts are 50 executions and 50 refusals, each with an approval of its own', async () => {
    await deploy('parallel', 'PARALLEL');
    const started = await Promise.allSettled(
      Array.from({ length: 100 }, (_, index) =>
        world.pipelines.send(
          new StartPipelineExecutionCommand({
            name: 'parallel',
            variables: [{ name: 'approvalId', value: `r-${index}` }],
          }),
        ),
      ),
    );
    const ids = started.flatMap((each) =>
      each.status === 'fulfilled' ? [String(each.value.pipelineExecutionId)] : [],
    );
    const refused = started.flatMap((each) =>
      each.status === 'rejected' ? [(each.reason as Error).name] : [],
    );
    expect(ids).toHaveLength(50);
    expect(refused).toEqual(Array(50).fill('ConcurrentPipelineExecutionsLimitExceededException'));
    await world.idle();
    const { actionExecutionDetails = [] } = await world.pipelines.send(
      new ListActionExecutionsCommand({ pipelineName: 'parallel' }),
    );
    const open = actionExecutionDetails.filter(({ status }) => status === 'InProgress');
    const asked = open.map(({ input }) => input?.resolvedConfiguration?.['CustomData']);
    expect(new Set(asked).size).toBe(50);
    expect(new Set(open.map(({ output }) => output?.executionResult?.externalExecutionId)).size).toBe(50);

    await world.answer('parallel', String(ids[7]), 'Approved');
    await world.answer('parallel', String(ids[9]), 'Rejected');
    expect(await statuses('parallel', [ids[7], ids[8], ids[9]].map(String))).toEqual([
      'Succeeded',
      'InProgress',
      'Failed',
    ]);
    // Two places are free again.
    await world.start('parallel');
    await world.start('parallel');
    await expect(world.start('parallel')).rejects.toThrow('50 concurrent');
  }, 30_000);

  it('keeps executions in front of a stage whose transition is disabled', async () => {
    await deploy('gated', 'PARALLEL');
    const gate = { pipelineName: 'gated', stageName: 'Approval', transitionType: 'Inbound' as const };
    await world.pipelines.send(new DisableStageTransitionCommand({ ...gate, reason: 'holidays' }));
    const id = await world.start('gated');
    expect(await world.token('gated', id)).toBe('');
    expect((await stage('gated', 1))?.inboundTransitionState).toMatchObject({
      enabled: false,
      disabledReason: 'holidays',
    });
    await world.pipelines.send(new EnableStageTransitionCommand(gate));
    await world.answer('gated', id, 'Approved');
    expect(await world.status('gated', id)).toBe('Succeeded');
  });
});
