import { createLocalAws, type LocalAws } from '../../create-local-aws.js';
import { codeFolder } from '../../testing/code-folder.js';
import { apiTemplate } from './testing/api-template.js';
import { testIssuer, type TestIssuer } from './testing/issuer.js';

// eslint-disable-next-line @typescript-eslint/no-explicit-any
type Event = any;

describe('an HTTP API on the wire', () => {
  const code = codeFolder('');
  let issuer: TestIssuer;
  let aws: LocalAws;
  let endpoint: string;
  /** What the function answers to an event. */
  let answer: (event: Event) => unknown;
  const events: Event[] = [];

  const deploy = async (more?: Parameters<typeof apiTemplate>[1]) => {
    const template = apiTemplate(issuer.url, more);
    const { outputs } = await aws.deploy({ stackName: 'Things', template, resolveAsset: () => code.path });
    return String(outputs['Endpoint']);
  };

  beforeAll(async () => {
    issuer = await testIssuer();
    aws = await createLocalAws({
      accountId: '111122223333',
      clock: { mode: 'manual', start: Date.UTC(2030, 0, 1) },
      log: () => undefined,
      functionRunner: async (_fn, event) => {
        events.push(event);
        return answer(event);
      },
    });
    endpoint = await deploy();
  });
  afterAll(async () => {
    await aws.close();
    await issuer.close();
    code.remove();
  });
  beforeEach(() => {
    events.length = 0;
    answer = () => ({ statusCode: 200, body: 'fine' });
  });

  const bearer = async (...args: Parameters<TestIssuer['token']>) => ({
    authorization: `Bearer ${await issuer.token(...args)}`,
  });

  it('is at a path of the same port, which its template can tell', () => {
    expect(endpoint).toMatch(new RegExp(`^${aws.endpoint}/_apigateway/[a-z0-9]{10}$`));
  });

  it('passes a request as payload format 2.0', async () => {
    await fetch(`${endpoint}/open/a%20b/c?x=1&y=2&x=3`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'X-Many': 'Upper', Cookie: 'a=1; b=2' },
      body: '{"n":1}',
    });
    expect(events).toEqual([
      {
        version: '2.0',
        routeKey: 'ANY /open/{proxy+}',
        rawPath: '/open/a%20b/c',
        rawQueryString: 'x=1&y=2&x=3',
        cookies: ['a=1', 'b=2'],
        headers: expect.objectContaining({ 'x-many': 'Upper', 'content-type': 'application/json' }),
        queryStringParameters: { x: '1,3', y: '2' },
        requestContext: {
          accountId: '111122223333',
          apiId: endpoint.split('/').at(-1),
          domainName: new URL(endpoint).host,
          domainPrefix: endpoint.split('/').at(-1),
          http: expect.objectContaining({ method: 'POST', path: '/open/a%20b/c', sourceIp: '127.0.0.1' }),
          requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
          routeKey: 'ANY /open/{proxy+}',
          stage: '$default',
          time: '01/Jan/2030:00:00:00 +0000',
          timeEpoch: Date.UTC(2030, 0, 1),
        },
        pathParameters: { proxy: 'a b/c' },
        body: '{"n":1}',
        isBase64Encoded: false,
      },
    ]);
    expect(events[0].headers).not.toHaveProperty('cookie');
  });

  it('carries binary bodies both ways, and several cookies', async () => {
    answer = ({ body, isBase64Encoded }) => ({
      statusCode: 201,
      headers: { 'Content-Type': 'image/png', 'X-Encoded': isBase64Encoded },
      cookies: ['a=1; Path=/', 'b=2'],
      body,
      isBase64Encoded: true,
    });
    const bytes = Buffer.from([0, 255, 128, 10]);
    const headers = { 'content-type': 'application/octet-stream' };
    const response = await fetch(`${endpoint}/open/x`, { method: 'PUT', headers, body: bytes });
    expect([response.status, response.headers.get('content-type')]).toEqual([201, 'image/png']);
    expect(response.headers.get('x-encoded')).toBe('true');
    expect(response.headers.getSetCookie()).toEqual(['a=1; Path=/', 'b=2']);
    expect(Buffer.from(await response.arrayBuffer())).toEqual(bytes);
  });

  it('takes a value without a statusCode for the body', async () => {
    answer = () => ({ hello: 'there' });
    const response = await fetch(`${endpoint}/open/x`);
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'application/json']);
    expect(await response.json()).toEqual({ hello: 'there' });
  });

  it.each([
    ['fails', () => Promise.reject(new TypeError('a secret of the function'))],
    ['answers no status', () => ({ statusCode: 'many' })],
    ['answers a body that is no text', () => ({ statusCode: 200, body: { a: 1 } })],
  ])('answers 500 and no more when the function %s', async (_what, given) => {
    answer = given;
    const response = await fetch(`${endpoint}/open/x`);
    expect(response.status).toBe(500);
    expect(await response.json()).toEqual({ message: 'Internal Server Error' });
  });

  it('answers 404 where there is no route, and no API', async () => {
    for (const url of [`${endpoint}/nothing`, `${aws.endpoint}/_apigateway/nothing/x`]) {
      const response = await fetch(url);
      expect(response.status).toBe(404);
      expect(await response.json()).toEqual({ message: 'Not Found' });
    }
    expect(events).toEqual([]);
  });

  describe('with a JWT authorizer', () => {
    it('gives the function the claims as text', async () => {
      const headers = await bearer({ roles: ['approver', 'auditor'], level: 3, admin: true, scope: 'a b' });
      const response = await fetch(`${endpoint}/things/7`, { headers });
      expect(response.status).toBe(200);
      expect(events[0].pathParameters).toEqual({ id: '7' });
      expect(events[0].requestContext.authorizer).toEqual({
        jwt: {
          claims: expect.objectContaining({
            iss: issuer.url,
            sub: 'sato',
            aud: 'things',
            roles: '[approver auditor]',
            level: '3',
            admin: 'true',
            exp: expect.stringMatching(/^\d+$/),
          }),
          scopes: null,
        },
      });
    });

    it('takes a token without the word Bearer, and client_id in place of aud', async () => {
      const authorization = await issuer.token({ aud: undefined, client_id: 'things' });
      expect((await fetch(`${endpoint}/things/7`, { headers: { authorization } })).status).toBe(200);
    });

    const seconds = () => Math.floor(Date.now() / 1000);
    it.each<[string, () => Promise<Record<string, string>>]>([
      ['no token', async () => ({})],
      ['no JWT', async () => ({ authorization: 'Bearer nonsense' })],
      ["another issuer's name", () => bearer({ iss: 'http://127.0.0.1:9' })],
      ['another audience', () => bearer({ aud: 'other' })],
      ['client_id beside a wrong aud', () => bearer({ aud: 'other', client_id: 'things' })],
      ['an expired token', () => bearer({ exp: seconds() - 1 })],
      ['a token that does not expire', () => bearer({ exp: undefined })],
      ['a token for later', () => bearer({ nbf: seconds() + 60 })],
      ['a token from the future', () => bearer({ iat: seconds() + 60 })],
      ["another's signature", () => bearer({}, { foreignKey: true })],
      ['no signature', async () => ({ authorization: `Bearer ${unsigned({ sub: 'sato', aud: 'things' })}` })],
    ])('refuses %s with 401 and asks no function', async (_what, headers) => {
      const response = await fetch(`${endpoint}/things/7`, { headers: await headers() });
      expect(response.status).toBe(401);
      expect(await response.json()).toEqual({ message: 'Unauthorized' });
      expect(response.headers.get('www-authenticate')).toMatch(/^Bearer/);
      expect(events).toEqual([]);
    });
    const unsigned = (claims: object): string =>
      [{ alg: 'none' }, { iss: issuer.url, exp: seconds() + 60, ...claims }]
        .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
        .join('.') + '.';

    it('verifies in real time, whatever the virtual clock says', async () => {
      const headers = await bearer();
      await aws.clock.advance(30 * 86_400_000);
      expect((await fetch(`${endpoint}/things/7`, { headers })).status).toBe(200);
    });

    it('refuses a token that lacks the scope with 403', async () => {
      const status = async (scope: string) =>
        (await fetch(`${endpoint}/things/7`, { method: 'DELETE', headers: await bearer({ scope }) })).status;
      expect(await status('read')).toBe(403);
      expect(await status('read admin')).toBe(200);
      expect(events[0].requestContext.authorizer.jwt.scopes).toEqual(['admin']);
    });

    it('asks the issuer for its keys once', () => {
      expect(issuer.asked()).toBe(1);
    });
  });

  it('writes the access log in the stage’s format, without queries', async () => {
    const lines = () => aws.logs('access').map(({ message }) => message);
    const before = lines().length;
    await fetch(`${endpoint}/things/7?secret=1`, { headers: await bearer() });
    await fetch(`${endpoint}/nothing`);
    expect(lines().slice(before)).toEqual([
      'GET /things/7 GET /things/{id} 200 sato',
      'GET /nothing - 404 -',
    ]);
  });

  describe('after an update', () => {
    const origin = 'http://localhost:4200';

    it('answers 503 when the function takes longer than the integration allows', async () => {
      expect(await deploy({ Integration: { TimeoutInMillis: 50 } })).toBe(endpoint);
      let end: (value: unknown) => void = () => undefined;
      answer = () => new Promise((resolve) => (end = resolve));
      const response = await fetch(`${endpoint}/open/x`);
      end('late');
      expect(response.status).toBe(503);
      expect(await response.json()).toEqual({ message: 'Service Unavailable' });
    });

    it('answers browsers of other origins as its CORS configuration says', async () => {
      await deploy({
        Api: {
          CorsConfiguration: {
            AllowOrigins: [origin],
            AllowMethods: ['GET'],
            AllowHeaders: ['authorization'],
            MaxAge: 5,
          },
        },
      });
      const ask = { origin, 'access-control-request-method': 'GET' };
      const preflight = await fetch(`${endpoint}/things/7`, { method: 'OPTIONS', headers: ask });
      expect(preflight.status).toBe(204);
      expect(Object.fromEntries(preflight.headers)).toMatchObject({
        'access-control-allow-origin': origin,
        'access-control-allow-methods': 'GET',
        'access-control-allow-headers': 'authorization',
        'access-control-max-age': '5',
      });
      expect(events).toEqual([]);
      answer = () => ({ statusCode: 200, headers: { 'Access-Control-Allow-Origin': '*' } });
      const allowed = (from: string) =>
        fetch(`${endpoint}/open/x`, { headers: { origin: from } }).then(({ headers }) =>
          headers.get('access-control-allow-origin'),
        );
      expect(await allowed(origin)).toBe(origin);
      expect(await allowed('http://localhost:1')).toBe(null);
    });
  });

  it.each<[string, Record<string, object>]>([
    ["the stage 'prod'", { Stage: { StageName: 'prod' } }],
    ['payload format 1.0', { Integration: { PayloadFormatVersion: '1.0' } }],
    ['HTTP_PROXY', { Integration: { IntegrationType: 'HTTP_PROXY' } }],
    [
      'token issuers elsewhere',
      { Authorizer: { JwtConfiguration: { Issuer: 'https://example.com', Audience: ['x'] } } },
    ],
    ['authorizers of type REQUEST', { Authorizer: { AuthorizerType: 'REQUEST' } }],
    ['ProtocolType', { Api: { ProtocolType: 'WEBSOCKET' } }],
    ['RouteSelectionExpression', { Api: { RouteSelectionExpression: '$request.method' } }],
  ])('refuses %s by name', async (what, more) => {
    const other = aws.deploy({
      stackName: 'Other',
      template: JSON.parse(
        JSON.stringify(apiTemplate(issuer.url, more)).replaceAll(/"(access|things)"/g, '"other"'),
      ),
      resolveAsset: () => code.path,
    });
    await expect(other).rejects.toThrow(what);
  });
});
