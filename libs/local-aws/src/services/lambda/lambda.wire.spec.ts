import {
  GetFunctionCommand,
  InvokeCommand,
  LambdaClient,
  ListFunctionsCommand,
  ResourceNotFoundException,
} from '@aws-sdk/client-lambda';
import { createLocalAws, type LocalAws } from '../../create-local-aws.js';
import { codeFolder } from '../../testing/code-folder.js';
import { functionTemplate } from '../../testing/function-template.js';
import { clientConfig } from '../../testing/wire-client.js';

const SOURCE = `
import { createRequire } from 'node:module';
let calls = 0;
export const handler = async (event, context) => {
  calls += 1;
  if (event.throw) throw new TypeError('no such thing');
  if (event.exit !== undefined) process.exit(event.exit);
  if (event.hang) await new Promise((resolve) => setTimeout(resolve, 60_000));
  if (event.stray) { setTimeout(() => { throw new RangeError('stray'); }, 0); await new Promise((r) => setTimeout(r, 60_000)); }
  if (event.env) return process.env[event.env];
  if (event.now) return [Date.now(), new Date().toISOString(), new Date() instanceof Date, new Date(0).getTime()];
  if (event.log) console.log('saw', event.log);
  return { calls, event, arn: context.invokedFunctionArn, id: context.awsRequestId,
    left: context.getRemainingTimeInMillis() > 0 };
};
`;

describe('Lambda over the wire, in worker threads', () => {
  const code = codeFolder(SOURCE);
  let aws: LocalAws;
  let client: LambdaClient;
  const invoke = async (payload: unknown, more: object = {}) => {
    const answer = await client.send(
      new InvokeCommand({ FunctionName: 'greet', Payload: Buffer.from(JSON.stringify(payload)), ...more }),
    );
    const text = Buffer.from(answer.Payload ?? []).toString();
    return { ...answer, result: text === '' ? undefined : (JSON.parse(text) as unknown) };
  };

  beforeAll(async () => {
    aws = await createLocalAws({
      accountId: '111122223333',
      region: 'eu-central-1',
      clock: { mode: 'manual', start: Date.UTC(2030, 0, 1) },
      log: () => undefined,
    });
    await aws.deploy({
      stackName: 'Greeting',
      template: functionTemplate({
        FunctionName: 'greet',
        Timeout: 1,
        Environment: { Variables: { COLOR: 'blue' } },
      }),
      resolveAsset: () => code.path,
    });
    client = new LambdaClient(clientConfig(aws));
  });
  afterAll(async () => {
    client.destroy();
    await aws.close();
    code.remove();
  });

  it('runs the deployed file and keeps the worker for the next call', async () => {
    const first = await invoke({ a: 1 });
    expect(first).toMatchObject({ StatusCode: 200, ExecutedVersion: '$LATEST' });
    expect(first.FunctionError).toBeUndefined();
    expect(first.result).toMatchObject({
      calls: 1,
      event: { a: 1 },
      arn: 'arn:aws:lambda:eu-central-1:111122223333:function:greet',
      left: true,
    });
    expect((await invoke({})).result).toMatchObject({ calls: 2 });
  });

  it('finds the function by ARN, partial ARN and $LATEST', async () => {
    const arn = 'arn:aws:lambda:eu-central-1:111122223333:function:greet';
    for (const name of [arn, `${arn}:$LATEST`, '111122223333:function:greet', 'greet:$LATEST']) {
      expect((await invoke({ env: 'COLOR' }, { FunctionName: name })).result).toBe('blue');
    }
  });

  it('answers ResourceNotFoundException for an unknown function, Region or version', async () => {
    for (const name of ['nobody', 'greet:7', 'arn:aws:lambda:us-east-1:111122223333:function:greet']) {
      await expect(invoke({}, { FunctionName: name })).rejects.toThrow(ResourceNotFoundException);
    }
  });

  it('gives the function its environment and the keys of its role session', async () => {
    expect((await invoke({ env: 'AWS_ENDPOINT_URL' })).result).toBe(aws.endpoint);
    expect((await invoke({ env: 'AWS_REGION' })).result).toBe('eu-central-1');
    const key = String((await invoke({ env: 'AWS_ACCESS_KEY_ID' })).result);
    expect(aws.credentials.resolve(key).arn).toMatch(
      /^arn:aws:sts::111122223333:assumed-role\/Greeting-FnRole-\w+\/greet$/,
    );
  });

  it('answers a thrown error as a function error', async () => {
    expect(await invoke({ throw: true })).toMatchObject({
      StatusCode: 200,
      FunctionError: 'Unhandled',
      result: { errorType: 'TypeError', errorMessage: 'no such thing', trace: expect.any(Array) },
    });
  });

  it('answers process.exit as Runtime.ExitError and starts afresh', async () => {
    expect(await invoke({ exit: 3 })).toMatchObject({
      FunctionError: 'Unhandled',
      result: { errorType: 'Runtime.ExitError', errorMessage: expect.stringContaining('exit status 3') },
    });
    expect((await invoke({ exit: 0 })).result).toMatchObject({
      errorType: 'Runtime.ExitError',
      errorMessage: expect.stringContaining('without providing a reason'),
    });
    expect((await invoke({})).result).toMatchObject({ calls: 1 });
  });

  it('answers an error outside the handler with its own type', async () => {
    expect((await invoke({ stray: true })).result).toMatchObject({
      errorType: 'RangeError',
      errorMessage: 'stray',
    });
  });

  it('ends what runs longer than its timeout', async () => {
    expect(await invoke({ hang: true })).toMatchObject({
      FunctionError: 'Unhandled',
      result: {
        errorType: 'Sandbox.Timedout',
        errorMessage: expect.stringMatching(/^RequestId: [\w-]+ Error: Task timed out after 1\.00 seconds$/),
      },
    });
  });

  it('shows the function the virtual time', async () => {
    const [now, iso, isDate, epoch] = (await invoke({ now: true })).result as [
      number,
      string,
      boolean,
      number,
    ];
    expect(Math.abs(now - Date.UTC(2030, 0, 1))).toBeLessThan(60_000);
    expect(iso).toMatch(/^2030-01-01T/);
    expect([isDate, epoch]).toEqual([true, 0]);
  });

  it('keeps what the function prints in its log group', async () => {
    await invoke({ log: 'a bird' });
    expect(aws.logs('/aws/lambda/greet').map(({ message }) => message)).toContain('saw a bird');
  });

  it('answers DryRun with 204 and records the permission', async () => {
    expect((await invoke({}, { InvocationType: 'DryRun' })).StatusCode).toBe(204);
    expect(aws.authorizations().at(-1)).toMatchObject({
      principal: 'arn:aws:iam::111122223333:root',
      action: 'lambda:InvokeFunction',
      resource: 'arn:aws:lambda:eu-central-1:111122223333:function:greet',
    });
  });

  it('describes and lists functions', async () => {
    const { Configuration } = await client.send(new GetFunctionCommand({ FunctionName: 'greet' }));
    expect(Configuration).toMatchObject({ FunctionName: 'greet', Runtime: 'nodejs24.x', Timeout: 1 });
    const { Functions } = await client.send(new ListFunctionsCommand({}));
    expect(Functions?.map(({ FunctionName }) => FunctionName)).toEqual(['greet']);
  });
});
