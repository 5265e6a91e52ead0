import {
  CodePipelineClient,
  GetJobDetailsCommand,
  PutJobFailureResultCommand,
  PutJobSuccessResultCommand,
  StopPipelineExecutionCommand,
} from '@aws-sdk/client-codepipeline';
import { GetObjectCommand } from '@aws-sdk/client-s3';
import { clientConfig } from '../../testing/wire-client.js';
import { codeFolder } from '../../testing/code-folder.js';
import { functionTemplate } from '../../testing/function-template.js';
import { BUCKET, PipelineWorld } from './testing/pipelines.js';

interface JobEvent {
  readonly 'CodePipeline.job': {
    readonly id: string;
    readonly accountId: string;
    readonly data: {
      readonly actionConfiguration: { readonly configuration: Record<string, string> };
      readonly inputArtifacts: readonly {
        readonly name: string;
        readonly revision: string;
        readonly location: {
          readonly s3Location: { readonly bucketName: string; readonly objectKey: string };
        };
      }[];
      readonly artifactCredentials: {
        readonly accessKeyId: string;
        readonly secretAccessKey: string;
        readonly sessionToken: string;
      };
      readonly continuationToken?: string;
    };
  };
}

const MINUTES = 60_000;
const verify = [
  {
    Name: 'Check',
    Namespace: 'check',
    ActionTypeId: { Category: 'Invoke', Owner: 'AWS', Provider: 'Lambda', Version: '1' },
    InputArtifacts: [{ Name: 'SourceArtifact' }],
    Configuration: {
      FunctionName: 'check',
      UserParameters: '{"execution":"#{codepipeline.PipelineExecutionId}"}',
    },
  },
];

