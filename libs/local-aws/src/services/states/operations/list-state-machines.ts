import { pageRequest } from '../input.js';
import { operation, seconds } from '../operation.js';
import type { StatesState } from '../state.js';

/** @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_ListStateMachines.html */
export const listStateMachines = ({ machines }: StatesState) =>
  operation((input, call) => {
    // AWS offers no resource for this action: https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsstepfunctions.html
    call.authorize('states:ListStateMachines', '*');
    const { items, nextToken } = machines.listStateMachines(pageRequest(input));
    return {
      stateMachines: items.map((record) => ({
        stateMachineArn: record.stateMachineArn,
        name: record.name,
        type: record.type,
        creationDate: seconds(record.creationDate),
      })),
      ...(nextToken !== undefined && { nextToken }),
    };
  });
