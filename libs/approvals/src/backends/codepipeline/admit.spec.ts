import { type AdmitEvent, type Flow } from '@ringi/shared-types';
import * as fc from 'fast-check';
import { admit, RefusedInput } from '../../admit/admit.js';
import { exampleInput } from '../../admit/example-input.js';
import { defineFlow, FlowError, type LevelSource } from '../../flow/define-flow.js';
import { SESSION_PREFIX } from '../../testing/fixtures.js';

const pipeline = (more: Partial<LevelSource> = {}, options: object = {}): LevelSource => ({
  name: 'Legal',
  backend: { id: 'codepipeline', ...options },
  approvers: ['sato'],
  ...more,
});
const automation: LevelSource = {
  name: 'Manager',
  backend: { id: 'ssm-automation', form: 'one-step' },
  approvers: ['sato'],
};
const flowOf = (...levels: LevelSource[]): Flow => defineFlow({ name: 'release', title: 'Release', levels });

const deployedFor = (flow: Flow): AdmitEvent['deployed'] => ({
  region: 'us-east-1',
  fields: flow.levels.some(({ backend }) => backend.id === 'ssm-automation')
    ? { ssm_automation_assume_role: 'role', ssm_description: 'Approval', ssm_doc_name: 'Doc' }
    : ({} as Record<string, string>),
  levels: flow.levels.map(({ approvers, backend }, index) => ({
    component_arn: 'arn:of:component',
    approvers: approvers.map((id) => SESSION_PREFIX + id),
    fields:
      backend.id === 'codepipeline'
        ? {
            s3_bucket_name: 'files',
            s3_bucket_key: `index_level${index + 1}.html`,
            pipeline_name: `Core-release-L${index + 1}`,
            topic_arn: 'arn:of:topic',
          }
        : ({ ssm_notification_arn: `topic-${index + 1}` } as Record<string, string>),
  })),
  allowed_approvers: [],
  approver_session_prefix: SESSION_PREFIX,
});
const admitted = (flow: Flow, input: unknown) =>
  admit(
    flow,
    {
      execution: { id: 'arn:of:caller', start_time: '2026-11-21T00:00:00.000Z' },
      input,
      deployed: deployedFor(flow),
    },
    'request-1',
  ).admitted.levels;
const example = (flow: Flow) => exampleInput(flow, deployedFor(flow));
const refusal = (flow: Flow, input: unknown): string => {
  try {
    admitted(flow, input);
  } catch (error) {
    if (error instanceof RefusedInput) return error.message;
    throw error;
  }
  throw new Error('The input was admitted.');
};

const CONTENT = 'level1_confirmation_file_content';

it('prints an example of five fields a level, and admits it unchanged', () => {
  const flow = flowOf(pipeline());

  expect(Object.keys(example(flow)).filter((name) => name.startsWith('level'))).toEqual([
    'level1_s3_bucket_name',
    'level1_s3_bucket_key',
    'level1_confirmation_file_content-type',
    CONTENT,
  ]);
  expect(admitted(flow, example(flow))).toMatchObject([
    {
      backend: 'codepipeline',
      message: expect.stringContaining('review file at the following URL'),
      confirmation_file: 'index_level1.html',
      settings: { pipeline_name: 'Core-release-L1', confirmation_file_content: expect.any(String) },
    },
  ]);
});

it('takes a Japanese file name, a review link and a content type', () => {
  const flow = flowOf(pipeline());
  const input = {
    ...example(flow),
    level1_confirmation_file: '契約書 第１号.html',
    level1_confirmation_url: 'https://example.com/稟議',
    'level1_confirmation_file_content-type': 'text/html; charset=utf-8',
  };

  expect(admitted(flow, input)[0]).toMatchObject({
    confirmation_file: '契約書 第１号.html',
    confirmation_url: 'https://example.com/稟議',
    settings: { 'confirmation_file_content-type': 'text/html; charset=utf-8' },
  });
});

it('takes the options of the flow where a request says nothing', () => {
  const flow = flowOf(
    pipeline({ message: 'Look.' }, { content_type: 'text/plain', confirmation_url: 'https://example.com/x' }),
  );

  expect(admitted(flow, { [CONTENT]: 'Hello' })[0]).toMatchObject({
    message: 'Look.',
    confirmation_url: 'https://example.com/x',
    settings: { 'confirmation_file_content-type': 'text/plain' },
  });
});

it('takes a file that lies in the bucket instead of one in the input', () => {
  const flow = flowOf(pipeline());
  const input = { level1_confirmation_file_s3: 's3://files/uploads/契約.zip?versionId=v.1_x' };

  expect(admitted(flow, input)[0]?.settings).toMatchObject({
    confirmation_file_s3: 's3://files/uploads/契約.zip?versionId=v.1_x',
  });
});

