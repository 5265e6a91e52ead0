import { XMLParser } from 'fast-xml-parser';
import { ServiceError } from '../core/errors.js';
import { createLocalAws, type LocalAws } from '../create-local-aws.js';
import { readCredentialScope } from './credential-scope.js';
import { isLoopbackHost } from './loopback-host.js';
import { queryCodec } from './query-codec.js';
import { readQueryInput } from './query-input.js';
import { matchPath } from './route-path.js';
import { toXmlValue, writeXml } from './xml.js';

describe('readQueryInput', () => {
  const read = (form: string) => readQueryInput(new URLSearchParams(form));

  it('reads structures, lists in the order of their numbers, and maps', () => {
    expect(
      read(
        'Action=X&Version=1&Name=a&Tags.member.2.Key=k2&Tags.member.10.Key=k10&Tags.member.1.Key=k1' +
          '&Attributes.entry.1.key=color&Attributes.entry.1.value=blue' +
          '&MessageAttributes.entry.1.Name=n&MessageAttributes.entry.1.Value.DataType=String',
      ),
    ).toEqual({
      Name: 'a',
      Tags: [{ Key: 'k1' }, { Key: 'k2' }, { Key: 'k10' }],
      Attributes: { color: 'blue' },
      MessageAttributes: { n: { DataType: 'String' } },
    });
  });

  it('takes a name such as __proto__ as a plain member', () => {
    const input = read('__proto__.polluted=yes&x=1');
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    expect(Object.hasOwn(input, '__proto__')).toBe(true);
  });
});

describe('XML of the query protocol', () => {
  it('escapes text and writes lists, maps and dates', () => {
    const xml = writeXml('R', 'urn:x', {
      V: toXmlValue({
        Text: 'a < b & "c"',
        List: ['x', 'y'],
        Map: new Map([['k', 'v']]),
        At: new Date(0),
        Nothing: undefined,
        Empty: [],
      }),
    });
    expect(new XMLParser().parse(xml)).toMatchObject({
      R: {
        V: {
          Text: 'a < b & "c"',
          List: { member: ['x', 'y'] },
          Map: { entry: { key: 'k', value: 'v' } },
          At: '1970-01-01T00:00:00.000Z',
          Empty: '',
        },
      },
    });
    expect(xml).not.toContain('Nothing');
  });

  it('writes errors as ErrorResponse', () => {
    const { status, body } = queryCodec('urn:x').encodeError(new ServiceError('NotFound', 'no <b>'), 'r-1');
    expect(status).toBe(400);
    expect(new XMLParser().parse(String(body))).toMatchObject({
      ErrorResponse: { Error: { Type: 'Sender', Code: 'NotFound', Message: 'no <b>' }, RequestId: 'r-1' },
    });
  });
});

describe('matchPath', () => {
  it('reads labels and insists on the whole path', () => {
    const route = '/2015-03-31/functions/{FunctionName}/invocations';
    expect(matchPath(route, '/2015-03-31/functions/a%3Ab/invocations')).toEqual({ FunctionName: 'a:b' });
    expect(matchPath(route, '/2015-03-31/functions/a')).toBeUndefined();
    expect(matchPath(route, '/2015-03-31/functions/a/invocations/x')).toBeUndefined();
    expect(matchPath('/b/{Key+}', '/b/x/y')).toEqual({ Key: 'x/y' });
  });
});

describe('readCredentialScope', () => {
  it('reads the scope of a signature, or nothing', () => {
    expect(
      readCredentialScope(
        'AWS4-HMAC-SHA256 Credential=AKID/20260101/eu-west-1/states/aws4_request, SignedHeaders=host, Signature=x',
      ),
    ).toEqual({ accessKeyId: 'AKID', region: 'eu-west-1', service: 'states' });
    expect(readCredentialScope('Bearer x')).toBeUndefined();
    expect(readCredentialScope(undefined)).toBeUndefined();
  });
});

describe('isLoopbackHost', () => {
  it.each(['localhost', 'localhost:1', '127.0.0.1:4566', '[::1]:80', 'bucket.localhost'])(
    'takes %s',
    (host) => expect(isLoopbackHost(host)).toBe(true),
  );
  it.each([undefined, '', 'example.com', 'localhost.example.com', '127.0.0.1.nip.io', '10.0.0.1'])(
    'refuses %s',
    (host) => expect(isLoopbackHost(host)).toBe(false),
  );
});

