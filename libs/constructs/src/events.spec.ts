import { CloseEventSchema, ReportEventSchema } from '@ringi/shared-types';
import { evaluate, resources, type Found } from './testing/look.js';
import { sampleDeployment } from './testing/sample-deployment.js';

const deployment = sampleDeployment();

interface RuleProperties {
  readonly EventPattern?: Record<string, unknown>;
  readonly ScheduleExpression?: string;
  readonly Targets: { Arn: string; InputTransformer?: { InputPathsMap: object; InputTemplate: string } }[];
}
const rules = resources(deployment, 'AWS::Events::Rule');
const properties = ({ stack, Properties }: Found) =>
  evaluate(deployment, stack, Properties) as RuleProperties;
const withPattern = (stack: string, source: string): RuleProperties[] =>
  rules
    .filter((rule) => rule.stack === stack)
    .map(properties)
    .filter(({ EventPattern }) => JSON.stringify(EventPattern ?? {}).includes(source));

/** What a rule's transformer makes of a value at its one path. */
const transformed = (rule: RuleProperties | undefined, value: string): unknown =>
  JSON.parse(
    String(rule?.Targets[0]?.InputTransformer?.InputTemplate).replace(/<[^>]+>/, JSON.stringify(value)),
  );

it('reconciles every minute', () => {
  const [everyMinute] = rules.map(properties).filter(({ ScheduleExpression }) => ScheduleExpression);
  expect(everyMinute).toMatchObject({
    ScheduleExpression: 'rate(1 minute)',
    Targets: [{ Arn: 'arn:of:TestCore-reconcile#Arn' }],
  });
});

it.each([
  ['TestCore', ['TestCore-ssm-automation', 'TestCore-codepipeline'], 'component_execution_arn'],
  ['TestFlow-mixed', ['TestFlow-mixed'], 'caller_execution_arn'],
] as const)('tells close of %s which execution ended by itself', (stack, machines, field) => {
  const [rule] = withPattern(stack, 'aws.states');
  expect(rule?.EventPattern).toMatchObject({
    'detail-type': ['Step Functions Execution Status Change'],
    detail: {
      stateMachineArn: machines.map((machine) =>
        expect.stringMatching(new RegExp(`stateMachine:${machine}$`)),
      ),
      status: ['ABORTED', 'TIMED_OUT', 'FAILED'],
    },
  });
  expect(rule?.Targets[0]).toMatchObject({
    Arn: 'arn:of:TestCore-close#Arn',
    InputTransformer: { InputPathsMap: { 'detail-executionArn': '$.detail.executionArn' } },
  });
  const event = transformed(rule, 'arn:x');
  expect(event).toEqual({ [field]: 'arn:x' });
  expect(CloseEventSchema.safeParse(event).success).toBe(true);
});

it('tells the projector of every change of a caller’s status', () => {
  const [, rule] = withPattern('TestFlow-mixed', 'aws.states');
  expect(rule?.EventPattern).toEqual({
    source: ['aws.states'],
    'detail-type': ['Step Functions Execution Status Change'],
    detail: { stateMachineArn: [expect.stringMatching(/stateMachine:TestFlow-mixed$/)] },
  });
  expect(rule?.Targets[0]?.Arn).toBe('arn:of:TestCore-projector#Arn');
  expect(transformed(rule, 'arn:x')).toEqual({ caller_execution_arn: 'arn:x' });
});

it('tells report which automation of the flow’s documents has an answer or ended, and nothing else', () => {
  const [rule] = withPattern('TestFlow-two-documents', 'aws.ssm');
  expect(rule?.EventPattern).toEqual({
    source: ['aws.ssm'],
    'detail-type': [
      'EC2 Automation Step Status-change Notification',
      'EC2 Automation Execution Status-change Notification',
    ],
    detail: {
      Definition: ['TestFlow-two-documents-parent', 'TestFlow-two-documents-child'],
      Status: ['Success', 'Failed', 'TimedOut', 'Cancelled'],
      StepName: ['ApprovalAction', { exists: false }],
    },
  });
  expect(rule?.Targets[0]).toMatchObject({
    Arn: 'arn:of:TestCore-report#Arn',
    InputTransformer: { InputPathsMap: { 'detail-ExecutionId': '$.detail.ExecutionId' } },
  });
  const event = transformed(rule, 'e-1');
  expect(event).toEqual({ backend: 'ssm-automation', execution_id: 'e-1' });
  expect(ReportEventSchema.safeParse(event).success).toBe(true);
});

it('lets EventBridge call every target, from that rule alone', () => {
  const permissions = resources(deployment, 'AWS::Lambda::Permission')
    .filter(({ stack }) => stack !== 'TestApi')
    .map(({ stack, Properties }) => evaluate(deployment, stack, Properties));
  expect(permissions).toHaveLength(rules.length);
  for (const permission of permissions) {
    expect(permission).toMatchObject({
      Principal: 'events.amazonaws.com',
      SourceArn: expect.stringMatching(/Rule|EveryMinute/),
    });
  }
});
