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
  readonly timeout?: number;
  readonly heartbeat?: number;
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
  return resource.kind === 'service' ? serviceEvents(thread, resource) : functionEvents(thread, resource);
}

function serviceEvents(thread: Thread, resource: ServiceResource): TaskEvents {
  const names = historyResource(resource);
  return {
    scheduled: ({ parameters, region, timeout, heartbeat, credentials }) =>
      thread.log('TaskScheduled', () => ({
        ...names,
        region,
        parameters: encode(parameters),
        ...(timeout !== undefined && { timeoutInSeconds: timeout }),
        ...(heartbeat !== undefined && { heartbeatInSeconds: heartbeat }),
        ...(credentials !== undefined && { taskCredentials: { roleArn: credentials } }),
      })),
    started: () => thread.log('TaskStarted', names),
    submitted: (output) => thread.log('TaskSubmitted', () => ({ ...names, ...outputOf(output) })),
    succeeded: (output) => thread.log('TaskSucceeded', () => ({ ...names, ...outputOf(output) })),
    failed: (error, cause) => thread.log('TaskFailed', { ...names, ...failure(error, cause) }),
    timedOut: (error) => thread.log('TaskTimedOut', { ...names, error }),
  };
}

function functionEvents(thread: Thread, resource: FunctionResource): TaskEvents {
  return {
    scheduled: ({ parameters, timeout, credentials }) =>
      thread.log('LambdaFunctionScheduled', () => ({
        resource: resource.arn,
        input: encode(parameters),
        inputDetails: { truncated: false },
        ...(timeout !== undefined && { timeoutInSeconds: timeout }),
        ...(credentials !== undefined && { taskCredentials: { roleArn: credentials } }),
      })),
    started: () => thread.log('LambdaFunctionStarted'),
    submitted: () => undefined,
    succeeded: (output) => thread.log('LambdaFunctionSucceeded', () => outputOf(output)),
    failed: (error, cause) => thread.log('LambdaFunctionFailed', failure(error, cause)),
    timedOut: (error) => thread.log('LambdaFunctionTimedOut', { error }),
  };
}

export function activityEvents(thread: Thread, resource: ActivityResource): TaskEvents {
  return {
    scheduled: ({ parameters, timeout, heartbeat }) =>
      thread.log('ActivityScheduled', () => ({
        resource: resource.arn,
        input: encode(parameters),
        inputDetails: { truncated: false },
        ...(timeout !== undefined && { timeoutInSeconds: timeout }),
        ...(heartbeat !== undefined && { heartbeatInSeconds: heartbeat }),
      })),
    started: (workerName) =>
      thread.log('ActivityStarted', { ...(workerName !== undefined && { workerName }) }),
    submitted: () => undefined,
    succeeded: (output) => thread.log('ActivitySucceeded', () => outputOf(output)),
    failed: (error, cause) => thread.log('ActivityFailed', failure(error, cause)),
    timedOut: (error) => thread.log('ActivityTimedOut', { error }),
  };
}

function failure(error: string | undefined, cause: string | undefined): Record<string, string> {
  return { ...(error !== undefined && { error }), ...(cause !== undefined && { cause }) };
}

function outputOf(output: Json): Record<string, unknown> {
  return { output: encode(output), outputDetails: { truncated: false } };
}
