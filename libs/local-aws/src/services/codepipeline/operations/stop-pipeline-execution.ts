import { ServiceError } from '../../../core/errors.js';
import type { Call } from '../../../core/service.js';
import { optionalString, requiredString, type RawInput } from '../../../core/raw-input.js';
import { NAME } from '../declaration/read-declaration.js';
import type { Lifecycle } from '../lifecycle.js';
import { UUID } from './ids.js';

/**
 * Stops an execution: at once and abandoning what runs, or after what runs has ended. A request to wait may be followed by
 * one to abandon.
 * @see https://docs.aws.amazon.com/codepipeline/latest/userguide/pipelines-stop.html
 */
export const stopPipelineExecution =
  ({ state, engine }: Lifecycle) =>
  (input: RawInput, call: Call): unknown => {
    const name = requiredString(input, 'pipelineName', NAME);
    const id = requiredString(input, 'pipelineExecutionId', UUID);
    const reason = optionalString(input, 'reason', { max: 200 });
    const abandon = input['abandon'] === true;
    call.authorize('codepipeline:StopPipelineExecution', state.arn(name));
    const execution = state.execution(name, id);
    if (execution.status === 'Stopping' && !abandon)
      throw new ServiceError(
        'DuplicatedStopRequestException',
        `The pipeline execution ${id} is already in a Stopping state.`,
      );
    if (!execution.isLive)
      throw new ServiceError(
        'PipelineExecutionNotStoppableException',
        `Unable to stop the pipeline execution ${id}: its status is ${execution.status}.`,
      );
    execution.stopReason = reason ?? execution.stopReason;
    engine.stop(execution, abandon);
    return { pipelineExecutionId: id };
  };
