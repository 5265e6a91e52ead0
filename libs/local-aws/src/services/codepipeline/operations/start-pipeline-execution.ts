import type { Call } from '../../../core/service.js';
import { optionalString, requiredString, type RawInput } from '../../../core/raw-input.js';
import { NAME } from '../declaration/read-declaration.js';
import { readStart } from '../execution/read-start.js';
import type { Lifecycle } from '../lifecycle.js';

/** A repeated clientRequestToken answers the execution it started; AWS does not document what it does (our choice). */
export const startPipelineExecution =
  ({ state, engine }: Lifecycle) =>
  (input: RawInput, call: Call): unknown => {
    const name = requiredString(input, 'name', NAME);
    const token = optionalString(input, 'clientRequestToken', {
      min: 1,
      max: 128,
      pattern: /^[a-zA-Z0-9-]+$/,
    });
    call.authorize('codepipeline:StartPipelineExecution', state.arn(name));
    const pipeline = state.pipeline(name);
    const started = token === undefined ? undefined : pipeline.requestTokens.get(token);
    if (started) return { pipelineExecutionId: started.id };
    const execution = engine.start(pipeline, {
      trigger: { triggerType: 'StartPipelineExecution', triggerDetail: call.principal.arn },
      ...readStart(pipeline, input),
    });
    if (token !== undefined) pipeline.requestTokens.set(token, execution);
    return { pipelineExecutionId: execution.id };
  };
