import { evaluate, resources } from './testing/look.js';
import { sampleDeployment } from './testing/sample-deployment.js';

const deployment = sampleDeployment();

it('brings no custom resource', () => {
  const types = resources(deployment).map(({ Type }) => Type);
  expect(types.filter((type) => type.startsWith('Custom::') || type.includes('CustomResource'))).toEqual([]);
});

it('runs every function alike: nodejs24.x on arm64, 256 MiB, with a time limit that others count on and its own kept log', () => {
  const functions = resources(deployment, 'AWS::Lambda::Function');
  expect(functions.map(({ Properties }) => Properties.FunctionName).sort()).toEqual([
    'TestApi-api',
    'TestCore-close',
    'TestCore-projector',
    'TestCore-reconcile',
    'TestCore-report',
    'TestCore-start',
    'TestFlow-files-admit',
    'TestFlow-files-verify',
    'TestFlow-mixed-admit',
    'TestFlow-two-documents-admit',
  ]);
  for (const { stack, Properties } of functions) {
    expect(Properties).toMatchObject({
      Runtime: 'nodejs24.x',
      Architectures: ['arm64'],
      MemorySize: 256,
      // An HTTP API waits for 30 seconds.
      Timeout: stack === 'TestApi' ? 30 : 60,
      Handler: 'index.handler',
    });
    const logGroup = deployment.templates.get(stack)?.Resources[Properties.LoggingConfig.LogGroup.Ref];
    expect(logGroup?.Properties).toEqual({
      LogGroupName: `/aws/lambda/${Properties.FunctionName}`,
      RetentionInDays: 90,
    });
  }
});

it('keeps the tables: on demand, restorable to a point in time, retained, without a fixed name', () => {
  const tables = resources(deployment, 'AWS::DynamoDB::Table');
  expect(tables).toHaveLength(2);
  for (const { Properties, DeletionPolicy } of tables) {
    expect(DeletionPolicy).toBe('Retain');
    expect(Properties.TableName).toBeUndefined();
    expect(Properties).toMatchObject({
      BillingMode: 'PAY_PER_REQUEST',
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
    });
  }
});

it('logs state machines at level ERROR without execution data', () => {
  const machines = resources(deployment, 'AWS::StepFunctions::StateMachine');
  expect(machines).toHaveLength(5);
  for (const { stack, Properties } of machines) {
    expect(Properties).toMatchObject({
      StateMachineType: 'STANDARD',
      LoggingConfiguration: { Level: 'ERROR', IncludeExecutionData: false },
      TracingConfiguration: { Enabled: true },
    });
    const [destination] = Properties.LoggingConfiguration.Destinations;
    const [id] = destination.CloudWatchLogsLogGroup.LogGroupArn['Fn::GetAtt'];
    expect(deployment.templates.get(stack)?.Resources[id]?.Properties).toEqual({
      LogGroupName: `/aws/vendedlogs/states/${Properties.StateMachineName}`,
      RetentionInDays: 90,
    });
  }
});

it('makes a topic a level, named as SSM demands where it sends, with the level’s addresses', () => {
  const topics = resources(deployment, 'AWS::SNS::Topic').map(({ Properties }) => Properties.TopicName);
  expect(topics).toEqual([
    'Automation-TestFlow-two-documents-L1',
    'Automation-TestFlow-two-documents-L2',
    'Automation-TestFlow-mixed-L1',
    'Automation-TestFlow-mixed-L2',
    'Automation-TestFlow-files-L2',
    'TestFlow-files-L1',
    'TestFlow-files-L3',
  ]);
  const subscriptions = resources(deployment, 'AWS::SNS::Subscription').map(
    ({ stack, Properties }) =>
      `${Properties.Protocol} ${Properties.Endpoint} ${String(
        evaluate(deployment, stack, Properties.TopicArn),
      )
        .split(':')
        .at(-1)}`,
  );
  expect(subscriptions).toContain('email suzuki@example.com Automation-TestFlow-two-documents-L2');
  expect(subscriptions).toHaveLength(9);
});

describe('documents', () => {
  const documents = resources(deployment, 'AWS::SSM::Document').map(({ Properties }) => Properties);

  it('are updated by a new version under a fixed name', () => {
    expect(documents.map(({ Name }) => Name)).toEqual([
      'TestFlow-two-documents-parent',
      'TestFlow-two-documents-child',
      'TestFlow-mixed-one-step',
      'TestFlow-mixed-parent',
      'TestFlow-mixed-child',
      'TestFlow-files-one-step',
    ]);
    for (const document of documents) {
      expect(document).toMatchObject({ UpdateMethod: 'NewVersion', DocumentType: 'Automation' });
      // A fixed version name would make the second deployment fail.
      expect(document.VersionName).toBeUndefined();
    }
  });

  it('take and hold no task token', () => {
    for (const { Content } of documents) {
      expect(Object.keys(Content.parameters).filter((name) => /token/i.test(name))).toEqual([]);
      expect(JSON.stringify(Content)).not.toMatch(/token/i);
    }
  });
});

it('lets flows refer to the core, never the core to a flow', () => {
  expect(JSON.stringify(deployment.templates.get('TestCore'))).not.toContain('Fn::ImportValue');
  for (const [name, template] of deployment.templates) {
    const imports = JSON.stringify(template).match(/"Fn::ImportValue":"[^:"]+/g) ?? [];
    if (name !== 'TestCore') expect(new Set(imports)).toEqual(new Set(['"Fn::ImportValue":"TestCore']));
  }
});
