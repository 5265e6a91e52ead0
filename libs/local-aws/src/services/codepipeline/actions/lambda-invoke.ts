import { randomUUID } from 'node:crypto';
import { artifactKey, type Artifact } from '../execution/artifact.js';
import type { Job, JobResult } from '../state.js';
import { asActionError, type ActionRun } from './action-run.js';

const MINUTE = 60_000;
/** A reply is awaited for 20 minutes, the action as a whole for 24 hours. @see https://docs.aws.amazon.com/codepipeline/latest/userguide/limits.html */
const REPLY_MINUTES = 20;
const TOTAL_MINUTES = 24 * 60;
/** How long after a continuation the function is invoked again. AWS does not document it; our choice. */
const CONTINUATION_DELAY = 15_000;

/**
 * Invokes a function, asynchronously, with a job; the function answers by PutJobSuccessResult or PutJobFailureResult. A
 * continuation token in the answer brings another invocation, with a job of its own (our choice).
 * @see https://docs.aws.amazon.com/codepipeline/latest/userguide/action-reference-Lambda.html
 */
export async function lambdaInvoke(run: ActionRun): Promise<void> {
  const deadline = run.state.env.clock.now() + TOTAL_MINUTES * MINUTE;
  const { execution, action } = run;
  const outputs = action.declaration.outputArtifacts.map((name): Artifact => {
    const bucket = execution.declaration.artifactBucket;
    return { name, bucket, key: artifactKey(execution.pipeline.name, name) };
  });
  await invoke(run, outputs, deadline, undefined);
}

async function invoke(
  run: ActionRun,
  outputs: readonly Artifact[],
  deadline: number,
  continuationToken: string | undefined,
): Promise<void> {
  const { env, jobs } = run.state;
  const FunctionName = run.configured('FunctionName') ?? '';
  const job: Job = {
    id: randomUUID(),
    run,
    data: jobData(run, outputs, continuationToken),
    answer: (result) => settle(run, outputs, deadline, result),
  };
  jobs.set(job.id, job);
  run.onEnd(() => {
    job.answer = undefined;
  });
  run.at(Math.min(env.clock.now() + REPLY_MINUTES * MINUTE, deadline), () => {
    if (!job.answer) return; // it was answered by a continuation
    run.fail({
      code: 'JobFailed',
      message: `The AWS Lambda function ${FunctionName} failed to return a result. Check the function to verify that it calls PutJobSuccessResult and is allowed to.`,
    });
  });
  const event = { 'CodePipeline.job': { id: job.id, accountId: env.accountId, data: job.data } };
  const Payload = new TextEncoder().encode(JSON.stringify(event));
  await env.invoke('lambda', 'Invoke', { FunctionName, InvocationType: 'Event', Payload }, run.principal);
}

function settle(run: ActionRun, outputs: readonly Artifact[], deadline: number, result: JobResult): void {
  const { action } = run;
  const { clock } = run.state.env;
  action.externalExecutionId = result.details.externalExecutionId ?? action.externalExecutionId;
  action.summary = result.details.summary ?? action.summary;
  action.percentComplete = result.details.percentComplete ?? action.percentComplete;
  if (result.kind === 'failure') return run.fail({ code: result.code, message: result.message });
  const { continuationToken: token } = result;
  if (token === undefined) return run.succeed({ artifacts: outputs, variables: result.outputVariables });
  action.lastUpdateTime = clock.now();
  run.at(Math.min(clock.now() + CONTINUATION_DELAY, deadline), () => {
    if (clock.now() >= deadline)
      return run.fail({
        code: 'JobFailed',
        message: `The job did not end within ${TOTAL_MINUTES / 60} hours.`,
      });
    void invoke(run, outputs, deadline, token).catch((error: unknown) => run.fail(asActionError(error)));
  });
}

function jobData(
  run: ActionRun,
  outputs: readonly Artifact[],
  continuationToken: string | undefined,
): Readonly<Record<string, unknown>> {
  const { accessKeyId, secretAccessKey, sessionToken } = run.state.env.credentials.issue(run.principal);
  return {
    actionConfiguration: { configuration: run.action.resolvedConfiguration },
    inputArtifacts: run.action.inputArtifacts.map(describeArtifact),
    outputArtifacts: outputs.map(describeArtifact),
    artifactCredentials: { accessKeyId, secretAccessKey, sessionToken },
    ...(continuationToken !== undefined && { continuationToken }),
  };
}

const describeArtifact = ({ name, bucket, key, revision }: Artifact): object => ({
  name,
  revision: revision?.revisionId ?? null,
  location: { type: 'S3', s3Location: { bucketName: bucket, objectKey: key } },
});
