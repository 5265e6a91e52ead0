import type { StateMachines } from '@ringi/asl-engine/service';
import type { Call } from '../../../core/service.js';
import { optionalText, requiredText } from '../input.js';
import { operation } from '../operation.js';
import type { StatesState } from '../state.js';

/** @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_SendTaskSuccess.html */
export const sendTaskSuccess = ({ machines }: StatesState) =>
  operation((input, call) => {
    const token = requiredText(input, 'taskToken');
    authorize('states:SendTaskSuccess', token, machines, call);
    machines.callbacks.succeed(token, requiredText(input, 'output'));
    return {};
  });

/** @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_SendTaskFailure.html */
export const sendTaskFailure = ({ machines }: StatesState) =>
  operation((input, call) => {
    const token = requiredText(input, 'taskToken');
    authorize('states:SendTaskFailure', token, machines, call);
    machines.callbacks.fail(token, optionalText(input, 'error'), optionalText(input, 'cause'));
    return {};
  });

/** @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_SendTaskHeartbeat.html */
export const sendTaskHeartbeat = ({ machines }: StatesState) =>
  operation((input, call) => {
    const token = requiredText(input, 'taskToken');
    authorize('states:SendTaskHeartbeat', token, machines, call);
    machines.callbacks.heartbeat(token);
    return {};
  });

/** The resource of the SendTask actions is the machine whose task waits; a token nobody waits for belongs to none. */
function authorize(action: string, token: string, machines: StateMachines, call: Call): void {
  call.authorize(action, machines.callbacks.stateMachineOf(token) ?? '*');
}
