import { codeFolder } from '../../testing/code-folder.js';
import { functionTemplate } from '../../testing/function-template.js';
import { createLocalAws, type LocalAws } from '../../create-local-aws.js';
import { FunctionFailure, type FunctionRunner } from './function-runner.js';

const MINUTE = 60_000;

describe('invoking functions through a given runner', () => {
  const code = codeFolder('');
  let aws: LocalAws;
  let runner: jest.Mock<Promise<unknown>, Parameters<FunctionRunner>>;
  const lines: string[] = [];

  const deploy = (properties: object = {}, resources: object = {}) =>
    aws.deploy({
      stackName: 'S',
      template: functionTemplate({ FunctionName: 'f', ...properties }, { ...resources }),
      resolveAsset: () => code.path,
    });
  const invoke = (payload: unknown, more: object = {}) =>
    aws.environment.invoke(
      'lambda',
      'Invoke',
      { FunctionName: 'f', Payload: Buffer.from(JSON.stringify(payload)), ...more },
      aws.credentials.root,
    ) as Promise<{ StatusCode: number; FunctionError?: string; Payload?: Uint8Array }>;
  const event = (payload: unknown) => invoke(payload, { InvocationType: 'Event' });

  beforeEach(async () => {
    lines.length = 0;
    runner = jest.fn<Promise<unknown>, Parameters<FunctionRunner>>().mockResolvedValue('done');
    aws = await createLocalAws({
      clock: { mode: 'manual', start: 0 },
      functionRunner: (...call) => runner(...call),
      log: (line) => void lines.push(line),
    });
  });
  afterEach(() => aws.close());
  afterAll(() => code.remove());

  it('hands over function, event and context', async () => {
    await deploy({ MemorySize: '256', Environment: { Variables: { A: 'b' } } });
    const answer = await invoke({ x: 1 });
    expect(Buffer.from(answer.Payload ?? []).toString()).toBe('"done"');
    const [fn, payload, context] = runner.mock.calls[0] ?? [];
    expect(fn).toMatchObject({
      name: 'f',
      codePath: code.path,
      handler: 'index.handler',
      memoryMegabytes: 256,
    });
    expect(fn?.environment).toMatchObject({ A: 'b', AWS_LAMBDA_FUNCTION_NAME: 'f' });
    expect(payload).toEqual({ x: 1 });
    expect(context).toMatchObject({ functionName: 'f', memoryLimitInMB: '256' });
  });

  it('retries a failing event after one and two minutes with the same request id, then drops it', async () => {
    await deploy();
    const at: number[] = [];
    runner.mockImplementation(() => {
      at.push(aws.clock.now());
      return Promise.reject(new FunctionFailure('Bad', 'no'));
    });
    expect(await event({})).toEqual({ StatusCode: 202 });
    await aws.clock.advance(60 * MINUTE);
    expect(at).toEqual([0, MINUTE, 3 * MINUTE]);
    const ids = runner.mock.calls.map(([, , context]) => context.awsRequestId);
    expect(new Set(ids).size).toBe(1);
    expect(lines.join()).toContain('it failed 3 times: {"errorType":"Bad"');
  });

  it('does not retry an event that succeeded', async () => {
    await deploy();
    runner.mockRejectedValueOnce(new Error('once'));
    await event({});
    await aws.clock.advance(60 * MINUTE);
    expect(runner).toHaveBeenCalledTimes(2);
  });

  it('follows the EventInvokeConfig', async () => {
    await deploy(
      {},
      {
        Config: {
          Type: 'AWS::Lambda::EventInvokeConfig',
          Properties: { FunctionName: { Ref: 'Fn' }, Qualifier: '$LATEST', MaximumRetryAttempts: 0 },
        },
      },
    );
    runner.mockRejectedValue(new Error('always'));
    await event({});
    await aws.clock.advance(60 * MINUTE);
    expect(runner).toHaveBeenCalledTimes(1);
  });

  it('refuses more than the reserved concurrency', async () => {
    await deploy({ ReservedConcurrentExecutions: 1 });
    let release: (value: unknown) => void = () => undefined;
    runner.mockImplementationOnce(() => new Promise((resolve) => (release = resolve)));
    const first = invoke({});
    await new Promise((resolve) => setImmediate(resolve));
    await expect(invoke({})).rejects.toMatchObject({ code: 'TooManyRequestsException', status: 429 });
    release('ok');
    await first;
    expect((await invoke({})).StatusCode).toBe(200);
  });

  it('refuses payloads that are too large or no JSON, and answers that are too large', async () => {
    await deploy();
    await expect(invoke('x'.repeat(6 * 1024 * 1024))).rejects.toMatchObject({
      code: 'RequestTooLargeException',
      status: 413,
    });
    await expect(invoke(0, { Payload: '{' })).rejects.toMatchObject({
      code: 'InvalidRequestContentException',
    });
    runner.mockResolvedValueOnce('x'.repeat(6 * 1024 * 1024));
    const answer = await invoke({});
    expect(answer.FunctionError).toBe('Unhandled');
    expect(Buffer.from(answer.Payload ?? []).toString()).toContain('Function.ResponseSizeTooLarge');
  });

  it.each<[string, object, string]>([
    ['inline code', { Code: { ZipFile: 'x' } }, 'ZipFile'],
    ['another runtime', { Runtime: 'python3.13' }, 'nodejs runtimes only'],
    ['a layer', { Layers: ['arn'] }, 'properties Layers'],
    ['a queue for dead letters', { DeadLetterConfig: {} }, 'properties DeadLetterConfig'],
    ['an image', { PackageType: 'Image' }, 'PackageType'],
    ['a timeout of hours', { Timeout: 3600 }, 'Timeout must be a whole number from 1 to 900'],
  ])('refuses %s by name', async (_what, properties, message) => {
    await expect(deploy(properties)).rejects.toThrow(message);
    expect(aws.describeStacks()).toEqual([]);
  });

  it('names the resource once', async () => {
    await expect(deploy({ Timeout: 0 })).rejects.toThrow(
      /^Stack 'S': Fn \(AWS::Lambda::Function\): Timeout must/,
    );
  });

  it('refuses a zip file as code', async () => {
    const zip = codeFolder('PK', 'code.zip');
    const template = functionTemplate({ FunctionName: 'f' });
    await expect(
      aws.deploy({ stackName: 'S', template, resolveAsset: () => `${zip.path}/code.zip` }),
    ).rejects.toThrow('does not unzip');
    zip.remove();
  });

  it('runs the new configuration after an update', async () => {
    await deploy({ Environment: { Variables: { V: '1' } } });
    await deploy({ Environment: { Variables: { V: '2' } } });
    await invoke({});
    expect(runner.mock.calls[0]?.[0].environment['V']).toBe('2');
  });
});
