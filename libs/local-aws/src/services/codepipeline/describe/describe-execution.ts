import type { PipelineExecution } from '../execution/pipeline-execution.js';
import { defined, seconds } from './times.js';

/** As GetPipelineExecution answers it. */
export const describeExecution = (execution: PipelineExecution): object =>
  defined({
    pipelineName: execution.pipeline.name,
    pipelineVersion: execution.declaration.version,
    pipelineExecutionId: execution.id,
    status: execution.status,
    statusSummary: execution.statusSummary,
    artifactRevisions: [...execution.revisions.values()].map((revision) => ({
      name: revision.artifactName,
      revisionId: revision.revisionId,
      revisionChangeIdentifier: revision.changeId,
      revisionSummary: revision.summary,
      created: seconds(revision.created),
      revisionUrl: revision.url,
    })),
    variables: Object.entries(execution.variables).map(([name, resolvedValue]) => ({ name, resolvedValue })),
    trigger: execution.trigger,
    executionMode: execution.declaration.executionMode,
    executionType: 'STANDARD',
  });

/** As ListPipelineExecutions answers it. */
export const summarizeExecution = (execution: PipelineExecution): object =>
  defined({
    pipelineExecutionId: execution.id,
    status: execution.status,
    statusSummary: execution.statusSummary,
    startTime: seconds(execution.startTime),
    lastUpdateTime: seconds(execution.lastUpdateTime),
    sourceRevisions: [...execution.revisions.values()].map((revision) => ({
      actionName: revision.actionName,
      revisionId: revision.revisionId,
      revisionSummary: revision.summary,
      revisionUrl: revision.url,
    })),
    trigger: execution.trigger,
    stopTrigger: execution.stopReason === undefined ? undefined : { reason: execution.stopReason },
    executionMode: execution.declaration.executionMode,
    executionType: 'STANDARD',
  });
