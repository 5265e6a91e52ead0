import type { ActivityResource, Json } from '@ringi/asl';
import { RuntimeFailure } from '../errors.js';
import { encode } from '../json.js';
import type { StateRun } from '../run/state-run.js';
import { Attempt } from './attempt.js';
import type { TaskLimits } from './task-limits.js';
import type { TaskToken } from './task-token.js';
import { activityEvents } from './task-events.js';

/**
 * One attempt of an activity task: it is offered to workers and answered by its token.
 * Source: https://docs.aws.amazon.com/step-functions/latest/dg/concepts-activities.html
 * @throws RuntimeFailure when there is no such activity; StateFailure as the worker or a timeout ended it; Cancelled when nobody wants it any more.
 */
export function performActivity(
  run: StateRun,
  resource: ActivityResource,
  parameters: Json,
  limits: TaskLimits,
): Promise<Json> {
  const { activities } = run.machine;
  if (!activities) {
    throw new RuntimeFailure(`No activities were given to this engine, so '${resource.arn}' has no workers.`);
  }
  if (!activities.exists(resource.arn))
    throw new RuntimeFailure(`The activity ${resource.arn} does not exist.`);
  const events = activityEvents(run.thread, resource);
  const input = encode(parameters);
  events.scheduled({ parameters, region: run.machine.identity.region, ...limits });
  return new Promise((resolve, reject) => {
    const attempt = new Attempt({ run, events, what: resource.arn, resolve, reject });
    // The heartbeat counts from the moment a worker has the task.
    attempt.watch(limits.timeout === undefined ? {} : { timeout: limits.timeout });
    const started = (workerName: string | undefined) => {
      events.started(workerName);
      attempt.expectHeartbeats(limits.heartbeat);
    };
    const taskToken = (run.taskToken as TaskToken).value;
    attempt.onSettled(activities.schedule({ activityArn: resource.arn, taskToken, input, started }));
  });
}
