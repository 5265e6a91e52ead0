import type { ActionDeclaration } from '../declaration/declaration.js';
import type { PipelineExecution } from '../execution/pipeline-execution.js';
import type { Pipeline, StageGate } from '../pipeline.js';
import { defined, seconds } from './times.js';

/**
 * As GetPipelineState answers it. In PARALLEL mode it shows, of each stage, the execution that entered last, and no approval
 * token: that one is to be read by ListActionExecutions.
 * @see https://docs.aws.amazon.com/codepipeline/latest/APIReference/API_GetPipelineState.html
 */
export const describeState = (pipeline: Pipeline): object => ({
  pipelineName: pipeline.name,
  pipelineVersion: pipeline.declaration.version,
  stageStates: pipeline.gates.map((gate, index) => describeStage(pipeline, gate, index)),
  created: seconds(pipeline.created),
  updated: seconds(pipeline.updated),
});

function describeStage(pipeline: Pipeline, gate: StageGate, index: number): object {
  const { latest, transition } = gate;
  const inbound = gate.waiting.map(describeInbound);
  const retries = latest?.retries ?? 0;
  return defined({
    stageName: gate.stageName,
    inboundExecution: inbound.at(-1),
    ...(inbound.length > 0 && { inboundExecutions: inbound }),
    inboundTransitionState: defined({
      enabled: transition.enabled,
      lastChangedBy: transition.lastChangedBy,
      lastChangedAt: transition.lastChangedAt === undefined ? undefined : seconds(transition.lastChangedAt),
      disabledReason: transition.disabledReason,
    }),
    actionStates: pipeline.declaration.stages[index]?.actions.map((action) =>
      describeAction(pipeline, gate.stageName, action, latest?.execution),
    ),
    latestExecution: latest && {
      pipelineExecutionId: latest.execution.id,
      status: latest.status,
      type: 'STANDARD',
    },
    retryStageMetadata:
      retries > 0 ? { manualStageRetryAttempt: retries, latestRetryTrigger: 'ManualStageRetry' } : undefined,
  });
}

const describeInbound = ({ id, status }: PipelineExecution): object => ({
  pipelineExecutionId: id,
  status,
  type: 'STANDARD',
});

function describeAction(
  pipeline: Pipeline,
  stageName: string,
  { name }: ActionDeclaration,
  execution: PipelineExecution | undefined,
): object {
  const action = execution?.lastAction(stageName, name);
  const revision = execution?.revisions.get(name);
  return defined({
    actionName: name,
    currentRevision: revision && {
      revisionId: revision.revisionId,
      revisionChangeId: revision.changeId,
      created: seconds(revision.created),
    },
    revisionUrl: revision?.url,
    latestExecution:
      action &&
      defined({
        actionExecutionId: action.id,
        status: action.status,
        summary: action.summary,
        lastStatusChange: seconds(action.lastUpdateTime),
        token: pipeline.mode === 'PARALLEL' ? undefined : action.token,
        lastUpdatedBy: action.updatedBy,
        externalExecutionId: action.externalExecutionId,
        externalExecutionUrl: action.externalExecutionUrl,
        percentComplete: action.percentComplete,
        errorDetails: action.error,
      }),
  });
}
