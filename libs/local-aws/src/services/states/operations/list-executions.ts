import { notEmulated } from '../../../core/errors.js';
import { optionalOneOf, pageRequest, requiredText } from '../input.js';
import { operation, seconds } from '../operation.js';
import type { StatesState } from '../state.js';

const STATUSES = ['RUNNING', 'SUCCEEDED', 'FAILED', 'TIMED_OUT', 'ABORTED'] as const;

/** @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_ListExecutions.html */
export const listExecutions = ({ machines }: StatesState) =>
  operation((input, call) => {
    if (input['mapRunArn'] !== undefined) throw notEmulated('ListExecutions of a Map Run (mapRunArn)');
    if (input['redriveFilter'] !== undefined) throw notEmulated('ListExecutions with redriveFilter');
    const stateMachineArn = requiredText(input, 'stateMachineArn');
    call.authorize('states:ListExecutions', stateMachineArn);
    const statusFilter =
      input['statusFilter'] === 'PENDING_REDRIVE'
        ? 'PENDING_REDRIVE'
        : optionalOneOf(input, 'statusFilter', STATUSES);
    // Nothing is ever waiting for a redrive here: redrives are not emulated.
    if (statusFilter === 'PENDING_REDRIVE') return { executions: [] };
    const { items, nextToken } = machines.listExecutions({
      stateMachineArn,
      ...pageRequest(input),
      ...(statusFilter && { statusFilter }),
    });
    return {
      executions: items.map((execution) => ({
        executionArn: execution.executionArn,
        stateMachineArn: execution.stateMachineArn,
        name: execution.name,
        status: execution.status,
        startDate: seconds(execution.startDate),
        ...(execution.stopDate !== undefined && { stopDate: seconds(execution.stopDate) }),
        redriveCount: execution.redriveCount,
      })),
      ...(nextToken !== undefined && { nextToken }),
    };
  });
