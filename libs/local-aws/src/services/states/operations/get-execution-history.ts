import { optionalFlag, pageRequest, requiredText } from '../input.js';
import { operation, seconds } from '../operation.js';
import type { StatesState } from '../state.js';

/** @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_GetExecutionHistory.html */
export const getExecutionHistory = ({ machines }: StatesState) =>
  operation((input, call) => {
    const executionArn = requiredText(input, 'executionArn');
    call.authorize('states:GetExecutionHistory', executionArn);
    const reverseOrder = optionalFlag(input, 'reverseOrder');
    const includeExecutionData = optionalFlag(input, 'includeExecutionData');
    const { events, nextToken } = machines.getExecutionHistory({
      executionArn,
      ...pageRequest(input),
      ...(reverseOrder !== undefined && { reverseOrder }),
      ...(includeExecutionData !== undefined && { includeExecutionData }),
    });
    return {
      events: events.map((event) => ({ ...event, timestamp: seconds(event.timestamp) })),
      ...(nextToken !== undefined && { nextToken }),
    };
  });
