import { ServiceError } from '../../../core/errors.js';
import type { Call } from '../../../core/service.js';
import { optionalString, requiredString, type RawInput } from '../../../core/raw-input.js';
import { Shape } from '../declaration/shape.js';
import type { CodePipelineState, Job, JobDetails, JobResult } from '../state.js';
import { UUID } from './ids.js';

const FAILURES = [
  'JobFailed',
  'ConfigurationError',
  'PermissionError',
  'RevisionOutOfSync',
  'RevisionUnavailable',
  'SystemUnavailable',
];
const MAX_VARIABLES_BYTES = 122_880;

/** With a continuation token the job goes on: the function is invoked again. */
export const putJobSuccessResult =
  (state: CodePipelineState) =>
  (input: RawInput, call: Call): unknown => {
    const jobId = requiredString(input, 'jobId', UUID);
    const request = new Shape('', input);
    const outputVariables = request.texts('outputVariables', {
      key: { pattern: /^[A-Za-z0-9@\-_]+$/ },
      value: {},
    });
    if (Buffer.byteLength(JSON.stringify(outputVariables)) > MAX_VARIABLES_BYTES)
      throw new ServiceError(
        'OutputVariablesSizeExceededException',
        `Exceeded the total size limit for all variables in the pipeline (${MAX_VARIABLES_BYTES} bytes).`,
      );
    call.authorize('codepipeline:PutJobSuccessResult', '*');
    answer(findJob(state, jobId), {
      kind: 'success',
      continuationToken: optionalString(input, 'continuationToken', { min: 1, max: 2048 }),
      outputVariables,
      details: request.has('executionDetails') ? readDetails(request.shape('executionDetails')) : {},
    });
    return {};
  };

export const putJobFailureResult =
  (state: CodePipelineState) =>
  (input: RawInput, call: Call): unknown => {
    const jobId = requiredString(input, 'jobId', UUID);
    const failure = new Shape('', input).shape('failureDetails');
    const code = failure.text('type', { oneOf: FAILURES });
    const message = failure.text('message', { min: 1, max: 5000 });
    call.authorize('codepipeline:PutJobFailureResult', '*');
    const externalExecutionId = failure.optional('externalExecutionId', { min: 1, max: 1500 });
    answer(findJob(state, jobId), { kind: 'failure', code, message, details: { externalExecutionId } });
    return {};
  };

export const getJobDetails =
  (state: CodePipelineState) =>
  (input: RawInput, call: Call): unknown => {
    const jobId = requiredString(input, 'jobId', UUID);
    call.authorize('codepipeline:GetJobDetails', '*');
    const { run, data } = findJob(state, jobId);
    const { execution, action } = run;
    return {
      jobDetails: {
        id: jobId,
        accountId: state.env.accountId,
        data: {
          actionTypeId: action.declaration.actionTypeId,
          ...data,
          pipelineContext: {
            pipelineName: execution.pipeline.name,
            pipelineArn: execution.pipeline.arn,
            pipelineExecutionId: execution.id,
            stage: { name: action.stageName },
            action: { name: action.name, actionExecutionId: action.id },
          },
        },
      },
    };
  };

function findJob(state: CodePipelineState, jobId: string): Job {
  const job = state.jobs.get(jobId);
  if (!job) throw new ServiceError('JobNotFoundException', `The job ${jobId} was not found.`);
  return job;
}

function answer(job: Job, result: JobResult): void {
  if (!job.answer)
    throw new ServiceError(
      'InvalidJobStateException',
      `The job ${job.id} is not waiting for a result: it was answered, or its action has ended.`,
    );
  const take = job.answer;
  job.answer = undefined;
  take(result);
}

const readDetails = (details: Shape): JobDetails => ({
  summary: details.optional('summary', { min: 1, max: 2048 }),
  externalExecutionId: details.optional('externalExecutionId', { min: 1, max: 1500 }),
  percentComplete: details.integer('percentComplete', 0, 100),
});
