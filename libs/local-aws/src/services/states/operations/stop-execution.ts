import { optionalText, requiredText } from '../input.js';
import { operation, seconds } from '../operation.js';
import type { StatesState } from '../state.js';

/** @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_StopExecution.html */
export const stopExecution = ({ machines }: StatesState) =>
  operation((input, call) => {
    const executionArn = requiredText(input, 'executionArn');
    call.authorize('states:StopExecution', executionArn);
    const error = optionalText(input, 'error');
    const cause = optionalText(input, 'cause');
    const { stopDate } = machines.stopExecution({
      executionArn,
      ...(error !== undefined && { error }),
      ...(cause !== undefined && { cause }),
    });
    return { stopDate: seconds(stopDate) };
  });
