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
  const events = taskEvents(run.thread, resource);
  const { timeout, heartbeat } = limits;
  events.scheduled({ parameters, region: run.machine.identity.region, credentials, timeout, heartbeat });
  events.started();
  return new Promise((resolve, reject) => {
    const attempt = new Attempt({ run, events, what: resource.arn, resolve, reject });
    attempt.watch(limits);
    attempt.follow(new AttemptedCall(run, resource, parameters, credentials, attempt));
  });
}

/** A class, because one is made for each attempt: token and signal are made when the runner looks at them. */
class AttemptedCall implements TaskCall {
  readonly resource: ServiceResource | FunctionResource;
  readonly parameters: Json;
  readonly region: string;
  readonly roleArn: string;
  readonly executionArn: string;
  readonly executionName: string;
  readonly stateMachineArn: string;
  readonly stateName: string;
  readonly retryCount: number;
  readonly #run: StateRun;
  readonly #attempt: Attempt;

  constructor(
    run: StateRun,
    resource: ServiceResource | FunctionResource,
    parameters: Json,
    credentials: string | undefined,
    attempt: Attempt,
  ) {
    const { identity } = run.machine;
    this.resource = resource;
    this.parameters = parameters;
    this.region = identity.region;
    this.roleArn = credentials ?? identity.roleArn ?? '';
    this.executionArn = identity.executionArn;
    this.executionName = identity.name;
    this.stateMachineArn = identity.stateMachineArn;
    this.stateName = run.name;
    this.retryCount = run.retryCount;
    this.#run = run;
    this.#attempt = attempt;
  }

  get taskToken(): string | undefined {
    return this.#run.taskToken?.value;
  }

  get signal(): AbortSignal {
    return this.#attempt.signal;
  }
}
