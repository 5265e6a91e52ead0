import type { Call } from '../../../core/service.js';
import { describeExecution } from '../automation/describe-automation.js';
import { requiredString, type RawInput } from '../../../core/raw-input.js';
import { executionArn, type SsmState } from '../state.js';

export const getAutomationExecution =
  ({ env, automations }: SsmState) =>
  (input: RawInput, call: Call): unknown => {
    const id = requiredString(input, 'AutomationExecutionId', { min: 36, max: 36 });
    call.authorize('ssm:GetAutomationExecution', executionArn(env, id));
    return { AutomationExecution: describeExecution(automations.get(id)) };
  };
