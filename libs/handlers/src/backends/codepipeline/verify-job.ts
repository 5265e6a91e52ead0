import {
  PutJobFailureResultCommand,
  PutJobSuccessResultCommand,
  type CodePipelineClient,
} from '@aws-sdk/client-codepipeline';
import { REFUSED } from '@ringi/approvals';
import * as z from 'zod/mini';
import { PipelineRuns } from './pipeline-runs.js';
import { verify, type VerifyPorts } from './verify.js';

const JobEventSchema = z.object({
  'CodePipeline.job': z.object({
    id: z.string(),
    data: z.object({
      actionConfiguration: z.object({ configuration: z.object({ UserParameters: z.string() }) }),
    }),
  }),
});
const ParametersSchema = z.object({ approval_id: z.string(), execution_id: z.string() });

/**
 * The Verify action of a pipeline: tells CodePipeline, by the job's id, what is to become of what was approved.
 * @throws when it cannot tell: Lambda calls it again, and CodePipeline fails the action in the end.
 * @see https://docs.aws.amazon.com/codepipeline/latest/userguide/actions-invoke-lambda-function.html
 */
export async function verifyJob(
  codepipeline: CodePipelineClient,
  ports: Omit<VerifyPorts, 'run'>,
  event: unknown,
): Promise<string> {
  const { id: jobId, data } = JobEventSchema.parse(event)['CodePipeline.job'];
  const parameters: unknown = JSON.parse(data.actionConfiguration.configuration.UserParameters);
  const { approval_id, execution_id } = ParametersSchema.parse(parameters);
  const runs = new PipelineRuns(codepipeline);
  const verified = await verify({ ...ports, run: (run) => runs.view(run) }, approval_id, execution_id);
  if (verified.answer === 'refuse') {
    const failureDetails = { type: 'JobFailed', message: REFUSED + verified.why } as const;
    await codepipeline.send(new PutJobFailureResultCommand({ jobId, failureDetails }));
  } else {
    // With a token CodePipeline asks again in a while.
    const continuationToken = verified.answer === 'wait' ? 'not-bound-yet' : undefined;
    await codepipeline.send(new PutJobSuccessResultCommand({ jobId, continuationToken }));
  }
  return verified.answer;
}
