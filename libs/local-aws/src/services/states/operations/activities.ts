import type { ActivityRecord } from '@ringi/asl-engine/service';
import { optionalText, pageRequest, requiredText } from '../input.js';
import { operation, seconds } from '../operation.js';
import type { StatesState } from '../state.js';

/** @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_CreateActivity.html */
export const createActivity = ({ machines }: StatesState) =>
  operation((input, call) => {
    call.authorize('states:CreateActivity', '*');
    const { activityArn, creationDate } = machines.activities.create(requiredText(input, 'name'));
    return { activityArn, creationDate: seconds(creationDate) };
  });

/** @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_DescribeActivity.html */
export const describeActivity = ({ machines }: StatesState) =>
  operation((input, call) => {
    const activityArn = requiredText(input, 'activityArn');
    call.authorize('states:DescribeActivity', activityArn);
    return shown(machines.activities.describe(activityArn));
  });

/** @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_ListActivities.html */
export const listActivities = ({ machines }: StatesState) =>
  operation((input, call) => {
    call.authorize('states:ListActivities', '*');
    const { items, nextToken } = machines.activities.list(pageRequest(input));
    return { activities: items.map(shown), ...(nextToken !== undefined && { nextToken }) };
  });

/** @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_DeleteActivity.html */
export const deleteActivity = ({ machines }: StatesState) =>
  operation((input, call) => {
    const activityArn = requiredText(input, 'activityArn');
    call.authorize('states:DeleteActivity', activityArn);
    machines.activities.delete(activityArn);
    return {};
  });

/**
 * Waits up to 60 seconds for a task.
 * @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_GetActivityTask.html
 */
export const getActivityTask = ({ machines }: StatesState) =>
  operation(async (input, call) => {
    const activityArn = requiredText(input, 'activityArn');
    call.authorize('states:GetActivityTask', activityArn);
    const task = await machines.activities.poll(activityArn, optionalText(input, 'workerName'));
    return task ?? {};
  });

function shown({ activityArn, name, creationDate }: ActivityRecord): object {
  return { activityArn, name, creationDate: seconds(creationDate) };
}
