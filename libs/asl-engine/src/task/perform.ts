import type { FunctionResource, Json, ServiceResource } from '@ringi/asl';
import type { StateRun } from '../run/state-run.js';
import { Attempt } from './attempt.js';
import type { TaskLimits } from './task-limits.js';
import type { TaskCall } from './runner.js';
import { taskEvents } from './task-events.js';

/**
 * One attempt of a task: call, wait as the integration pattern says, and answer the output.
 * @throws StateFailure as the service, the callback or a timeout ended it; Cancelled when nobody wants it any more.
 */
export function perform(
  run: StateRun,
  resource: ServiceResource | FunctionResource,
  parameters: Json,
  limits: TaskLimits,
  credentials: string | undefined,
): Promise<Json> {
  const { machine, thread, taskToken } = run;
  const { identity } = machine;
  const events = taskEvents(thread, resource);
  events.scheduled({ parameters, region: identity.region, credentials, ...limits });
  events.started();
  return new Promise((resolve, reject) => {
    const attempt = new Attempt({ run, events, what: resource.arn, resolve, reject });
    const call: TaskCall = {
      resource,
      parameters,
      region: identity.region,
      roleArn: credentials ?? identity.roleArn ?? '',
      executionArn: identity.executionArn,
      executionName: identity.name,
      stateMachineArn: identity.stateMachineArn,
      stateName: run.name,
      retryCount: run.retryCount,
      get taskToken() {
        return taskToken?.value;
      },
      get signal() {
        return attempt.signal;
      },
    };
    attempt.watch(limits);
    attempt.follow(call);
  });
}
