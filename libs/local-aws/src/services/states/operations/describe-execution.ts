import { requiredText } from '../input.js';
import { operation, seconds } from '../operation.js';
import type { StatesState } from '../state.js';

/** @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_DescribeExecution.html */
export const describeExecution = ({ machines }: StatesState) =>
  operation((input, call) => {
    const executionArn = requiredText(input, 'executionArn');
    call.authorize('states:DescribeExecution', executionArn);
    const description = machines.describeExecution(executionArn);
    return {
      ...description,
      startDate: seconds(description.startDate),
      ...(description.stopDate !== undefined && { stopDate: seconds(description.stopDate) }),
      ...(description.redriveDate !== undefined && { redriveDate: seconds(description.redriveDate) }),
    };
  });
