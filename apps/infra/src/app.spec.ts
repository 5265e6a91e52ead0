import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { App, type Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as iam from 'aws-cdk-lib/aws-iam';
import { addStacks } from './app.js';
import { loadConfig } from './config/load-config.js';
import { loadFlows } from './flows/load-flows.js';
import { stageFlows } from './flows/stage-flows.js';
import { INFRA_HOME } from './home.js';
import { addNag } from './nag.js';

async function laptop(app: App) {
  const config = await loadConfig('laptop');
  return addStacks(app, config, stageFlows(await loadFlows(), config));
}

const newApp = () =>
  new App({
    analyticsReporting: false,
    // As the CLI starts it.
    context: (JSON.parse(readFileSync(join(INFRA_HOME, 'cdk.json'), 'utf8')) as { context: object }).context,
  });

it('makes a stack for what is shared and one a flow, for no account and no Region', async () => {
  const app = newApp();
  const { core, flows } = await laptop(app);
  const stacks: Stack[] = [core, ...flows];
  expect(stacks.map(({ stackName }) => stackName)).toEqual([
    'RingiCore',
    'RingiFlow-contract',
    'RingiFlow-publish',
    'RingiFlow-purchase',
    'RingiFlow-release',
  ]);
  for (const { environment } of stacks) expect(environment).toBe('aws://unknown-account/unknown-region');
});

it('prints what starts a run', async () => {
  const { flows } = await laptop(newApp());
  for (const flow of flows) {
    const outputs = Template.fromStack(flow).toJSON()['Outputs'] as Record<string, unknown>;
    expect(Object.keys(outputs)).toEqual([
      'Region',
      'FlowName',
      'CallerArn',
      'ComponentArns',
      'StepFunctionsInputExample',
    ]);
  }
});

describe('the security rules', () => {
  // The rules are a validation of the synthesis, which the other specs turn off.
  beforeAll(() => void delete process.env['CDK_VALIDATION']);
  afterAll(() => void (process.env['CDK_VALIDATION'] = 'false'));

  const synthesized = async (change: (stack: Stack) => void = () => undefined): Promise<() => unknown> => {
    const app = newApp();
    const { core } = await laptop(app);
    change(core);
    await addNag(app);
    return () => app.synth();
  };

  it('find nothing that is not acknowledged', async () => {
    expect(await synthesized()).not.toThrow();
  }, 60_000);

  it('find a wildcard that is put in', async () => {
    const withWildcard = await synthesized((stack) => {
      new iam.ManagedPolicy(stack, 'All', {
        statements: [new iam.PolicyStatement({ actions: ['s3:*'], resources: ['*'] })],
      });
    });
    expect(withWildcard).toThrow('AwsSolutions-IAM5[Action::s3:*]');
  }, 60_000);
});
