import type { WireRequest } from '../../../wire/message.js';

export interface EventOptions {
  readonly request: WireRequest;
  /** The path below the API's address, percent-encoded. */
  readonly path: string;
  readonly apiId: string;
  readonly accountId: string;
  readonly requestId: string;
  readonly routeKey: string;
  readonly pathParameters: Readonly<Record<string, string>>;
  readonly stageVariables: Readonly<Record<string, string>>;
  /** Epoch milliseconds. */
  readonly now: number;
  readonly jwt?: { readonly claims: Readonly<Record<string, string>>; readonly scopes: readonly string[] };
}

/** Types whose bodies are passed as they are. AWS's list is not documented; this is our choice. */
const TEXT = /^(text\/|application\/(json|javascript|xml|x-www-form-urlencoded|.+\+(json|xml))\b)/i;

/**
 * A request as payload format 2.0: names of headers in lower case, several values of one name joined by commas, cookies
 * apart, binary bodies in base64.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html
 */
export function requestEvent(options: EventOptions): object {
  const { request, path, apiId, jwt } = options;
  const { cookie, ...headers } = request.headers;
  const query = queryOf(request.query);
  return {
    version: '2.0',
    routeKey: options.routeKey,
    rawPath: path,
    rawQueryString: request.query.toString(),
    ...(cookie !== undefined && { cookies: cookie.split(';').map((item) => item.trim()) }),
    headers,
    ...(Object.keys(query).length > 0 && { queryStringParameters: query }),
    requestContext: {
      accountId: options.accountId,
      apiId,
      ...(jwt && {
        authorizer: { jwt: { claims: jwt.claims, scopes: jwt.scopes.length > 0 ? jwt.scopes : null } },
      }),
      domainName: headers['host'] ?? '',
      domainPrefix: apiId,
      http: {
        method: request.method,
        path,
        protocol: 'HTTP/1.1',
        sourceIp: '127.0.0.1',
        userAgent: headers['user-agent'] ?? '',
      },
      requestId: options.requestId,
      routeKey: options.routeKey,
      stage: '$default',
      time: commonLogTime(options.now),
      timeEpoch: options.now,
    },
    ...(Object.keys(options.pathParameters).length > 0 && { pathParameters: options.pathParameters }),
    ...(Object.keys(options.stageVariables).length > 0 && { stageVariables: options.stageVariables }),
    ...bodyOf(request),
  };
}

function queryOf(query: URLSearchParams): Record<string, string> {
  return Object.fromEntries([...new Set(query.keys())].map((name) => [name, query.getAll(name).join(',')]));
}

function bodyOf({ body, headers }: WireRequest): object {
  if (body.length === 0) return { isBase64Encoded: false };
  return TEXT.test(headers['content-type'] ?? 'text/plain')
    ? { body: body.toString('utf8'), isBase64Encoded: false }
    : { body: body.toString('base64'), isBase64Encoded: true };
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `12/Mar/2030:19:03:58 +0000` */
export function commonLogTime(epochMilliseconds: number): string {
  const at = new Date(epochMilliseconds);
  const [date = '', time = ''] = at.toISOString().split('T');
  return `${date.slice(8)}/${MONTHS[at.getUTCMonth()]}/${date.slice(0, 4)}:${time.slice(0, 8)} +0000`;
}
