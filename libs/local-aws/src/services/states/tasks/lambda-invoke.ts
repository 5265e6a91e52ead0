import type { Json } from '@ringi/asl';
import { TaskError, type TaskCall } from '@ringi/asl-engine';
import type { Environment } from '../../../core/environment.js';
import type { Principal } from '../../../core/principal.js';
import { serviceFailure } from './service-failure.js';
import { sdkMetadata } from './sdk-metadata.js';

interface InvokeOutput {
  readonly StatusCode?: number;
  readonly ExecutedVersion?: string;
  readonly FunctionError?: string;
  readonly Payload?: Uint8Array | string;
}

/** `lambda:invoke`: the function's answer in the envelope of the Invoke operation. */
export async function invokeService(env: Environment, task: TaskCall, principal: Principal): Promise<Json> {
  const parameters = task.parameters as Readonly<Record<string, Json>>;
  const { Payload, ...others } = parameters;
  const payload = Payload === undefined ? undefined : JSON.stringify(Payload);
  const output = await invoke(
    env,
    { ...others, ...(payload !== undefined && { Payload: payload }) },
    principal,
  );
  const text = payloadText(output);
  return {
    ...(output.ExecutedVersion !== undefined && { ExecutedVersion: output.ExecutedVersion }),
    ...(text !== '' && { Payload: JSON.parse(text) as Json }),
    ...(sdkMetadata(output.StatusCode ?? 200) as Readonly<Record<string, Json>>),
    StatusCode: output.StatusCode ?? 200,
  };
}

/** A Lambda function as Resource: its event is the task's input, its answer the task's output. */
export async function invokeFunction(env: Environment, task: TaskCall, principal: Principal): Promise<Json> {
  const output = await invoke(
    env,
    { FunctionName: task.resource.arn, Payload: JSON.stringify(task.parameters) },
    principal,
  );
  const text = payloadText(output);
  return text === '' ? null : (JSON.parse(text) as Json);
}

async function invoke(env: Environment, input: object, principal: Principal): Promise<InvokeOutput> {
  let output: InvokeOutput;
  try {
    output = (await env.invoke('lambda', 'Invoke', input, principal)) as InvokeOutput;
  } catch (error) {
    throw serviceFailure(error, 'Lambda', 'AWSLambda');
  }
  if (output.FunctionError !== undefined) throw functionFailure(payloadText(output));
  return output;
}

/** A function's own error: its type is the error name, the whole answer the cause. */
function functionFailure(payload: string): TaskError {
  let type: unknown;
  try {
    type = (JSON.parse(payload) as { errorType?: unknown }).errorType;
  } catch {
    type = undefined;
  }
  return new TaskError(typeof type === 'string' && type !== '' ? type : 'Lambda.Unknown', payload);
}

function payloadText(output: InvokeOutput): string {
  const { Payload } = output;
  return typeof Payload === 'string' ? Payload : Buffer.from(Payload ?? []).toString('utf8');
}
