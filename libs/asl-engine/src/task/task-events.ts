import {
  historyResource,
  type ActivityResource,
  type FunctionResource,
  type Json,
  type ServiceResource,
} from '@ringi/asl';
import { encode } from '../json.js';
import type { Thread } from '../run/thread.js';

export interface Scheduled {
  readonly parameters: Json;
  readonly region: string;
  readonly timeout?: number | undefined;
  readonly heartbeat?: number | undefined;
  readonly credentials?: string | undefined;
}

/** Writes the events of one task attempt; a Lambda function as Resource has event types of its own. */
export interface TaskEvents {
  scheduled(what: Scheduled): void;
  started(workerName?: string): void;
  submitted(output: Json): void;
  succeeded(output: Json): void;
  failed(error: string | undefined, cause: string | undefined): void;
  timedOut(error: string): void;
}

export function taskEvents(thread: Thread, resource: ServiceResource | FunctionResource): TaskEvents {
  return resource.kind === 'service'
    ? new ServiceEvents(thread, resource)
    : new WorkEvents(thread, 'LambdaFunction', resource);
}

/** Events of an activity task. */
export function activityEvents(thread: Thread, resource: ActivityResource): TaskEvents {
  return new WorkEvents(thread, 'Activity', resource);
}

/** Classes, because these are made for each attempt. */
class ServiceEvents implements TaskEvents {
  readonly #thread: Thread;
  readonly #resource: ServiceResource;

  constructor(thread: Thread, resource: ServiceResource) {
    this.#thread = thread;
    this.#resource = resource;
  }

  scheduled({ parameters, region, timeout, heartbeat, credentials }: Scheduled): void {
    this.#thread.log('TaskScheduled', () => ({
      ...historyResource(this.#resource),
      region,
      parameters: encode(parameters),
      ...(timeout !== undefined && { timeoutInSeconds: timeout }),
      ...(heartbeat !== undefined && { heartbeatInSeconds: heartbeat }),
      ...(credentials !== undefined && { taskCredentials: { roleArn: credentials } }),
    }));
  }

  started(): void {
    this.#thread.log('TaskStarted', () => historyResource(this.#resource));
  }

  submitted(output: Json): void {
    this.#thread.log('TaskSubmitted', () => ({ ...historyResource(this.#resource), ...outputOf(output) }));
  }

  succeeded(output: Json): void {
    this.#thread.log('TaskSucceeded', () => ({ ...historyResource(this.#resource), ...outputOf(output) }));
  }

  failed(error: string | undefined, cause: string | undefined): void {
    this.#thread.log('TaskFailed', { ...historyResource(this.#resource), ...failure(error, cause) });
  }

  timedOut(error: string): void {
    this.#thread.log('TaskTimedOut', { ...historyResource(this.#resource), error });
  }
}

/** A Lambda function or an activity as the Resource. */
class WorkEvents implements TaskEvents {
  readonly #thread: Thread;
  readonly #kind: 'LambdaFunction' | 'Activity';
  readonly #resource: FunctionResource | ActivityResource;

  constructor(
    thread: Thread,
    kind: 'LambdaFunction' | 'Activity',
    resource: FunctionResource | ActivityResource,
  ) {
    this.#thread = thread;
    this.#kind = kind;
    this.#resource = resource;
  }

  scheduled({ parameters, timeout, heartbeat, credentials }: Scheduled): void {
    // A function has no heartbeat, an activity no credentials of its own.
    const beat = this.#kind === 'Activity' ? heartbeat : undefined;
    this.#thread.log(`${this.#kind}Scheduled`, () => ({
      resource: this.#resource.arn,
      input: encode(parameters),
      inputDetails: { truncated: false },
      ...(timeout !== undefined && { timeoutInSeconds: timeout }),
      ...(beat !== undefined && { heartbeatInSeconds: beat }),
      ...(credentials !== undefined && { taskCredentials: { roleArn: credentials } }),
    }));
  }

  started(workerName?: string): void {
    const named = workerName === undefined ? {} : { workerName };
    this.#thread.log(`${this.#kind}Started`, this.#kind === 'Activity' ? named : undefined);
  }

  submitted(): void {
    // Neither is submitted: both are awaited.
  }

  succeeded(output: Json): void {
    this.#thread.log(`${this.#kind}Succeeded`, () => outputOf(output));
  }

  failed(error: string | undefined, cause: string | undefined): void {
    this.#thread.log(`${this.#kind}Failed`, failure(error, cause));
  }

  timedOut(error: string): void {
    this.#thread.log(`${this.#kind}TimedOut`, { error });
  }
}

function failure(error: string | undefined, cause: string | undefined): Record<string, string> {
  return { ...(error !== undefined && { error }), ...(cause !== undefined && { cause }) };
}

function outputOf(output: Json): Record<string, unknown> {
  return { output: encode(output), outputDetails: { truncated: false } };
}
