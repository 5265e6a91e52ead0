import {
  GetPipelineCommand,
  GetPipelineExecutionCommand,
  RetryStageExecutionCommand,
  StartPipelineExecutionCommand,
  UpdatePipelineCommand,
} from '@aws-sdk/client-codepipeline';
import { DeleteObjectCommand, HeadObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { StopExecutionCommand } from '@aws-sdk/client-sfn';
import { STAGES, VARIABLES } from '@ringi/approvals';
import type { Decision } from '@ringi/shared-types';
import {
  actionsOf,
  deployedFor,
  putApproval,
  runOf,
  runStatus,
  statusesOf,
  textAt,
} from '../testing/pipelines.js';
import { describe as describeRun, inbox, show, startRequest } from '../testing/requests.js';
import { DAY, MINUTE, startSystem, type System } from '../testing/system.js';
import { answer, waitingLevel } from './ways.js';

let system: System;
let bucket: string;
let contracts: string;

beforeAll(async () => {
  system = await startSystem();
  const bucketOf = (flow: string, level: number): string =>
    (system.flow(flow).inputExample as Record<string, string>)[`level${level}_s3_bucket_name`] ?? '';
  bucket = bucketOf('release', 1);
  contracts = bucketOf('contract', 2);
});
afterAll(() => system.close());

const release = async (content = 'draft', more: object = {}) => {
  const input = {
    ...system.flow('release').inputExample,
    level1_confirmation_file_content: content,
    ...more,
  };
  const arn = await startRequest(system, 'release', { input });
  return { arn, ...(await waitingLevel(system, arn)), request_id: (await show(system, arn)).request_id };
};
const decisionOf = async (arn: string): Promise<Decision> =>
  JSON.parse((await describeRun(system, arn)).output ?? 'null') as Decision;
const nothingDeployed = async (id: string, of = bucket) =>
  expect(await deployedFor(system, of, id)).toEqual([]);

describe('what was approved', () => {
  it('lies below the request’s id, the very file that was asked for', async () => {
    const first = await release('<p>第一号</p>');
    const second = await release('<p>第二号</p>');
    await answer(system, 'AWS', second.arn, 'approve', 'sato');
    await answer(system, 'AWS', first.arn, 'approve', 'sato');

    for (const [{ request_id }, text] of [
      [first, '<p>第一号</p>'],
      [second, '<p>第二号</p>'],
    ] as const) {
      expect(await deployedFor(system, bucket, request_id)).toEqual([
        `${request_id}/index_level1_approved.html`,
      ]);
      expect(await textAt(system, bucket, `${request_id}/index_level1_approved.html`)).toBe(text);
    }
  });

  it('may lie in the bucket before: that very version goes through', async () => {
    const Key = 'uploads/契約 第１号.html';
    const upload = (Body: string) =>
      system.s3.send(new PutObjectCommand({ Bucket: bucket, Key, Body, ContentType: 'application/pdf' }));
    const { VersionId = '' } = await upload('first');
    await upload('second');
    const input: Record<string, unknown> = {
      ...system.flow('release').inputExample,
      level1_confirmation_file_s3: `s3://${bucket}/${Key}?versionId=${VersionId}`,
      level1_confirmation_file: '契約 第１号.html',
    };
    delete input['level1_confirmation_file_content'];
    delete input['level1_confirmation_file_content-type'];
    const arn = await startRequest(system, 'release', { input });
    const { Metadata, ContentType } = await system.s3.send(
      new HeadObjectCommand({ Bucket: bucket, Key: 'index_level1.html' }),
    );
    await answer(system, 'AWS', arn, 'approve', 'sato');

    const { request_id } = await show(system, arn);
    expect(await textAt(system, bucket, `${request_id}/index_level1_approved.html`)).toBe('first');
    expect(ContentType).toBe('application/pdf');
    expect(Metadata?.['codepipeline-artifact-revision-summary']).toContain('=?UTF-8?B?');
  });

  it('keeps the comment that CodePipeline keeps', async () => {
    const { arn } = await release();
    await answer(system, 'AWS', arn, 'reject', 'sato');

    expect(await decisionOf(arn)).toMatchObject({ outcome: 'rejected', comment: 'By an AWS client' });
  });

  it('is told by mail with file, link and time, and with nothing that lets anybody answer', async () => {
    const { execution_id } = await release('x', {
      level1_confirmation_file: '契約書.html',
      level1_confirmation_url: 'https://example.com/draft',
    });
    const [{ message = '' } = {}] = await system.ringiJson<readonly { message: string }[]>(
      'mail',
      '--to',
      'sato@example.com',
    );

    expect(message).toContain('契約書.html');
    expect(message).toContain('https://example.com/draft');
    expect(message).toMatch(/Answers count until \d{4}-\d\d-\d\d \d\d:\d\d UTC\./);
    expect(message).not.toMatch(/token/i);
    expect(message).not.toContain(runOf(execution_id).pipelineExecutionId);
  });
});

describe('nothing is deployed', () => {
  it('of a file approved after its time: the level timed out', async () => {
    const { arn, execution_id, request_id } = await release();
    // The reconciler has not looked yet.
    await system.advance(7 * DAY + MINUTE / 2);
    await putApproval(system, system.codepipelineAs('sato'), execution_id, 'Approved');
    await system.settle();

    expect(await statusesOf(system, execution_id, STAGES.verify)).toEqual(['Failed']);
    await nothingDeployed(request_id);
    await system.advance(5 * MINUTE);
    expect(await decisionOf(arn)).toMatchObject({ is_approved: false, outcome: 'timed_out', decided_by: [] });
    await nothingDeployed(request_id);
  });

  it('of a file approved by somebody who was not asked: cancelled as not permitted, with the evidence', async () => {
    const { arn, execution_id, request_id } = await release();
    await putApproval(system, system.codepipelineAs('ito'), execution_id, 'Approved');
    await system.settle();

    expect(await decisionOf(arn)).toMatchObject({
      is_approved: false,
      outcome: 'cancelled',
      reason: 'not_permitted',
      decided_by: [{ principal: system.person('ito').principalArn, answer: 'approve' }],
    });
    await nothingDeployed(request_id);
  });

  it('of a file rejected, after the stage is retried and approved', async () => {
    const { arn, execution_id, request_id } = await release();
    await putApproval(system, system.codepipelineAs('sato'), execution_id, 'Rejected');
    await system.settle();
    expect(await decisionOf(arn)).toMatchObject({ outcome: 'rejected' });
    // An administrator; none of our roles may.
    await system.codepipeline.send(
      new RetryStageExecutionCommand({
        ...runOf(execution_id),
        stageName: STAGES.approval,
        retryMode: 'FAILED_ACTIONS',
      }),
    );
    await putApproval(system, system.codepipelineAs('sato'), execution_id, 'Approved');
    await system.settle();

    expect(await statusesOf(system, execution_id, STAGES.verify)).toEqual(['Failed']);
    await nothingDeployed(request_id);
    expect(await decisionOf(arn)).toMatchObject({ outcome: 'rejected' });
  });

  it('of a stage that is retried after everything is over and then left: it is stopped', async () => {
    const { execution_id } = await release();
    await putApproval(system, system.codepipelineAs('sato'), execution_id, 'Rejected');
    await system.advance(5 * MINUTE);
    await system.codepipeline.send(
      new RetryStageExecutionCommand({
        ...runOf(execution_id),
        stageName: STAGES.approval,
        retryMode: 'FAILED_ACTIONS',
      }),
    );
    await system.advance(2 * MINUTE);

    expect(await runStatus(system, execution_id)).toBe('Stopped');
  });

  it.each(['another’s approval id', 'an approval id that nobody has'])(
    'of an execution started by hand with %s, and it answers nothing',
    async (which) => {
      const { arn, execution_id, request_id } = await release();
      const { pipelineName } = runOf(execution_id);
      const approval = which.startsWith('another') ? await approvalOf(arn) : 'nobody';
      const values: Record<string, string> = { [VARIABLES.approval]: approval, [VARIABLES.request]: 'mine' };
      const { pipelineExecutionId = '' } = await system.codepipeline.send(
        new StartPipelineExecutionCommand({
          name: pipelineName,
          variables: Object.values(VARIABLES).map((name) => ({ name, value: values[name] ?? 'x' })),
        }),
      );
      const byHand = `${pipelineName}/${pipelineExecutionId}`;
      await system.settle();
      await putApproval(system, system.codepipelineAs('sato'), byHand, 'Approved');
      await system.settle();

      expect(await statusesOf(system, byHand, STAGES.verify)).toEqual(['Failed']);
      await nothingDeployed('mine');
      expect((await waitingLevel(system, arn)).execution_id).toBe(execution_id);
      await answer(system, 'AWS', arn, 'approve', 'sato');
      expect(await deployedFor(system, bucket, request_id)).toHaveLength(1);
    },
  );

  it('of a request that was aborted between the approval and the deployment', async () => {
    const { arn, execution_id, request_id } = await release();
    await system.sfn.send(new StopExecutionCommand({ executionArn: arn }));
    await putApproval(system, system.codepipelineAs('sato'), execution_id, 'Approved').catch(() => undefined);
    await system.settle();

    await nothingDeployed(request_id);
  });

  it('of a file that the deployment could not read: cancelled, not approved', async () => {
    const { arn, execution_id, request_id } = await release();
    const [source] = (await actionsOf(system, execution_id)).filter(
      ({ stageName }) => stageName === STAGES.source,
    );
    const { bucket: Bucket, key: Key } = source?.output?.outputArtifacts?.[0]?.s3location ?? {};
    await system.s3.send(new DeleteObjectCommand({ Bucket, Key }));
    await answer(system, 'AWS', arn, 'approve', 'sato');

    expect(await decisionOf(arn)).toMatchObject({
      is_approved: false,
      outcome: 'cancelled',
      reason: 'deploy_failed',
      decided_by: [{ principal: system.person('sato').principalArn }],
    });
    await nothingDeployed(request_id);
  });

  it('of an execution whose pipeline is changed while people are asked: the level ends, and says why', async () => {
    const { arn, execution_id, request_id } = await release();
    const { pipelineName: name } = runOf(execution_id);
    const { pipeline } = await system.codepipeline.send(new GetPipelineCommand({ name }));
    await system.codepipeline.send(new UpdatePipelineCommand({ pipeline }));
    await system.settle();

    expect(await decisionOf(arn)).toMatchObject({
      is_approved: false,
      outcome: 'cancelled',
      reason: 'definition_updated',
      decided_by: [],
    });
    await nothingDeployed(request_id);
  });

  const approvalOf = async (arn: string): Promise<string> => {
    const { execution_id } = await waitingLevel(system, arn);
    const { pipelineExecution } = await system.codepipeline.send(
      new GetPipelineExecutionCommand(runOf(execution_id)),
    );
    return pipelineExecution?.variables?.find(({ name }) => name === VARIABLES.approval)?.resolvedValue ?? '';
  };
});

describe('a flow whose requester may not decide', () => {
  const contract = (requester: string) =>
    startRequest(system, 'contract', { input: { ...system.flow('contract').inputExample, requester } });

  it('asks others, and nothing the requester approves past us is deployed', async () => {
    const arn = await contract('ito');
    for (const person of ['suzuki', 'takahashi']) await answer(system, 'AWS', arn, 'approve', person);
    const asked = async (id: string) => (await inbox(system, id)).filter(({ flow }) => flow === 'contract');
    expect(await asked('ito')).toEqual([]);
    expect(await asked('sato')).toHaveLength(1);
    const refused = await system.ringi('approve', arn, '--as', 'ito');
    expect(refused.code).not.toBe(0);

    const { execution_id } = await waitingLevel(system, arn);
    await putApproval(system, system.codepipelineAs('ito'), execution_id, 'Approved');
    await system.settle();

    expect(await decisionOf(arn)).toMatchObject({ outcome: 'cancelled', reason: 'not_permitted', level: 2 });
    await nothingDeployed((await show(system, arn)).request_id, contracts);
  });

  it('lets SSM itself refuse the requester', async () => {
    const arn = await contract('suzuki');

    await expect(answer(system, 'AWS', arn, 'approve', 'suzuki')).rejects.toThrow();
    for (const person of ['takahashi', 'tanaka']) await answer(system, 'AWS', arn, 'approve', person);

    expect((await waitingLevel(system, arn)).level).toBe(2);
  });

  it('does not start where too few are left, nor without a requester', async () => {
    const input: Record<string, unknown> = { ...system.flow('contract').inputExample };
    delete input['requester'];
    const arn = await startRequest(system, 'contract', { input });

    expect(await describeRun(system, arn)).toMatchObject({ status: 'FAILED', error: 'Ringi.InvalidInput' });
  });
});
