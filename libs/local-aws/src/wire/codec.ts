import type { ServiceError } from '../core/errors.js';
import type { WireRequest, WireResponse } from './message.js';

/** What a request asks for, and how its answer is written. */
export interface DecodedRequest {
  readonly operation: string;
  readonly input: unknown;
  encode(output: unknown, requestId: string): WireResponse;
}

/** One of AWS's protocols, for one service. */
export interface Codec {
  /** @throws ServiceError when the request cannot be read as one of this protocol. */
  decode(request: WireRequest): DecodedRequest;
  encodeError(error: ServiceError, requestId: string): WireResponse;
}
