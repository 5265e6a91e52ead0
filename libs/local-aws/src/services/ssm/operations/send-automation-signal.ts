import { notEmulated } from '../../../core/errors.js';
import type { Call } from '../../../core/service.js';
import { requiredString, type RawInput } from '../../../core/raw-input.js';
import { executionArn, type SsmState } from '../state.js';

/**
 * Approve, Reject and Resume, to the execution whose step waits. A Comment in the Payload is accepted and, as on AWS,
 * appears in no answer.
 */
export const sendAutomationSignal =
  ({ env, automations }: SsmState) =>
  (input: RawInput, call: Call): unknown => {
    const id = requiredString(input, 'AutomationExecutionId', { min: 36, max: 36 });
    call.authorize('ssm:SendAutomationSignal', executionArn(env, id));
    const type = requiredString(input, 'SignalType', {
      oneOf: ['Approve', 'Reject', 'StartStep', 'StopStep', 'Resume', 'Revoke'],
    });
    if (type !== 'Approve' && type !== 'Reject' && type !== 'Resume')
      throw notEmulated(`the automation signal ${type}`);
    automations.get(id).signal({ type, principal: call.principal });
    return {};
  };