describe('a request on the wire', () => {
  let aws: LocalAws;
  const lines: string[] = [];
  beforeAll(async () => {
    aws = await createLocalAws({ log: (line) => void lines.push(line) });
  });
  afterAll(() => aws.close());

  const send = async (
    service: string,
    headers: Record<string, string>,
    body: string,
    region = 'us-east-1',
  ) => {
    const response = await fetch(aws.endpoint, {
      method: 'POST',
      headers: {
        authorization: `AWS4-HMAC-SHA256 Credential=test/20300101/${region}/${service}/aws4_request, SignedHeaders=host, Signature=0`,
        ...headers,
      },
      body,
    });
    return { status: response.status, headers: response.headers, text: await response.text() };
  };
  const json = {
    'content-type': 'application/x-amz-json-1.0',
    'x-amz-target': 'DynamoDB_20120810.ListTables',
  };

  it('has a request id and the error in body and header', async () => {
    const answer = await send('dynamodb', { ...json, 'x-amz-target': 'DynamoDB_20120810.Nothing' }, '{}');
    expect(answer.status).toBe(501);
    expect(answer.headers.get('x-amzn-requestid')).toMatch(/^[\w-]{36}$/);
    expect(answer.headers.get('x-amzn-errortype')).toBe('NotImplementedException');
    expect(JSON.parse(answer.text)).toMatchObject({
      __type: 'NotImplementedException',
      message: expect.stringContaining('dynamodb:Nothing'),
    });
  });

  it.each(['constructor', '__proto__', 'toString'])('does not take %s for an operation', async (name) => {
    const answer = await send('dynamodb', { ...json, 'x-amz-target': `DynamoDB_20120810.${name}` }, '{}');
    expect(answer.status).toBe(501);
  });

  it('answers a body that is not JSON with SerializationException', async () => {
    for (const body of ['{', '[]', '"x"']) {
      const answer = await send('dynamodb', json, body);
      expect([answer.status, answer.text]).toEqual([400, expect.stringContaining('SerializationException')]);
    }
  });

  it('names an unknown service in the protocol of the request', async () => {
    const xml = await send(
      'sqs',
      { 'content-type': 'application/x-www-form-urlencoded' },
      'Action=ListQueues',
    );
    expect([xml.status, xml.text]).toEqual([501, expect.stringContaining('sqs')]);
    expect(xml.text).toContain('<ErrorResponse');
    const rest = await send('batch', {}, '');
    expect(JSON.parse(rest.text)).toMatchObject({ message: expect.stringContaining("'batch'") });
  });

  it('finds the service by X-Amz-Target when the signature is for another name', async () => {
    expect((await send('dynamodb-local', json, '{}')).text).toContain('TableNames');
  });

  it('refuses another Region and an unsigned request', async () => {
    const region = await send('dynamodb', json, '{}', 'eu-west-1');
    expect([region.status, region.text]).toEqual([403, expect.stringContaining('Set AWS_REGION=us-east-1')]);
    const unsigned = await send('dynamodb', { ...json, authorization: '' }, '{}');
    expect([unsigned.status, unsigned.text]).toEqual([
      403,
      expect.stringContaining('MissingAuthenticationToken'),
    ]);
  });

  it('answers 413 to a body beyond 16 MB', async () => {
    expect((await send('dynamodb', json, `{"x":"${'x'.repeat(17 * 1024 * 1024)}"}`)).status).toBe(413);
  });

  it('answers an unexpected failure with 500 InternalFailure and logs it', async () => {
    const answer = await send(
      'dynamodb',
      { ...json, 'x-amz-target': 'DynamoDB_20120810.BatchGetItem' },
      '{"RequestItems": 7}',
    );
    expect(answer.status).toBe(400); // a wrong type is the client's fault …
    jest.spyOn(aws.environment.credentials, 'resolve').mockImplementationOnce(() => {
      throw new Error('disk on fire'); // … an exception is ours
    });
    const failure = await send('dynamodb', json, '{}');
    expect([failure.status, failure.text]).toEqual([500, expect.stringContaining('InternalFailure')]);
    expect(lines.join('\n')).toContain('disk on fire');
  });
});

describe('the port', () => {
  it('is named when it is taken', async () => {
    const aws = await createLocalAws({ log: () => undefined });
    const port = Number(new URL(aws.endpoint).port);
    await expect(createLocalAws({ port, log: () => undefined })).rejects.toThrow(`Port ${port} is in use`);
    await aws.close();
  });
});
