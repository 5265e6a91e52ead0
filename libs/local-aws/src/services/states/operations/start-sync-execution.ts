import { optionalText, requiredText } from '../input.js';
import { operation, seconds } from '../operation.js';
import type { StatesState } from '../state.js';

/** @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_StartSyncExecution.html */
export const startSyncExecution = ({ machines }: StatesState) =>
  operation(async (request, call) => {
    const stateMachineArn = requiredText(request, 'stateMachineArn');
    call.authorize('states:StartSyncExecution', stateMachineArn);
    const name = optionalText(request, 'name');
    const input = optionalText(request, 'input');
    const answer = await machines.startSyncExecution({
      stateMachineArn,
      ...(name !== undefined && { name }),
      ...(input !== undefined && { input }),
    });
    return { ...answer, startDate: seconds(answer.startDate), stopDate: seconds(answer.stopDate) };
  });
