import type { Codec } from '../wire/codec.js';
import type { Principal } from './principal.js';

/** The context of one call to an operation. */
export interface Call {
  readonly principal: Principal;
  readonly requestId: string;
  /** Records the IAM action and resource this call needs, e.g. `call.authorize('states:StartExecution', arn)`. */
  authorize(action: string, resource: string): void;
}

/**
 * One operation: parsed input in, plain output out (the protocol layer writes it). Throws {@link ServiceError}.
 * Blobs are `Uint8Array`, timestamps epoch seconds (number, fraction allowed), as AWS's JSON protocols carry them.
 */
export type Operation = (input: never, call: Call) => unknown;

/** How a service speaks on the wire. */
export type Protocol =
  /** `X-Amz-Target: PREFIX.Operation`, JSON body. */
  | { readonly kind: 'json'; readonly version: '1.0' | '1.1'; readonly targetPrefix: string }
  /**
   * Form body with `Action`, XML answer. In the input every scalar is a string, a list (`X.member.N`) an array, a map
   * (`X.entry.N.key/value`, SNS's `Name/Value`) an object. In the output an array is written as `<member>` elements, a
   * `Map` as `<entry>` elements with `<key>` and `<value>`, a `Date` in ISO 8601.
   */
  | { readonly kind: 'query'; readonly namespace: string }
  /** Method and path choose the operation; JSON body. */
  | { readonly kind: 'rest-json'; readonly routes: readonly RestRoute[] }
  /** A protocol that only this service speaks (S3). */
  | { readonly kind: 'own'; readonly codec: Codec };

export interface RestRoute {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** e.g. `/2015-03-31/functions/{FunctionName}/invocations` */
  readonly path: string;
  readonly operation: string;
  /** Input member that receives the raw body (otherwise the body is JSON merged into the input). */
  readonly payloadMember?: string;
  /** header name -> input member */
  readonly headers?: Readonly<Record<string, string>>;
  /** query parameter -> input member */
  readonly query?: Readonly<Record<string, string>>;
  readonly successStatus?: number;
  /** Output member written as the raw body; the others named here become response headers. */
  readonly outputPayload?: string;
  readonly outputHeaders?: Readonly<Record<string, string>>;
}

/** A service: its SigV4 name, its protocol, its operations by AWS's names. What is not listed is refused as a gap. */
export interface Service {
  readonly name: string;
  readonly protocol: Protocol;
  readonly operations: Readonly<Record<string, Operation>>;
  /** The largest request body it takes; default 16 MB. */
  readonly maximumBodyBytes?: number;
  close?(): void | Promise<void>;
}
