import { CodePipelineClient, PutJobSuccessResultCommand } from '@aws-sdk/client-codepipeline';
import { S3Client } from '@aws-sdk/client-s3';
import { backendConformance, type BackendHarness } from '@ringi/approvals/testing';
import { codePipelinePort, putSourceFile } from '@ringi/handlers';
import { readCloudAssembly } from '@ringi/local';
import { createLocalAws, type LocalAws } from '@ringi/local-aws';
import type { ApprovalRecord } from '@ringi/shared-types';
import { ASSEMBLY, START } from '../testing/system.js';

const ROLE = 'arn:aws:iam::111122223333:role/';
const PREFIX = 'arn:aws:sts::111122223333:assumed-role/RingiApprover/';

let aws: LocalAws;
let end: () => void;
let harness: BackendHarness;
/** Stands for Verify, whose rules need a record in the tables: it lets everything pass. */
let pass: (job: string) => Promise<unknown> = () => Promise.resolve();
const told: string[] = [];

beforeAll(async () => {
  aws = await createLocalAws({
    accountId: '111122223333',
    clock: { mode: 'manual', start: START },
    functionRunner: async (_fn, event) => {
      const { id } = (event as { 'CodePipeline.job'?: { id: string } })['CodePipeline.job'] ?? {};
      if (id !== undefined) await pass(id);
      return { status: 'dropped' };
    },
  });
  const assembly = readCloudAssembly(ASSEMBLY);
  let bucket = '';
  for (const { stackName, template } of assembly.stacks) {
    const { outputs } = await aws.deploy({ stackName, template, resolveAsset: assembly.resolveAsset });
    if (stackName !== 'RingiFlow-release') continue;
    const example = JSON.parse(outputs['StepFunctionsInputExample'] ?? '{}') as Record<string, string>;
    bucket = example['level1_s3_bucket_name'] ?? '';
  }
  const clients: { destroy(): void }[] = [];
  const as = (role: string, session: string) => {
    const credentials = aws.credentials.issue(aws.credentials.assumedRole(ROLE + role, session));
    return { endpoint: aws.endpoint, region: 'us-east-1', credentials, maxAttempts: 1 };
  };
  const keep = <T extends { destroy(): void }>(client: T): T => {
    clients.push(client);
    return client;
  };
  const s3 = keep(new S3Client(as('ConformanceStart', 'start')));
  const codepipeline = keep(new CodePipelineClient(as('ConformanceStart', 'start')));
  pass = (jobId) => codepipeline.send(new PutJobSuccessResultCommand({ jobId }));
  end = () => clients.forEach((client) => client.destroy());
  let records = 0;
  harness = {
    port: codePipelinePort({
      codepipeline,
      deployment: 'RingiCore',
      startRole: 'ConformanceStart',
      starter: {
        putFile: (approval_id, request) => putSourceFile(s3, approval_id, request),
        tell: (record) => Promise.resolve(void told.push(record.approval_id)),
      },
      asPerson: (person) => Promise.resolve(keep(new CodePipelineClient(as('RingiApprover', person)))),
      now: () => aws.clock.now(),
    }),
    principalOf: (person) => PREFIX + person,
    advance: (ms) => aws.clock.advance(ms),
    settle: () => aws.clock.advance(0),
    newRecord: (people, required): ApprovalRecord => ({
      approval_id: `approval-${(records += 1)}`,
      component: { execution_arn: 'arn:of:component', redrive_count: 0 },
      state: 'open',
      created_at: new Date(aws.clock.now()).toISOString(),
      due_at: new Date(aws.clock.now() + 7 * 86_400_000).toISOString(),
      unfinished: true,
      request: {
        request_id: 'request-1',
        flow: 'release',
        level: 1,
        level_name: 'Level',
        backend: 'codepipeline',
        caller_execution_arn: 'arn:of:caller',
        approvers: people.map((person) => PREFIX + person),
        min_required_approvals: required,
        message: 'Please decide. 承認してください。',
        confirmation_url: 'https://example.com/',
        confirmation_file: '稟議書.html',
        duration_seconds: 7 * 86_400,
        backstop_seconds: 7 * 86_400 + 900,
        settings: {
          s3_bucket_name: bucket,
          s3_bucket_key: 'index_level1.html',
          pipeline_name: 'RingiCore-release-L1',
          topic_arn: 'arn:of:topic',
          'confirmation_file_content-type': 'text/html',
          confirmation_file_content: `<p>${records}</p>`,
        },
      },
    }),
  };
});
afterAll(async () => {
  end();
  await aws.close();
});

describe('the backend codepipeline', () => {
  for (const { title, run } of backendConformance('codepipeline')) it(title, () => run(harness));

  it('keeps the version of the file instead of the file', async () => {
    const { approval_id, request } = harness.newRecord(['sato'], 1);

    const settings = await harness.port.prepare?.(approval_id, request);

    expect(settings).toMatchObject({ s3_version_id: expect.stringMatching(/.+/) });
    expect(settings).not.toHaveProperty('confirmation_file_content');
  });

  it('tells the people once more when it finds what a dead call has started, and not when it is over', async () => {
    const record = harness.newRecord(['sato'], 1);
    const settings = (await harness.port.prepare?.(record.approval_id, record.request)) ?? {};
    const open = { ...record, request: { ...record.request, settings } };
    await harness.port.start(open, 'lease-1');
    const before = told.length;

    await harness.port.find(open);
    await harness.port.find({ ...open, state: 'closed' });

    expect(told.length - before).toBe(1);
  });
});
