import { request as httpRequest } from 'node:http';
import { createLocalAws, type LocalAws } from '../create-local-aws.js';
import { parseDuration } from './iso-duration.js';

describe('the control endpoints', () => {
  const start = Date.UTC(2030, 0, 1);
  let aws: LocalAws;
  beforeAll(async () => {
    aws = await createLocalAws({ clock: { mode: 'manual', start }, log: () => undefined });
  });
  afterAll(() => aws.close());

  const call = async (path: string, init?: RequestInit) => {
    const response = await fetch(aws.endpoint + path, init);
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  };
  const advance = (body: string) => call('/_local/clock/advance', { method: 'POST', body });

  it('say who is there', async () => {
    const { status, body } = await call('/_local/health');
    expect([status, body['account'], body['region']]).toEqual([200, '000000000000', 'us-east-1']);
    expect(body['services']).toEqual(expect.arrayContaining(['lambda', 'ssm', 'sns', 'dynamodb']));
  });

  it('advance the clock by a duration and to a time', async () => {
    expect((await advance('{"by": "P3D"}')).body).toMatchObject({ now: '2030-01-04T00:00:00.000Z' });
    expect((await advance('{"to": "2030-02-01T12:00:00Z"}')).body).toMatchObject({
      now: '2030-02-01T12:00:00.000Z',
      next: null,
    });
    expect((await call('/_local/clock')).body).toMatchObject({ now: '2030-02-01T12:00:00.000Z' });
  });

  it.each([
    ['{"by": "3 days"}', 'ISO 8601 duration'],
    ['{"by": "P1M"}', 'ISO 8601 duration'],
    ['{"to": "2029-01-01T00:00:00Z"}', 'is past'],
    ['{"to": "soon"}', 'ISO 8601'],
    ['{"by": "P1D", "to": "2031-01-01"}', 'Send {"by"'],
    ['{"days": 3}', 'Send {"by"'],
    ['{"by": "P99999999D"}', 'no further than the year 2999'],
    ['{"to": "+275760-09-13T00:00:00Z"}', 'no further than the year 2999'],
    ['[]', 'JSON object'],
    ['{', 'not JSON'],
  ])('answer 400 to the body %s', async (body, message) => {
    const answer = await advance(body);
    expect(answer.status).toBe(400);
    expect(answer.body['message']).toContain(message);
  });

  it('answer 404 to an unknown path, listing what there is', async () => {
    const { status, body } = await call('/_local/nothing');
    expect(status).toBe(404);
    expect(body['message']).toContain('/_local/health');
  });

  it('list mail and authorizations', async () => {
    aws.environment.authorize(aws.credentials.root, 'x:Y', 'arn:z');
    expect((await call('/_local/mail')).body).toEqual({ messages: [] });
    expect((await call('/_local/authorizations')).body['authorizations']).toContainEqual({
      at: aws.clock.now(),
      principal: aws.credentials.root.arn,
      action: 'x:Y',
      resource: 'arn:z',
    });
  });

  const statusFor = (headers: Record<string, string>) =>
    new Promise<number | undefined>((resolve, reject) => {
      const request = httpRequest(`${aws.endpoint}/_local/health`, { headers }, (response) => {
        response.resume();
        resolve(response.statusCode);
      });
      request.on('error', reject);
      request.end();
    });

  it('refuse a Host or an Origin that is not this machine', async () => {
    expect(await statusFor({ host: 'localhost:4566' })).toBe(200);
    expect(await statusFor({ host: 'evil.example:4566' })).toBe(403);
    expect(await statusFor({ host: '127.0.0.1.evil.example' })).toBe(403);
    expect(await statusFor({ origin: 'http://localhost:4200' })).toBe(200);
    expect(await statusFor({ origin: 'https://evil.example' })).toBe(403);
  });
});

describe('parseDuration', () => {
  it.each([
    ['P3D', 259_200_000],
    ['PT90M', 5_400_000],
    ['P1W', 604_800_000],
    ['P1DT2H3M4.5S', 93_784_500],
    ['PT0S', 0],
  ])('reads %s', (text, milliseconds) => expect(parseDuration(text)).toBe(milliseconds));

  it.each(['', 'P', 'PT', 'P1Y', '-P1D', '3D'])("refuses '%s'", (text) =>
    expect(() => parseDuration(text)).toThrow(TypeError),
  );
});
