import { admit, approvalTimeoutMinutes } from '@ringi/approvals';
import { AdmitEventSchema, ReportEventSchema } from '@ringi/shared-types';
import { definition, evaluate, resources, statements } from '../../testing/look.js';
import { sampleDeployment } from '../../testing/sample-deployment.js';

const deployment = sampleDeployment();
const STACK = 'TestFlow-files';
const properties = (type: string) =>
  resources(deployment, type)
    .filter(({ stack }) => stack === STACK)
    .map(({ Properties }) => evaluate(deployment, STACK, Properties) as Record<string, unknown>);

interface Action {
  readonly ActionTypeId: { readonly Category: string; readonly Provider: string };
  readonly Configuration: Readonly<Record<string, string>>;
  readonly TimeoutInMinutes?: number;
}
const pipelines = properties('AWS::CodePipeline::Pipeline');
const actions = (pipeline: Record<string, unknown> | undefined): Action[] =>
  (pipeline?.['Stages'] as { Actions: Action[] }[]).flatMap(({ Actions }) => Actions);
const made = deployment.flows.find(({ flow: { name } }) => name === 'files');
const example = JSON.parse(
  String(evaluate(deployment, STACK, made?.caller.stateMachine.stack.resolve(made.exampleInput))),
) as object;
const [bucket = ''] = resources(deployment, 'AWS::S3::Bucket').map(({ stack, id }) => `${stack}-${id}`);

it('makes a pipeline a level, whose executions run beside each other', () => {
  expect(pipelines).toMatchObject(
    [1, 3].map((level) => ({
      Name: `TestCore-files-L${level}`,
      PipelineType: 'V2',
      ExecutionMode: 'PARALLEL',
    })),
  );
  for (const pipeline of pipelines) {
    expect(actions(pipeline).map(({ ActionTypeId: { Category, Provider } }) => [Category, Provider])).toEqual(
      [
        ['Source', 'S3'],
        ['Approval', 'Manual'],
        ['Invoke', 'Lambda'],
        ['Deploy', 'S3'],
      ],
    );
    // A variable without a default: nobody starts it without saying what for.
    for (const variable of pipeline['Variables'] as object[])
      expect(variable).not.toHaveProperty('DefaultValue');
  }
});

it('polls nothing and mails no token of CodePipeline', () => {
  for (const pipeline of pipelines) {
    const [source, approval] = actions(pipeline);
    expect(source?.Configuration['PollForSourceChanges']).toBe('false');
    expect(Object.keys(approval?.Configuration ?? {}).sort()).toEqual(['CustomData', 'ExternalEntityLink']);
  }
});

it('waits for an answer longer than the level, at most 60 days', () => {
  expect(actions(pipelines[0])[1]?.TimeoutInMinutes).toBeGreaterThan(7 * 24 * 60);
  expect(approvalTimeoutMinutes(60 * 86_400)).toBe(86_400);
});

it('deploys below the request, or to the key that all requests share', () => {
  const [own, shared] = pipelines.map((pipeline) => actions(pipeline)[3]?.Configuration);

  expect(own).toEqual({
    BucketName: bucket,
    ObjectKey: '#{variables.RequestId}/index_level1_approved.html',
    Extract: 'false',
  });
  expect(shared).toMatchObject({ BucketName: 'ours', ObjectKey: 'out.html' });
});

it('tells Verify which approval and which execution', () => {
  const parameters = actions(pipelines[0])[2]?.Configuration['UserParameters'] ?? '';

  expect(JSON.parse(parameters)).toEqual({
    approval_id: '#{variables.ApprovalId}',
    execution_id: 'TestCore-files-L1/#{codepipeline.PipelineExecutionId}',
  });
});

it('makes a versioned bucket where none is given, kept when the stack goes', () => {
  const buckets = resources(deployment, 'AWS::S3::Bucket');

  expect(buckets).toMatchObject([
    { DeletionPolicy: 'Retain', Properties: { VersioningConfiguration: { Status: 'Enabled' } } },
  ]);
  expect(actions(pipelines[1])[0]?.Configuration).toMatchObject({
    S3Bucket: 'ours',
    S3ObjectKey: 'in/草案.html',
  });
});

it('gives each level its settings, and prints only the fields of the input', () => {
  const { deployed } = definition(deployment, STACK).States['Admit'].Parameters.Payload;
  const event = AdmitEventSchema.parse({
    execution: { id: 'arn:x', start_time: '2026-11-21T00:00:00Z' },
    input: example,
    deployed,
  });

  expect(Object.keys(example).filter((name) => name.startsWith('level1_'))).toEqual([
    'level1_s3_bucket_name',
    'level1_s3_bucket_key',
    'level1_confirmation_file_content-type',
    'level1_confirmation_file_content',
  ]);
  if (!made) throw new Error('there is no flow files');
  const { levels } = admit(made.flow, event, 'r').admitted;
  expect(levels[0]?.settings).toMatchObject({
    pipeline_name: 'TestCore-files-L1',
    topic_arn: 'arn:aws:sns:ap-northeast-1:111122223333:TestFlow-files-L1',
  });
  expect(levels[2]?.settings).toMatchObject({ shared_output_key: 'ours/out.html' });
});

