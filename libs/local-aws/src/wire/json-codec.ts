import { ServiceError } from '../core/errors.js';
import type { Codec } from './codec.js';
import { readJsonObject, writeJson } from './json-value.js';
import type { WireResponse } from './message.js';

/**
 * AWS JSON 1.0 and 1.1: `X-Amz-Target: PREFIX.Operation`, JSON in, JSON out.
 * @see https://smithy.io/2.0/aws/protocols/aws-json-1_0-protocol.html
 */
export function jsonCodec(version: '1.0' | '1.1', targetPrefix: string): Codec {
  const contentType = `application/x-amz-json-${version}`;
  return {
    decode(request) {
      const target = request.headers['x-amz-target'] ?? '';
      const dot = target.lastIndexOf('.');
      if (dot < 0 || target.slice(0, dot) !== targetPrefix) {
        throw new ServiceError(
          'UnknownOperationException',
          `X-Amz-Target is '${target}'; this service expects '${targetPrefix}.<Operation>'.`,
        );
      }
      return {
        operation: target.slice(dot + 1),
        input: readJsonObject(request.body),
        encode: (output, requestId) => answer(200, contentType, requestId, writeJson(output ?? {})),
      };
    },
    encodeError(error, requestId) {
      const body = writeJson({ __type: error.code, message: error.message, ...error.details });
      const response = answer(error.status, contentType, requestId, body);
      return { ...response, headers: { ...response.headers, 'x-amzn-errortype': error.code } };
    },
  };
}

function answer(status: number, contentType: string, requestId: string, body: string): WireResponse {
  return { status, headers: { 'content-type': contentType, 'x-amzn-requestid': requestId }, body };
}