it.each([
  ['no file at all', {}, `${CONTENT}: is required`],
  [
    'two files',
    { [CONTENT]: 'x', level1_confirmation_file_s3: 's3://files/uploads/a' },
    'level1_confirmation_file_s3: may not be given beside',
  ],
  [
    'a file in another bucket',
    { level1_confirmation_file_s3: 's3://other/uploads/a' },
    'level1_confirmation_file_s3: must be s3://files/uploads/',
  ],
  [
    'a file outside of uploads',
    { level1_confirmation_file_s3: 's3://files/index_level1.html' },
    'level1_confirmation_file_s3: must be s3://files/uploads/',
  ],
  [
    'a content type that is none',
    { [CONTENT]: 'x', 'level1_confirmation_file_content-type': 'html' },
    'level1_confirmation_file_content-type: must be a content type',
  ],
  ['a file that is no text', { [CONTENT]: 7 }, `${CONTENT}: must be a text`],
  [
    'another bucket',
    { [CONTENT]: 'x', level1_s3_bucket_name: 'mine' },
    'level1_s3_bucket_name: differs from what is deployed',
  ],
  ['another key', { [CONTENT]: 'x', level1_s3_bucket_key: 'k' }, 'level1_s3_bucket_key: differs'],
  ['a pipeline', { [CONTENT]: 'x', level1_pipeline_name: 'p' }, 'level1_pipeline_name: is not a field'],
])('refuses %s', (_what, input, problem) => {
  expect(refusal(flowOf(pipeline()), input)).toContain(problem);
});

it('takes 200 KiB of files in the input together, and names every file when it is more', () => {
  const flow = flowOf(pipeline(), automation, pipeline());
  const of = (first: number, second: number) => ({
    ...example(flow),
    [CONTENT]: 'x'.repeat(first),
    level3_confirmation_file_content: 'x'.repeat(second),
  });
  const half = 100 * 1024 - 2;

  expect(admitted(flow, of(half, half))).toHaveLength(3);
  const message = refusal(flow, of(half, half + 1));
  expect(message).toContain(`${CONTENT}: has 102400 bytes of 204801`);
  expect(message).toContain('put the file into S3 and give level3_confirmation_file_s3');
});

it('counts a file as it stands in the input: what JSON escapes takes more', () => {
  const flow = flowOf(pipeline());

  expect(refusal(flow, { [CONTENT]: '"'.repeat(150 * 1024) })).toContain('at most 204800');
  expect(refusal(flow, { [CONTENT]: '稟'.repeat(70 * 1024) })).toContain('at most 204800');
});

const problemsOf = (level: LevelSource): string => {
  try {
    flowOf(level);
  } catch (error) {
    if (error instanceof FlowError) return error.message;
    throw error;
  }
  return '';
};

it.each([
  ['an option there is not', {}, { colour: 'red' }, 'levels.0.backend.colour: is not an option'],
  ['a bucket that is none', {}, { bucket: 'No Bucket' }, 'levels.0.backend.bucket: must be the name'],
  ['a key that starts with /', {}, { input_key: '/a' }, 'levels.0.backend.input_key: must be'],
  ['a rule state there is not', {}, { event_rule: 'ON' }, 'levels.0.backend.event_rule'],
  ['a quorum', { approvers: ['sato', 'ito'], min_required_approvals: 2 }, {}, 'takes one answer'],
  ['a wait of more than 60 days', { duration: 'P61D' }, {}, 'levels.0.duration'],
  [
    'a deployed file that would replace the one to approve',
    {},
    { input_key: 'a', output_key: 'a', shared_output_key: true },
    'levels.0.backend.output_key',
  ],
])('refuses a flow with %s', (_what, more, options, problem) => {
  expect(problemsOf(pipeline(more, options))).toContain(problem);
});

it('takes any backend at any of 1 to 10 levels: each level gets its own input, and the example starts a run', () => {
  const levels = fc.array(fc.boolean(), { minLength: 1, maxLength: 10 });

  fc.assert(
    fc.property(levels, (kinds) => {
      const flow = flowOf(...kinds.map((isPipeline) => (isPipeline ? pipeline() : automation)));
      const made = admitted(flow, example(flow));
      expect(made.map(({ backend }) => backend)).toEqual(flow.levels.map(({ backend }) => backend.id));
      made.forEach(({ level, settings }, index) => {
        expect(level).toBe(index + 1);
        expect(settings['pipeline_name'] ?? settings['ssm_notification_arn']).toMatch(
          new RegExp(`${level}$`),
        );
      });
    }),
    { numRuns: 60 },
  );
});
