import type { Environment } from '../../../core/environment.js';
import type { ActionExecution } from './action-execution.js';
import type { Artifact } from './artifact.js';
import type { PipelineExecution } from './pipeline-execution.js';

export type PipelineEventState =
  'STARTED' | 'SUCCEEDED' | 'RESUMED' | 'FAILED' | 'CANCELED' | 'SUPERSEDED' | 'STOPPING' | 'STOPPED';
export type StageEventState = Exclude<PipelineEventState, 'SUPERSEDED'>;
export type ActionEventState = 'STARTED' | 'SUCCEEDED' | 'FAILED' | 'CANCELED' | 'ABANDONED';

/** @see https://docs.aws.amazon.com/codepipeline/latest/userguide/detect-state-changes-cloudwatch-events.html */
export function emitPipeline(
  env: Environment,
  execution: PipelineExecution,
  state: PipelineEventState,
): void {
  const { triggerType, triggerDetail } = execution.trigger;
  emit(env, execution, 'Pipeline', {
    ...(state === 'STARTED' && {
      'execution-trigger': {
        'trigger-type': triggerType,
        ...(triggerDetail !== undefined && { 'trigger-detail': triggerDetail }),
      },
    }),
    state,
    ...(state === 'STOPPING' &&
      execution.stopReason !== undefined && { 'stop-execution-comments': execution.stopReason }),
  });
}

export function emitStage(
  env: Environment,
  execution: PipelineExecution,
  stage: string,
  state: StageEventState,
): void {
  emit(env, execution, 'Stage', { stage, state });
}

export function emitAction(
  env: Environment,
  execution: PipelineExecution,
  action: ActionExecution,
  state: ActionEventState,
): void {
  const { category, owner, provider, version } = action.declaration.actionTypeId;
  const result = {
    ...(action.externalExecutionUrl !== undefined && {
      'external-execution-url': action.externalExecutionUrl,
    }),
    ...(action.summary !== undefined && { 'external-execution-summary': action.summary }),
    ...(action.externalExecutionId !== undefined && { 'external-execution-id': action.externalExecutionId }),
    ...(action.error && { 'error-code': action.error.code }),
  };
  emit(env, execution, 'Action', {
    stage: action.stageName,
    ...(state !== 'STARTED' && Object.keys(result).length > 0 && { 'execution-result': result }),
    ...(state === 'STARTED' && locations('input-artifacts', action.inputArtifacts)),
    ...(state === 'SUCCEEDED' && locations('output-artifacts', action.outputArtifacts)),
    action: action.name,
    state,
    region: env.region,
    type: { owner, provider, category, version },
  });
}

const locations = (name: string, artifacts: readonly Artifact[]): object =>
  artifacts.length === 0
    ? {}
    : {
        [name]: artifacts.map(({ name: artifact, bucket, key }) => ({
          name: artifact,
          s3location: { bucket, key },
        })),
      };

function emit(
  env: Environment,
  { id, pipeline, declaration }: PipelineExecution,
  level: 'Pipeline' | 'Stage' | 'Action',
  detail: Readonly<Record<string, unknown>>,
): void {
  env.emit({
    source: 'aws.codepipeline',
    'detail-type': `CodePipeline ${level} Execution State Change`,
    resources: [pipeline.arn],
    detail: { pipeline: pipeline.name, 'execution-id': id, ...detail, version: declaration.version },
  });
}
