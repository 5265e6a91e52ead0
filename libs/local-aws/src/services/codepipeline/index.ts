import type { Environment } from '../../core/environment.js';
import type { ServiceModule } from '../../core/resource.js';
import type { S3Module } from '../s3/index.js';
import { Lifecycle } from './lifecycle.js';
import { createPipeline, deletePipeline, updatePipeline } from './operations/change-pipelines.js';
import {
  getPipelineExecution,
  listActionExecutions,
  listPipelineExecutions,
} from './operations/describe-executions.js';
import { getPipeline, getPipelineState, listPipelines } from './operations/describe-pipelines.js';
import { getJobDetails, putJobFailureResult, putJobSuccessResult } from './operations/jobs.js';
import { putApprovalResult } from './operations/put-approval-result.js';
import { retryStageExecution } from './operations/retry-stage-execution.js';
import { disableStageTransition, enableStageTransition } from './operations/stage-transitions.js';
import { startPipelineExecution } from './operations/start-pipeline-execution.js';
import { stopPipelineExecution } from './operations/stop-pipeline-execution.js';
import { listTagsForResource, tagResource, untagResource } from './operations/tags.js';
import { pipelineResource } from './resources/pipeline.resource.js';
import { CodePipelineState, type CodePipelineOptions } from './state.js';

export { STARTED_BY_RULE } from './operations/start-pipeline-execution.js';

/**
 * AWS CodePipeline: pipelines of S3 sources, manual approvals, Lambda functions and S3 deployments, in all execution modes.
 * @see https://docs.aws.amazon.com/codepipeline/latest/userguide/concepts-how-it-works.html
 */
export function codePipelineModule(
  env: Environment,
  options: CodePipelineOptions & { readonly s3: Pick<S3Module, 'watch'> },
): ServiceModule {
  const state = new CodePipelineState(env, options);
  const lifecycle = new Lifecycle(state);
  const unwatch = options.s3.watch((bucket, key) => lifecycle.polling.changed(bucket, key));
  return {
    service: {
      name: 'codepipeline',
      protocol: { kind: 'json', version: '1.1', targetPrefix: 'CodePipeline_20150709' },
      operations: {
        CreatePipeline: createPipeline(lifecycle),
        DeletePipeline: deletePipeline(lifecycle),
        DisableStageTransition: disableStageTransition(lifecycle),
        EnableStageTransition: enableStageTransition(lifecycle),
        GetJobDetails: getJobDetails(state),
        GetPipeline: getPipeline(state),
        GetPipelineExecution: getPipelineExecution(state),
        GetPipelineState: getPipelineState(state),
        ListActionExecutions: listActionExecutions(state),
        ListPipelineExecutions: listPipelineExecutions(state),
        ListPipelines: listPipelines(state),
        ListTagsForResource: listTagsForResource(state),
        PutApprovalResult: putApprovalResult(state),
        PutJobFailureResult: putJobFailureResult(state),
        PutJobSuccessResult: putJobSuccessResult(state),
        RetryStageExecution: retryStageExecution(lifecycle),
        StartPipelineExecution: startPipelineExecution(lifecycle),
        StopPipelineExecution: stopPipelineExecution(lifecycle),
        TagResource: tagResource(state),
        UntagResource: untagResource(state),
        UpdatePipeline: updatePipeline(lifecycle),
      },
      close: unwatch,
    },
    resources: { 'AWS::CodePipeline::Pipeline': pipelineResource(lifecycle) },
  };
}
