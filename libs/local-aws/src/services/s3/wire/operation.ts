import { ServiceError } from '../../../core/errors.js';
import type { Call, Operation } from '../../../core/service.js';
import type { WireResponse } from '../../../wire/message.js';
import type { S3State } from '../state.js';
import type { S3Request } from './request.js';

export interface S3Route {
  readonly method: 'GET' | 'HEAD' | 'PUT' | 'POST' | 'DELETE';
  readonly on: 'service' | 'bucket' | 'object';
  /** The sub-resource in the query, e.g. `versioning`; without one the request must have none. */
  readonly sub?: string;
  /** A header that must be there. */
  readonly header?: string;
}

/** One operation of S3: how a request of it looks, what it does, how its answer is written. */
export interface S3Operation {
  readonly route: S3Route;
  /** Members of the input besides Bucket and Key, in the names of the API. */
  readonly read: (request: S3Request) => object;
  readonly run: (state: S3State) => Operation;
  readonly write: (output: unknown) => Partial<WireResponse>;
}

export interface S3OperationParts<Input, Output> {
  readonly route: S3Route;
  readonly read?: (request: S3Request) => object;
  readonly run: (state: S3State, input: Input, call: Call) => Output;
  /** Default: an empty answer with status 200. */
  readonly write?: (output: Output) => Partial<WireResponse>;
}

export function s3Operation<Input, Output>(parts: S3OperationParts<Input, Output>): S3Operation {
  return {
    route: parts.route,
    read: parts.read ?? (() => ({})),
    run: (state) => (input: never, call) => {
      const { ExpectedBucketOwner: owner } = input as { ExpectedBucketOwner?: string };
      if (owner !== undefined && owner !== state.env.accountId)
        throw new ServiceError('AccessDenied', 'Access Denied', 403);
      return parts.run(state, input, call);
    },
    write: (output) => parts.write?.(output as Output) ?? {},
  };
}

export interface BucketInput {
  readonly Bucket: string;
}
export interface ObjectInput extends BucketInput {
  readonly Key: string;
}
