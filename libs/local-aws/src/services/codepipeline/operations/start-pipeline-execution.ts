import type { Call } from '../../../core/service.js';
import { optionalString, requiredString, type RawInput } from '../../../core/raw-input.js';
import { NAME } from '../declaration/read-declaration.js';
import { readStart } from '../execution/read-start.js';
import type { Lifecycle } from '../lifecycle.js';

/** Member of an input made in process: the ARN of the EventBridge rule that starts the pipeline. No wire can carry it. */
export const STARTED_BY_RULE = Symbol('started by rule');

/** A repeated clientRequestToken answers the execution it started; AWS does not document what it does (our choice). */
export const startPipelineExecution =
  ({ state, engine }: Lifecycle) =>
  (input: RawInput & { readonly [STARTED_BY_RULE]?: string }, call: Call): unknown => {
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
    const rule = input[STARTED_BY_RULE];
    const execution = engine.start(pipeline, {
      trigger:
        rule === undefined
          ? { triggerType: 'StartPipelineExecution', triggerDetail: call.principal.arn }
          : { triggerType: 'CloudWatchEvent', triggerDetail: rule },
      ...readStart(pipeline, input),
    });
    if (token !== undefined) pipeline.requestTokens.set(token, execution);
    return { pipelineExecutionId: execution.id };
  };
