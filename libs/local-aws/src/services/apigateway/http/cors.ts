import type { WireRequest, WireResponse } from '../../../wire/message.js';
import type { CorsConfiguration } from '../api.js';

/** The answer to a preflight request, given without asking route or function; undefined: it is none. */
export function preflight(
  cors: CorsConfiguration | undefined,
  request: WireRequest,
): WireResponse | undefined {
  const { origin, 'access-control-request-method': method } = request.headers;
  if (!cors || request.method !== 'OPTIONS' || origin === undefined || method === undefined) return undefined;
  return {
    status: 204,
    headers: {
      ...corsHeaders(cors, origin),
      ...(cors.allowMethods.length > 0 && { 'access-control-allow-methods': cors.allowMethods.join(',') }),
      ...(cors.allowHeaders.length > 0 && { 'access-control-allow-headers': cors.allowHeaders.join(',') }),
      ...(cors.maxAge !== undefined && { 'access-control-max-age': String(cors.maxAge) }),
    },
    body: '',
  };
}

/**
 * An API with a CORS configuration adds its own headers and drops those of the function.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-cors.html
 */
export function withCors(
  cors: CorsConfiguration | undefined,
  request: WireRequest,
  response: WireResponse,
): WireResponse {
  if (!cors) return response;
  const kept = Object.entries(response.headers).filter(([name]) => !name.startsWith('access-control-'));
  return {
    ...response,
    headers: { ...Object.fromEntries(kept), ...corsHeaders(cors, request.headers['origin']) },
  };
}

function corsHeaders(cors: CorsConfiguration, origin: string | undefined): Record<string, string> {
  if (origin === undefined) return {};
  const any = cors.allowOrigins.includes('*');
  if (!any && !cors.allowOrigins.includes(origin)) return {};
  return {
    'access-control-allow-origin': any ? '*' : origin,
    ...(cors.allowCredentials && { 'access-control-allow-credentials': 'true' }),
    ...(cors.exposeHeaders.length > 0 && { 'access-control-expose-headers': cors.exposeHeaders.join(',') }),
  };
}
