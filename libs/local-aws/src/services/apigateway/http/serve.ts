import { randomUUID } from 'node:crypto';
import type { Environment } from '../../../core/environment.js';
import type { WireRequest, WireResponse } from '../../../wire/message.js';
import type { HttpApi, JwtAuthorizer } from '../api.js';
import {
  claimsAsText,
  scopesOf,
  TokenRefused,
  verifyToken,
  type IssuerKeys,
} from '../authorizer/verify-token.js';
import { accessLogLine, type AccessLogValues } from './access-log.js';
import { preflight, withCors } from './cors.js';
import { problem } from './function-answer.js';
import { callFunction } from './call-function.js';
import { matchRoute } from './match-route.js';
import { commonLogTime, requestEvent, type EventOptions } from './request-event.js';

/** The largest body an HTTP API takes. @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-quotas.html */
const MAX_BODY_BYTES = 10 * 1024 * 1024;

export interface ServeOptions {
  readonly env: Environment;
  readonly keys: IssuerKeys;
  log(group: string, line: string): void;
}

/** Answers one request to an API; `path` is the part below the API's address. */
export async function serve(
  options: ServeOptions,
  api: HttpApi,
  request: WireRequest,
  path: string,
): Promise<WireResponse> {
  const requestId = randomUUID();
  const values: Record<string, string | number | undefined> = {};
  const began = performance.now();
  const stage = api.stages.get('$default');
  const asked = { requestId, stageVariables: stage?.variables ?? {}, values };
  const response =
    preflight(api.cors, request) ??
    withCors(
      api.cors,
      request,
      stage ? await answer(options, api, request, path, asked) : problem(404, 'Not Found'),
    );
  if (stage?.accessLog) {
    const now = options.env.clock.now();
    const known: AccessLogValues = {
      requestId,
      apiId: api.id,
      stage: '$default',
      requestTime: commonLogTime(now),
      requestTimeEpoch: now,
      httpMethod: request.method,
      path,
      protocol: 'HTTP/1.1',
      status: response.status,
      responseLength: Buffer.byteLength(response.body),
      responseLatency: Math.round(performance.now() - began),
      'identity.sourceIp': '127.0.0.1',
      'identity.userAgent': request.headers['user-agent'],
      ...values,
    };
    options.log(stage.accessLog.group, accessLogLine(stage.accessLog.format, known));
  }
  return { ...response, headers: { ...response.headers, 'apigw-requestid': requestId } };
}

interface Asked {
  readonly requestId: string;
  readonly stageVariables: Readonly<Record<string, string>>;
  /** What the access log may tell besides. */
  readonly values: Record<string, string | number | undefined>;
}

async function answer(
  options: ServeOptions,
  api: HttpApi,
  request: WireRequest,
  path: string,
  { requestId, stageVariables, values }: Asked,
): Promise<WireResponse> {
  const match = matchRoute(api.routes.values(), request.method, path);
  if (!match) return problem(404, 'Not Found');
  const { route, pathParameters } = match;
  values['routeKey'] = route.key;
  if (request.body.length > MAX_BODY_BYTES) return problem(413, 'Request Entity Too Large');

  let jwt: EventOptions['jwt'];
  if (route.authorizerId !== undefined) {
    const authorizer = api.authorizers.get(route.authorizerId);
    const token = authorizer && tokenOf(authorizer, request);
    if (!authorizer || token === undefined) return unauthorized();
    try {
      const claims = await verifyToken(options.keys, authorizer, token);
      const scopes = scopesOf(claims);
      values['authorizer.claims.sub'] = claims.sub;
      if (route.scopes.length > 0 && !route.scopes.some((scope) => scopes.includes(scope))) {
        return problem(403, 'Forbidden');
      }
      jwt = { claims: claimsAsText(claims), scopes: scopes.filter((scope) => route.scopes.includes(scope)) };
    } catch (error) {
      if (!(error instanceof TokenRefused)) throw error;
      values['authorizer.error'] = error.message;
      return unauthorized(error.message);
    }
  }
  const integration = api.integrations.get(route.integrationId);
  if (!integration) return problem(500, 'Internal Server Error');
  const event = requestEvent({
    request,
    path,
    apiId: api.id,
    accountId: options.env.accountId,
    requestId,
    routeKey: route.key,
    pathParameters,
    stageVariables,
    now: options.env.clock.now(),
    ...(jwt && { jwt }),
  });
  return callFunction(options.env, integration, event);
}

/** With or without the word Bearer, as API Gateway takes it. */
function tokenOf({ sources }: JwtAuthorizer, request: WireRequest): string | undefined {
  for (const source of sources) {
    const value =
      source.in === 'header' ? request.headers[source.name.toLowerCase()] : request.query.get(source.name);
    if (value) return value.replace(/^Bearer /i, '');
  }
  return undefined;
}

const unauthorized = (description?: string): WireResponse =>
  problem(401, 'Unauthorized', {
    'www-authenticate':
      description === undefined
        ? 'Bearer'
        : `Bearer scope="" error="invalid_token" error_description="${description}"`,
  });
