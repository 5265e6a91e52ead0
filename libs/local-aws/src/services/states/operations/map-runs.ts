import type { MapRun } from '@ringi/asl-engine';
import { optionalNumber, pageRequest, requiredText } from '../input.js';
import { operation, seconds } from '../operation.js';
import type { StatesState } from '../state.js';

/** @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_DescribeMapRun.html */
export const describeMapRun = ({ machines }: StatesState) =>
  operation((input, call) => {
    const mapRunArn = requiredText(input, 'mapRunArn');
    call.authorize('states:DescribeMapRun', mapRunArn);
    const run = machines.mapRuns.get(mapRunArn);
    return {
      mapRunArn,
      executionArn: run.executionArn,
      status: run.status,
      startDate: seconds(run.startDate),
      ...(run.stopDate !== undefined && { stopDate: seconds(run.stopDate) }),
      maxConcurrency: run.maxConcurrency,
      toleratedFailureCount: run.toleratedFailureCount ?? 0,
      toleratedFailurePercentage: run.toleratedFailurePercentage ?? 0,
      itemCounts: run.itemCounts,
      executionCounts: run.executionCounts,
      redriveCount: run.redriveCount,
      ...(run.redriveDate !== undefined && { redriveDate: seconds(run.redriveDate) }),
    };
  });

/** @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_ListMapRuns.html */
export const listMapRuns = ({ machines }: StatesState) =>
  operation((input, call) => {
    const executionArn = requiredText(input, 'executionArn');
    call.authorize('states:ListMapRuns', executionArn);
    const { items, nextToken } = machines.listMapRuns({ executionArn, ...pageRequest(input) });
    return { mapRuns: items.map(listed), ...(nextToken !== undefined && { nextToken }) };
  });

/** @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_UpdateMapRun.html */
export const updateMapRun = ({ machines }: StatesState) =>
  operation((input, call) => {
    const mapRunArn = requiredText(input, 'mapRunArn');
    call.authorize('states:UpdateMapRun', mapRunArn);
    const maxConcurrency = optionalNumber(input, 'maxConcurrency');
    const toleratedFailureCount = optionalNumber(input, 'toleratedFailureCount');
    const toleratedFailurePercentage = optionalNumber(input, 'toleratedFailurePercentage');
    machines.mapRuns.update({
      mapRunArn,
      ...(maxConcurrency !== undefined && { maxConcurrency }),
      ...(toleratedFailureCount !== undefined && { toleratedFailureCount }),
      ...(toleratedFailurePercentage !== undefined && { toleratedFailurePercentage }),
    });
    return {};
  });

function listed({ mapRunArn, executionArn, stateMachineArn, startDate, stopDate }: MapRun): object {
  return {
    mapRunArn,
    executionArn,
    stateMachineArn,
    startDate: seconds(startDate),
    ...(stopDate !== undefined && { stopDate: seconds(stopDate) }),
  };
}
