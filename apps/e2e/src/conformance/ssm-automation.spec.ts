import { SSMClient } from '@aws-sdk/client-ssm';
import type { SsmForm } from '@ringi/approvals';
import { backendConformance, type BackendHarness } from '@ringi/approvals/testing';
import { ssmAutomationPort } from '@ringi/handlers';
import { readCloudAssembly } from '@ringi/local';
import { createLocalAws, type LocalAws } from '@ringi/local-aws';
import type { ApprovalRecord } from '@ringi/shared-types';
import { ASSEMBLY, START } from '../testing/system.js';

const APPROVER_ROLE = 'arn:aws:iam::111122223333:role/RingiApprover';
const START_ROLE = 'arn:aws:iam::111122223333:role/ConformanceStart';
const PREFIX = 'arn:aws:sts::111122223333:assumed-role/RingiApprover/';
const FLOW_OF: Readonly<Record<SsmForm, string>> = {
  seed: 'RingiFlow-publish',
  'one-step': 'RingiFlow-purchase',
};

/** The documents that are deployed, run by the port as the start function runs them. */
async function harness(form: SsmForm, aws: LocalAws): Promise<BackendHarness & { end(): void }> {
  const assembly = readCloudAssembly(ASSEMBLY);
  let example: Record<string, string> = {};
  for (const { stackName, template } of assembly.stacks) {
    const { outputs } = await aws.deploy({ stackName, template, resolveAsset: assembly.resolveAsset });
    if (stackName === FLOW_OF[form]) example = JSON.parse(outputs['StepFunctionsInputExample'] ?? '{}');
  }
  const clients: SSMClient[] = [];
  const as = (role: string, session: string): SSMClient => {
    const credentials = aws.credentials.issue(aws.credentials.assumedRole(role, session));
    const client = new SSMClient({
      endpoint: aws.endpoint,
      region: 'us-east-1',
      credentials,
      maxAttempts: 1,
    });
    clients.push(client);
    return client;
  };
  const settings = Object.fromEntries(Object.entries(example).filter(([name]) => name.startsWith('ssm_')));
  let records = 0;
  return {
    port: ssmAutomationPort({
      ssm: as(START_ROLE, 'start'),
      deployment: 'conformance',
      startRole: 'ConformanceStart',
      asPerson: (person) => Promise.resolve(as(APPROVER_ROLE, person)),
      now: () => aws.clock.now(),
    }),
    principalOf: (person) => PREFIX + person,
    advance: (ms) => aws.clock.advance(ms),
    newRecord: (people, required): ApprovalRecord => ({
      approval_id: `approval-${(records += 1)}`,
      component: { execution_arn: 'arn:of:component', redrive_count: 0 },
      state: 'open',
      created_at: new Date(aws.clock.now()).toISOString(),
      due_at: new Date(aws.clock.now() + 7 * 86_400_000).toISOString(),
      unfinished: true,
      request: {
        request_id: 'request-1',
        flow: 'conformance',
        level: 1,
        level_name: 'Level',
        backend: 'ssm-automation',
        caller_execution_arn: 'arn:of:caller',
        approvers: people.map((person) => PREFIX + person),
        min_required_approvals: required,
        message: 'Please decide.',
        confirmation_url: 'https://example.com/',
        confirmation_file: 'index.html',
        duration_seconds: 7 * 86_400,
        backstop_seconds: 7 * 86_400 + 900,
        settings: { ...settings, ssm_notification_arn: example['level1_ssm_notification_arn'] ?? '' },
      },
    }),
    end: () => clients.forEach((client) => client.destroy()),
  };
}

describe.each(Object.keys(FLOW_OF) as SsmForm[])('the backend ssm-automation in the form %s', (form) => {
  let aws: LocalAws;
  let backend: Awaited<ReturnType<typeof harness>>;

  beforeAll(async () => {
    aws = await createLocalAws({
      accountId: '111122223333',
      clock: { mode: 'manual', start: START },
      // The document's Lambda step tells the report function, which drops what no record is bound to.
      functionRunner: () => Promise.resolve({ status: 'dropped' }),
    });
    backend = await harness(form, aws);
  });
  afterAll(async () => {
    backend.end();
    await aws.close();
  });

  for (const { title, run } of backendConformance('ssm-automation')) it(title, () => run(backend));
});
