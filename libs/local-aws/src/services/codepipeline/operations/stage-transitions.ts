import { notEmulated } from '../../../core/errors.js';
import type { Call } from '../../../core/service.js';
import { requiredString, type RawInput } from '../../../core/raw-input.js';
import { NAME } from '../declaration/read-declaration.js';
import type { Lifecycle } from '../lifecycle.js';
import type { Pipeline, StageGate } from '../pipeline.js';

const REASON = { min: 1, max: 300, pattern: /^[a-zA-Z0-9!@ ().*?-]+$/ };

/** Executions wait in front of the stage until its transition is enabled. */
export const disableStageTransition =
  (lifecycle: Lifecycle) =>
  (input: RawInput, call: Call): unknown => {
    const { gate } = find(lifecycle, input, call, 'codepipeline:DisableStageTransition');
    gate.transition = {
      enabled: false,
      lastChangedBy: call.principal.arn,
      lastChangedAt: lifecycle.state.env.clock.now(),
      disabledReason: requiredString(input, 'reason', REASON),
    };
    return {};
  };

export const enableStageTransition =
  (lifecycle: Lifecycle) =>
  (input: RawInput, call: Call): unknown => {
    const { pipeline, gate } = find(lifecycle, input, call, 'codepipeline:EnableStageTransition');
    gate.transition = {
      enabled: true,
      lastChangedBy: call.principal.arn,
      lastChangedAt: lifecycle.state.env.clock.now(),
    };
    lifecycle.engine.admit(pipeline, gate);
    return {};
  };

function find(
  { state }: Lifecycle,
  input: RawInput,
  call: Call,
  action: string,
): { pipeline: Pipeline; gate: StageGate } {
  const name = requiredString(input, 'pipelineName', NAME);
  const stageName = requiredString(input, 'stageName', NAME);
  const type = requiredString(input, 'transitionType', { oneOf: ['Inbound', 'Outbound'] });
  call.authorize(action, `${state.arn(name)}/${stageName}`);
  if (type === 'Outbound') throw notEmulated('outbound transitions of CodePipeline');
  const pipeline = state.pipeline(name);
  return { pipeline, gate: pipeline.gate(stageName) };
}
