import { optionalOneOf, optionalText, pageRequest, requiredText } from '../input.js';
import { operation, seconds } from '../operation.js';
import type { StatesState } from '../state.js';

const STATUSES = ['SUCCEEDED', 'TIMED_OUT', 'PENDING_REDRIVE', 'ABORTED', 'FAILED', 'RUNNING'] as const;

/** @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_ListExecutions.html */
export const listExecutions = ({ machines }: StatesState) =>
  operation((input, call) => {
    const mapRunArn = optionalText(input, 'mapRunArn');
    const of =
      mapRunArn === undefined ? { stateMachineArn: requiredText(input, 'stateMachineArn') } : { mapRunArn };
    call.authorize('states:ListExecutions', mapRunArn ?? (of.stateMachineArn as string));
    const statusFilter = optionalOneOf(input, 'statusFilter', STATUSES);
    const redriveFilter = optionalOneOf(input, 'redriveFilter', ['REDRIVEN', 'NOT_REDRIVEN']);
    const { items, nextToken } = machines.listExecutions({
      ...of,
      ...pageRequest(input),
      ...(statusFilter && { statusFilter }),
      ...(redriveFilter && { redriveFilter }),
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
        ...(execution.redriveDate !== undefined && { redriveDate: seconds(execution.redriveDate) }),
        ...(execution.mapRunArn !== undefined && { mapRunArn: execution.mapRunArn }),
        ...(execution.stateMachineVersionArn !== undefined && {
          stateMachineVersionArn: execution.stateMachineVersionArn,
        }),
        ...(execution.stateMachineAliasArn !== undefined && {
          stateMachineAliasArn: execution.stateMachineAliasArn,
        }),
      })),
      ...(nextToken !== undefined && { nextToken }),
    };
  });
