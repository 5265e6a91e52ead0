import { requiredText } from '../input.js';
import { operation } from '../operation.js';
import type { StatesState } from '../state.js';

/** @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_DeleteStateMachine.html */
export const deleteStateMachine = ({ machines }: StatesState) =>
  operation((input, call) => {
    const stateMachineArn = requiredText(input, 'stateMachineArn');
    call.authorize('states:DeleteStateMachine', stateMachineArn);
    machines.deleteStateMachine(stateMachineArn);
    return {};
  });
