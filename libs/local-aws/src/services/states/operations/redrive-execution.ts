import { optionalText, requiredText } from '../input.js';
import { operation, seconds } from '../operation.js';
import type { StatesState } from '../state.js';

/** @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_RedriveExecution.html */
export const redriveExecution = ({ machines }: StatesState) =>
  operation((input, call) => {
    const executionArn = requiredText(input, 'executionArn');
    call.authorize('states:RedriveExecution', executionArn);
    const clientToken = optionalText(input, 'clientToken');
    const { redriveDate } = machines.redriveExecution({
      executionArn,
      ...(clientToken !== undefined && { clientToken }),
    });
    return { redriveDate: seconds(redriveDate) };
  });
