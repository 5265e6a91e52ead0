import { ServiceError } from '../../../core/errors.js';
import type { Call } from '../../../core/service.js';
import { requiredString, type RawInput } from '../../../core/raw-input.js';
import { NAME } from '../declaration/read-declaration.js';
import type { PipelineExecution } from '../execution/pipeline-execution.js';
import type { Lifecycle } from '../lifecycle.js';
import { UUID } from './ids.js';

const notRetryable = (id: string, stage: string, why: string): ServiceError =>
  new ServiceError(
    'StageNotRetryableException',
    `The stage ${stage} of the pipeline execution ${id} cannot be retried: ${why}.`,
  );

/**
 * Runs a stage again in which an execution failed or was stopped: its actions that did not succeed, or all. A rejected
 * approval is opened anew, with a new token.
 * @see https://docs.aws.amazon.com/codepipeline/latest/APIReference/API_RetryStageExecution.html
 */
export const retryStageExecution =
  ({ state, engine }: Lifecycle) =>
  (input: RawInput, call: Call): unknown => {
    const name = requiredString(input, 'pipelineName', NAME);
    const stageName = requiredString(input, 'stageName', NAME);
    const id = requiredString(input, 'pipelineExecutionId', UUID);
    const mode = requiredString(input, 'retryMode', { oneOf: ['FAILED_ACTIONS', 'ALL_ACTIONS'] });
    call.authorize('codepipeline:RetryStageExecution', `${state.arn(name)}/${stageName}`);
    const pipeline = state.pipeline(name);
    const gate = pipeline.gate(stageName);
    // The model of this operation has no error for an unknown execution but this one.
    const execution = pipeline.executions.get(id);
    if (!execution) throw notRetryable(id, stageName, 'the pipeline has no such execution');
    checkState(execution, stageName);
    if (pipeline.mode !== 'PARALLEL' && gate.latest?.execution !== execution)
      throw new ServiceError(
        'NotLatestPipelineExecutionException',
        `Another pipeline execution has entered the stage ${stageName} since ${id}.`,
      );
    engine.checkCapacity(pipeline);
    const stage = execution.declaration.stages.find((each) => each.name === stageName);
    const actions = (stage?.actions ?? []).filter(
      (action) =>
        mode === 'ALL_ACTIONS' || execution.lastAction(stageName, action.name)?.status !== 'Succeeded',
    );
    engine.retry(execution, gate, actions);
    return { pipelineExecutionId: id };
  };

function checkState(execution: PipelineExecution, stageName: string): void {
  const { id, status, declaration, pipeline } = execution;
  if (execution.isLive) throw notRetryable(id, stageName, 'it is in progress');
  if (status !== 'Failed' && status !== 'Stopped')
    throw notRetryable(id, stageName, `its status is ${status}`);
  if (declaration !== pipeline.declaration)
    throw notRetryable(id, stageName, 'the structure of the pipeline has changed since');
  if (execution.actions.at(-1)?.stageName !== stageName)
    throw notRetryable(id, stageName, 'it has no actions there that failed or were abandoned');
}
