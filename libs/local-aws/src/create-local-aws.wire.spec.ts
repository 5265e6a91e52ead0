import { DescribeExecutionCommand, SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn';
import { createLocalAws, type LocalAws } from './create-local-aws.js';
import { codeFolder } from './testing/code-folder.js';
import { functionTemplate } from './testing/function-template.js';
import { clientConfig } from './testing/wire-client.js';

/** Asks STS who it is, with an unmodified SDK client that has nothing but the function's environment. */
const SOURCE = `
import { createRequire } from 'node:module';
const { STSClient, GetCallerIdentityCommand } = createRequire(process.env.PACKAGES)('@aws-sdk/client-sts');
const sts = new STSClient({});
export const handler = async ({ name }) => {
  const { Arn } = await sts.send(new GetCallerIdentityCommand({}));
  return { greeting: 'Hello ' + name, as: Arn, at: new Date().toISOString() };
};
`;

const MACHINE = {
  StartAt: 'Sleep',
  States: {
    Sleep: { Type: 'Wait', Seconds: 3 * 86_400, Next: 'Greet' },
    Greet: {
      Type: 'Task',
      Resource: 'arn:aws:states:::lambda:invoke',
      Parameters: { FunctionName: '${Function}', 'Payload.$': '$' },
      OutputPath: '$.Payload',
      End: true,
    },
  },
};

const template = () =>
  functionTemplate(
    { FunctionName: 'greet', Timeout: 30, Environment: { Variables: { PACKAGES: __filename } } },
    {
      Machine: {
        Type: 'AWS::StepFunctions::StateMachine',
        Properties: {
          StateMachineName: 'greeting',
          RoleArn: { 'Fn::GetAtt': ['FnRole', 'Arn'] },
          DefinitionString: JSON.stringify(MACHINE),
          DefinitionSubstitutions: { Function: { 'Fn::GetAtt': ['Fn', 'Arn'] } },
        },
      },
    },
  );

describe('one deployed template', () => {
  const code = codeFolder(SOURCE);
  afterAll(() => code.remove());
  const start = (): Promise<LocalAws> =>
    createLocalAws({ clock: { mode: 'manual', start: Date.UTC(2030, 0, 1) }, log: () => undefined });

  it('runs through three days in a moment: machine, function, and the SDK inside the function', async () => {
    const aws = await start();
    await aws.deploy({ stackName: 'Greeting', template: template(), resolveAsset: () => code.path });
    const sfn = new SFNClient(clientConfig(aws));
    const { executionArn } = await sfn.send(
      new StartExecutionCommand({
        stateMachineArn: aws.environment.arn('states', 'stateMachine:greeting'),
        input: '{"name": "Aiko"}',
      }),
    );
    const describe = () => sfn.send(new DescribeExecutionCommand({ executionArn }));
    expect((await describe()).status).toBe('RUNNING');
    await aws.clock.advance(3 * 86_400_000);
    const { status, output } = await describe();
    expect(status).toBe('SUCCEEDED');
    expect(JSON.parse(output ?? '')).toEqual({
      greeting: 'Hello Aiko',
      as: expect.stringMatching(/^arn:aws:sts::000000000000:assumed-role\/Greeting-FnRole-\w{12}\/greet$/),
      at: expect.stringMatching(/^2030-01-04T00:00:/),
    });
    expect(aws.authorizations()).toContainEqual(
      expect.objectContaining({
        action: 'lambda:InvokeFunction',
        principal: expect.stringContaining('FnRole'),
      }),
    );
    sfn.destroy();
    await aws.close();
  });

  it('leaves no timer, worker or socket when it is closed, even in the middle of work', async () => {
    const resources = () =>
      process
        .getActiveResourcesInfo()
        .filter((kind) => /TCP|Timeout|MessagePort|Worker|Server/.test(kind))
        .sort();
    const turns = async () => {
      for (let turn = 0; turn < 10; turn += 1) await new Promise((resolve) => setImmediate(resolve));
    };
    await turns(); // what an earlier test has closed goes away
    const before = resources();
    const aws = await createLocalAws({ log: () => undefined });
    await aws.deploy({ stackName: 'Greeting', template: template(), resolveAsset: () => code.path });
    const sfn = new SFNClient(clientConfig(aws));
    await sfn.send(
      new StartExecutionCommand({
        stateMachineArn: aws.environment.arn('states', 'stateMachine:greeting'),
        input: '{}',
      }),
    );
    const invocation = aws.environment.invoke(
      'lambda',
      'Invoke',
      { FunctionName: 'greet' },
      aws.credentials.root,
    );
    await new Promise((resolve) => setImmediate(resolve));
    expect(resources()).not.toEqual(before);
    sfn.destroy();
    await aws.close();
    await invocation.catch(() => undefined);
    await turns();
    expect(resources()).toEqual(before);
  });
});
