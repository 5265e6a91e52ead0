import { notEmulated, ServiceError } from '../core/errors.js';
import type { RestRoute } from '../core/service.js';
import type { Codec, DecodedRequest } from './codec.js';
import { readJsonObject, writeJson } from './json-value.js';
import type { WireRequest, WireResponse } from './message.js';
import { matchPath } from './route-path.js';

/**
 * REST JSON: method and path choose the operation; labels, query, headers and body are its input.
 * @see https://smithy.io/2.0/aws/protocols/aws-restjson1-protocol.html
 */
export function restJsonCodec(service: string, routes: readonly RestRoute[]): Codec {
  return {
    decode(request) {
      for (const route of routes) {
        if (route.method !== request.method) continue;
        const labels = matchPath(route.path, request.path);
        if (labels) return decodeRoute(route, labels, request);
      }
      throw notEmulated(`${service}: ${request.method} ${request.path}`);
    },
    encodeError: (error, requestId) => ({
      status: error.status,
      headers: {
        'content-type': 'application/json',
        'x-amzn-requestid': requestId,
        'x-amzn-errortype': error.code,
      },
      body: writeJson({
        Type: error.status < 500 ? 'User' : 'Service',
        message: error.message,
        ...error.details,
      }),
    }),
  };
}

function decodeRoute(route: RestRoute, labels: Record<string, string>, request: WireRequest): DecodedRequest {
  const input: Record<string, unknown> = route.payloadMember
    ? { [route.payloadMember]: new Uint8Array(request.body) }
    : readJsonObject(request.body);
  for (const [parameter, member] of Object.entries(route.query ?? {})) {
    const value = request.query.get(parameter);
    if (value !== null) input[member] = value;
  }
  for (const [header, member] of Object.entries(route.headers ?? {})) {
    const value = request.headers[header.toLowerCase()];
    if (value !== undefined) input[member] = value;
  }
  return {
    operation: route.operation,
    input: { ...input, ...labels },
    encode: (output, requestId) => encodeRoute(route, output ?? {}, requestId),
  };
}

function encodeRoute(route: RestRoute, output: unknown, requestId: string): WireResponse {
  const members: Record<string, unknown> = { ...(output as object) };
  const headers: Record<string, string> = { 'x-amzn-requestid': requestId };
  for (const [member, header] of Object.entries(route.outputHeaders ?? {})) {
    const value = members[member];
    if (value !== undefined) headers[header] = String(value);
    delete members[member];
  }
  // The operation may answer a status of its own (Lambda's Invoke: 200, 202 or 204).
  const status = route.successStatus ?? statusOf(members['StatusCode']) ?? 200;
  if (route.outputPayload === undefined) {
    return { status, headers: { ...headers, 'content-type': 'application/json' }, body: writeJson(members) };
  }
  const payload = members[route.outputPayload];
  const body = payload instanceof Uint8Array || typeof payload === 'string' ? payload : '';
  return { status, headers: { ...headers, 'content-type': 'application/json' }, body };
}

function statusOf(value: unknown): number | undefined {
  if (value === undefined) return undefined;
  if (typeof value === 'number' && value >= 200 && value < 300) return value;
  throw new ServiceError('InternalFailure', `An operation answered the status ${String(value)}.`, 500);
}
