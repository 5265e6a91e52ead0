import { optionalText, requiredText } from '../input.js';
import { operation, seconds } from '../operation.js';
import type { StatesState } from '../state.js';

/** @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_StartExecution.html */
export const startExecution = ({ machines }: StatesState) =>
  operation((request, call) => {
    const stateMachineArn = requiredText(request, 'stateMachineArn');
    call.authorize('states:StartExecution', stateMachineArn);
    const name = optionalText(request, 'name');
    const input = optionalText(request, 'input');
    const traceHeader = optionalText(request, 'traceHeader');
    const { executionArn, startDate } = machines.startExecution({
      stateMachineArn,
      ...(name !== undefined && { name }),
      ...(input !== undefined && { input }),
      ...(traceHeader !== undefined && { traceHeader }),
    });
    return { executionArn, startDate: seconds(startDate) };
  });