describe('a Lambda function in a pipeline', () => {
  let world: PipelineWorld;
  const jobs: JobEvent['CodePipeline.job'][] = [];
  const code = codeFolder('export const handler = () => null;');
  let pipelines: CodePipelineClient;

  beforeAll(async () => {
    world = await PipelineWorld.create({
      functionRunner: async (_, event) => {
        jobs.push((event as JobEvent)['CodePipeline.job']);
        return null;
      },
    });
    ({ pipelines } = world);
    await world.aws.deploy({
      stackName: 'Function',
      template: functionTemplate({ FunctionName: 'check' }),
      resolveAsset: () => code.path,
    });
    await world.deploy('checked', {
      verify,
      // Nothing asks a person here.
      properties: { Variables: [{ Name: 'approvalId' }] },
      deployConfiguration: { ObjectKey: 'out/#{variables.approvalId}-#{check.verdict}.html' },
    });
  });
  afterAll(async () => {
    code.remove();
    await world.close();
  });

  /** Starts, approves, and answers the job that the function then gets. */
  const begin = async (approvalId: string) => {
    const id = await world.start('checked', { variables: [{ name: 'approvalId', value: approvalId }] });
    await world.answer('checked', id, 'Approved');
    const job = jobs.at(-1);
    if (!job) throw new Error('The function was not invoked.');
    return { id, job };
  };
  const succeed = (jobId: string, more: object = {}) =>
    pipelines.send(new PutJobSuccessResultCommand({ jobId, ...more }));

  it('gets the job as AWS documents it, and its variables go on', async () => {
    const { id, job } = await begin('b-1');
    expect(job).toMatchObject({
      accountId: '123456789012',
      data: {
        actionConfiguration: {
          configuration: { FunctionName: 'check', UserParameters: `{"execution":"${id}"}` },
        },
        inputArtifacts: [{ name: 'SourceArtifact', revision: expect.any(String), location: { type: 'S3' } }],
        artifactCredentials: { sessionToken: expect.any(String) },
      },
    });
    const { jobDetails } = await pipelines.send(new GetJobDetailsCommand({ jobId: job.id }));
    expect(jobDetails?.data?.pipelineContext).toMatchObject({
      pipelineName: 'checked',
      pipelineExecutionId: id,
      stage: { name: 'Verify' },
      action: { name: 'Check' },
    });
    const { bucketName, objectKey } = job.data.inputArtifacts[0]?.location.s3Location ?? {};
    const artifact = await world.s3.send(new GetObjectCommand({ Bucket: bucketName, Key: objectKey }));
    expect(await artifact.Body?.transformToString()).toBe('<p>first</p>');

    expect(await world.status('checked', id)).toBe('InProgress');
    await succeed(job.id, {
      outputVariables: { verdict: 'fine' },
      executionDetails: { summary: 'all well' },
    });
    expect(await world.status('checked', id)).toBe('Succeeded');
    expect(await world.action('checked', id, 'Check')).toMatchObject({
      output: {
        outputVariables: { verdict: 'fine' },
        executionResult: { externalExecutionSummary: 'all well' },
      },
    });
    await world.s3.send(new GetObjectCommand({ Bucket: BUCKET, Key: 'out/b-1-fine.html' }));
  });

  it('is invoked again with its continuation token', async () => {
    const { id, job } = await begin('b-2');
    await succeed(job.id, { continuationToken: 'seen 1' });
    await expect(succeed(job.id)).rejects.toMatchObject({ name: 'InvalidJobStateException' });
    const before = jobs.length;
    await world.aws.clock.advance(1 * MINUTES);
    expect(jobs).toHaveLength(before + 1);
    expect(jobs.at(-1)?.data.continuationToken).toBe('seen 1');
    expect(await world.status('checked', id)).toBe('InProgress');
    await succeed(String(jobs.at(-1)?.id), { outputVariables: { verdict: 'late' } });
    expect(await world.status('checked', id)).toBe('Succeeded');
  });

  it('may go on for 24 hours, each reply within 20 minutes', async () => {
    const { id, job } = await begin('b-3');
    const { environment, clock, credentials } = world.aws;
    // The first reply comes at once, each further one as late as it may.
    let last = job.id;
    for (let minutes = 0; minutes < 24 * 60; minutes += 20) {
      expect(await world.status('checked', id)).toBe('InProgress');
      // In process: there are many of them.
      const input = { jobId: last, continuationToken: 'more' };
      await environment.invoke('codepipeline', 'PutJobSuccessResult', input, credentials.root);
      await clock.advance(20 * MINUTES);
      last = String(jobs.at(-1)?.id);
    }
    expect(await world.status('checked', id)).toBe('Failed');
  });

  it('fails its action without a reply in 20 minutes', async () => {
    const { id } = await begin('b-4');
    await world.aws.clock.advance(20 * MINUTES - 1);
    expect(await world.status('checked', id)).toBe('InProgress');
    await world.aws.clock.advance(1);
    expect(await world.status('checked', id)).toBe('Failed');
  });

  it('fails its action by PutJobFailureResult, and nothing is deployed', async () => {
    const { id, job } = await begin('b-5');
    await pipelines.send(
      new PutJobFailureResultCommand({
        jobId: job.id,
        failureDetails: { type: 'JobFailed', message: 'the request was withdrawn' },
      }),
    );
    expect(await world.status('checked', id)).toBe('Failed');
    expect(await world.action('checked', id, 'Check')).toMatchObject({
      status: 'Failed',
      output: {
        executionResult: { errorDetails: { code: 'JobFailed', message: 'the request was withdrawn' } },
      },
    });
    expect(await world.action('checked', id, 'Deploy')).toBeUndefined();
  });

  it('fails the action that needs a variable which nobody gave', async () => {
    const { id, job } = await begin('b-6');
    await succeed(job.id);
    expect(await world.status('checked', id)).toBe('Failed');
    expect(await world.action('checked', id, 'Deploy')).toMatchObject({
      output: { executionResult: { errorDetails: { message: expect.stringContaining('#{check.verdict}') } } },
    });
  });

  it('answers a job of an execution that was stopped with an error', async () => {
    const { id, job } = await begin('b-7');
    await pipelines.send(
      new StopPipelineExecutionCommand({ pipelineName: 'checked', pipelineExecutionId: id, abandon: true }),
    );
    await expect(succeed(job.id)).rejects.toMatchObject({ name: 'InvalidJobStateException' });
    await expect(succeed('00000000-0000-0000-0000-000000000000')).rejects.toMatchObject({
      name: 'JobNotFoundException',
    });
  });

  it('reads and writes artifacts by the credentials of its job', async () => {
    const { job } = await begin('b-8');
    const { artifactCredentials } = job.data;
    const client = new CodePipelineClient(clientConfig(world.aws, artifactCredentials.accessKeyId));
    await client.send(new GetJobDetailsCommand({ jobId: job.id }));
    expect(world.aws.authorizations().at(-1)?.principal).toContain(':assumed-role/Pipeline/');
    client.destroy();
  });
});
