import type { Call } from '../../../core/service.js';
import { optionalString, requiredString, type RawInput } from '../../../core/raw-input.js';
import { executionArn, type SsmState } from '../state.js';

export const stopAutomationExecution =
  ({ env, automations }: SsmState) =>
  (input: RawInput, call: Call): unknown => {
    const id = requiredString(input, 'AutomationExecutionId', { min: 36, max: 36 });
    call.authorize('ssm:StopAutomationExecution', executionArn(env, id));
    const type = optionalString(input, 'Type', { oneOf: ['Complete', 'Cancel'] }) ?? 'Cancel';
    automations.get(id).stop(type as 'Complete' | 'Cancel');
    return {};
  };