describe('the event rules', () => {
  interface Rule {
    readonly State: string;
    readonly EventPattern: { readonly 'detail-type': string[]; readonly detail: Record<string, unknown> };
    readonly Targets: {
      InputTransformer: { InputPathsMap: Record<string, string>; InputTemplate: string };
    }[];
  }
  const rules = (properties('AWS::Events::Rule') as unknown as Rule[]).filter(({ EventPattern }) =>
    JSON.stringify(EventPattern).includes('aws.codepipeline'),
  );

  it('tell of the end of an execution and of every end of an approval', () => {
    const [ended, answered] = rules;
    expect(ended?.EventPattern).toMatchObject({
      'detail-type': ['CodePipeline Pipeline Execution State Change'],
      detail: { state: ['SUCCEEDED', 'FAILED', 'STOPPED', 'SUPERSEDED', 'CANCELED'] },
    });
    expect(answered?.EventPattern).toMatchObject({
      'detail-type': ['CodePipeline Action Execution State Change'],
      detail: { state: ['SUCCEEDED', 'FAILED', 'ABANDONED', 'CANCELED'], type: { category: ['Approval'] } },
    });
  });

  it('are on or off as each level says', () => {
    expect(rules.map(({ State, EventPattern: { detail } }) => [State, detail['pipeline']])).toEqual([
      ['ENABLED', ['TestCore-files-L1']],
      ['ENABLED', ['TestCore-files-L1']],
      ['DISABLED', ['TestCore-files-L3']],
      ['DISABLED', ['TestCore-files-L3']],
    ]);
  });

  it('say which execution, and nothing else', () => {
    for (const { Targets } of rules) {
      const { InputPathsMap, InputTemplate } = Targets[0]?.InputTransformer ?? {
        InputPathsMap: {},
        InputTemplate: '',
      };
      const values: Record<string, string> = {
        '$.detail.pipeline': 'Core-files-L1',
        '$.detail.execution-id': '0d1e',
      };
      const event: unknown = JSON.parse(
        InputTemplate.replace(/<([^>]+)>/g, (_, name: string) => values[InputPathsMap[name] ?? ''] ?? ''),
      );
      expect(event).toEqual({ backend: 'codepipeline', execution_id: 'Core-files-L1/0d1e' });
      expect(ReportEventSchema.safeParse(event).success).toBe(true);
    }
  });
});

describe('permissions', () => {
  const all = statements(deployment);
  const allowed = (action: string) => all.filter(({ actions: each }) => each.includes(action));

  it('let nobody of ours retry a stage', () => {
    expect(allowed('codepipeline:RetryStageExecution')).toEqual([]);
    expect(allowed('codepipeline:UpdatePipeline')).toEqual([]);
  });

  it('let the start function alone start pipelines and put files, at the one key', () => {
    for (const action of ['codepipeline:StartPipelineExecution', 'sns:Publish']) {
      const own = allowed(action).filter(({ resources: named }) => /files-L[13]/.test(named.join()));
      expect(own.flatMap(({ roles }) => roles)).toEqual([expect.stringContaining('startRole')]);
    }
    const puts = allowed('s3:PutObject').map(({ roles: [role], resources: named }) => [role, named]);
    expect(puts).toEqual([
      [expect.stringContaining('codepipelineRole'), [`arn:of:${bucket}#Arn/*`, 'arn:aws:s3:::ours/*']],
      [
        expect.stringContaining('startRole'),
        [`arn:of:${bucket}#Arn/index_level1.html`, 'arn:aws:s3:::ours/in/草案.html'],
      ],
    ]);
  });

  it('let Verify read and mark approvals, with a role of its own', () => {
    const own = all.filter(({ roles }) => roles.some((role) => role.includes('verifyRole')));
    expect([...new Set(own.flatMap(({ actions: each }) => each))].sort()).toEqual([
      'codepipeline:GetPipelineExecution',
      'codepipeline:ListActionExecutions',
      'codepipeline:PutJobFailureResult',
      'codepipeline:PutJobSuccessResult',
      'dynamodb:GetItem',
      'dynamodb:UpdateItem',
      'logs:CreateLogStream',
      'logs:PutLogEvents',
      'states:DescribeExecution',
    ]);
    expect(JSON.stringify(own)).not.toContain('Tokens');
  });

  it('let a pipeline do nothing but read and write its files and call Verify', () => {
    const own = all.filter(({ roles }) => roles.some((role) => role.includes('FlowcodepipelineRole')));
    expect([...new Set(own.flatMap(({ actions: each }) => each))].sort()).toEqual([
      'lambda:InvokeFunction',
      's3:GetBucketAcl',
      's3:GetBucketLocation',
      's3:GetBucketVersioning',
      's3:GetObject',
      's3:GetObjectVersion',
      's3:PutObject',
    ]);
  });

  it('let approvers answer approvals, of this deployment alone', () => {
    expect(allowed('codepipeline:PutApprovalResult')).toMatchObject([
      {
        roles: ['TestApprover'],
        resources: ['arn:aws:codepipeline:ap-northeast-1:111122223333:TestCore-*/Approval/Approval'],
      },
    ]);
  });
});
