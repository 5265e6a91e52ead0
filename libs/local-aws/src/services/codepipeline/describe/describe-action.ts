import type { ActionExecution } from '../execution/action-execution.js';
import type { Artifact } from '../execution/artifact.js';
import type { PipelineExecution } from '../execution/pipeline-execution.js';
import { defined, seconds } from './times.js';

/** One item of ListActionExecutions. @see https://docs.aws.amazon.com/codepipeline/latest/APIReference/API_ActionExecutionDetail.html */
export function describeAction(
  execution: PipelineExecution,
  action: ActionExecution,
  region: string,
): object {
  const { declaration } = action;
  return defined({
    pipelineExecutionId: execution.id,
    actionExecutionId: action.id,
    pipelineVersion: execution.declaration.version,
    stageName: action.stageName,
    actionName: action.name,
    startTime: seconds(action.startTime),
    lastUpdateTime: seconds(action.lastUpdateTime),
    updatedBy: action.updatedBy,
    status: action.status,
    input: defined({
      actionTypeId: declaration.actionTypeId,
      configuration: declaration.configuration,
      resolvedConfiguration: action.resolvedConfiguration,
      roleArn: declaration.roleArn,
      region: declaration.region ?? region,
      inputArtifacts: action.inputArtifacts.map(locate),
      namespace: declaration.namespace,
    }),
    output: {
      outputArtifacts: action.outputArtifacts.map(locate),
      executionResult: defined({
        externalExecutionId: action.externalExecutionId,
        externalExecutionSummary: action.summary,
        externalExecutionUrl: action.externalExecutionUrl,
        errorDetails: action.error,
      }),
      outputVariables: action.outputVariables,
    },
  });
}

const locate = ({ name, bucket, key }: Artifact): object => ({ name, s3location: { bucket, key } });
