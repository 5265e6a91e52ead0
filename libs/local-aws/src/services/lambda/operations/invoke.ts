import { notEmulated, ServiceError } from '../../../core/errors.js';
import type { Call } from '../../../core/service.js';
import { MAX_SYNC_BYTES, type Invoker } from '../invoker.js';
import type { LambdaFunction } from '../lambda-function.js';

export interface InvokeInput {
  readonly FunctionName: string;
  readonly Qualifier?: string;
  readonly InvocationType?: string;
  readonly LogType?: string;
  readonly ClientContext?: string;
  /** JSON text; empty or absent is no payload. */
  readonly Payload?: Uint8Array | string;
}

/** The largest event Lambda queues; our choice is its 2025 limit of 1 MB (it was 256 KB before). */
const MAX_EVENT_BYTES = 1024 * 1024;

/** @see https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html */
export function invoke(invoker: Invoker, find: (name: unknown, qualifier?: unknown) => LambdaFunction) {
  return async (input: InvokeInput, call: Call) => {
    const fn = find(input.FunctionName, input.Qualifier);
    call.authorize('lambda:InvokeFunction', fn.arn);
    const type = input.InvocationType ?? 'RequestResponse';
    if (!['RequestResponse', 'Event', 'DryRun'].includes(type)) {
      throw new ServiceError(
        'InvalidParameterValueException',
        `InvocationType must be RequestResponse, Event or DryRun, not '${type}'.`,
      );
    }
    if (input.LogType === 'Tail') throw notEmulated('lambda:Invoke with LogType Tail');
    if (input.ClientContext !== undefined) throw notEmulated('lambda:Invoke with a ClientContext');
    const payload = readPayload(input.Payload, type === 'Event' ? MAX_EVENT_BYTES : MAX_SYNC_BYTES);
    if (type === 'DryRun') return { StatusCode: 204 };
    if (type === 'Event') {
      invoker.queue(fn, payload, call.requestId);
      return { StatusCode: 202 };
    }
    const result = await invoker.run(fn, payload, call.requestId);
    return {
      StatusCode: 200,
      ExecutedVersion: '$LATEST',
      ...(result.failed && { FunctionError: 'Unhandled' }),
      Payload: new Uint8Array(Buffer.from(result.payload)),
    };
  };
}

function readPayload(payload: Uint8Array | string | undefined, limit: number): unknown {
  const bytes = Buffer.from(payload ?? '');
  if (bytes.length > limit) {
    throw new ServiceError(
      'RequestTooLargeException',
      `Request must be smaller than ${limit} bytes for the InvokeFunction operation`,
      413,
      { Type: 'User' },
    );
  }
  // Without a payload the event is an empty object: Lambda's behaviour for Node.js functions.
  if (bytes.length === 0) return {};
  try {
    return JSON.parse(bytes.toString('utf8')) as unknown;
  } catch (error) {
    throw new ServiceError(
      'InvalidRequestContentException',
      `Could not parse request body into json: ${(error as Error).message}`,
    );
  }
}
