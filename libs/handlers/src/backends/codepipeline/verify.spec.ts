import type { PipelineView } from '@ringi/approvals';
import type { ApprovalRecord } from '@ringi/shared-types';
import { memoryApprovals } from '../../testing/memory-stores.js';
import { World } from '../../testing/world.js';
import { verify, type Verified, type VerifyPorts } from './verify.js';

const RUN = 'Core-release-L1/0d1e';
const SATO = 'arn:aws:sts::111122223333:assumed-role/RingiApprover/sato';
const T = (minute: number): string => new Date(Date.UTC(2026, 10, 21, 0, minute)).toISOString();

const approval = (more: object = {}) => ({
  stage: 'Approval',
  status: 'Succeeded',
  started_at: T(1),
  updated_at: T(5),
  updated_by: SATO,
  ...more,
});
const view = (...actions: ReturnType<typeof approval>[]): PipelineView => ({ status: 'InProgress', actions });
const running = { status: 'RUNNING', redrive_count: 0 };

/** Verify of one approval, with everything as it should be but for the changes. */
async function verified(
  change: Partial<ApprovalRecord> = {},
  ports: Partial<VerifyPorts> = {},
): Promise<{ answer: Verified['answer']; why?: string; record: ApprovalRecord | undefined }> {
  const approvals = memoryApprovals();
  const { request } = new World();
  const settings = {
    pipeline_name: 'Core-release-L1',
    s3_bucket_name: 'files',
    s3_bucket_key: 'in.html',
    topic_arn: 'arn:of:topic',
    'confirmation_file_content-type': 'text/html',
    shared_output_key: 'files/out.html',
  };
  await approvals.create({
    approval_id: 'a-1',
    component: { execution_arn: 'component', redrive_count: 0 },
    request: { ...request, backend: 'codepipeline', approvers: [SATO], settings },
    state: 'open',
    created_at: T(0),
    due_at: T(60),
    execution_id: RUN,
    unfinished: true,
    ...change,
  });
  const told = await verify(
    {
      approvals,
      executions: { describe: () => Promise.resolve(running) },
      newest: { claim: () => Promise.resolve(true) },
      run: () => Promise.resolve(view(approval())),
      now: () => Date.parse(T(6)),
      ...ports,
    },
    'a-1',
    RUN,
  );
  return { ...told, record: await approvals.get('a-1') };
}

it('passes what was approved by the rules, and marks the approval as its last act', async () => {
  expect(await verified()).toMatchObject({ answer: 'pass', record: { state: 'open', verified: T(6) } });
});

it('passes again when Lambda repeats a call that had passed', async () => {
  expect((await verified({ verified: T(5) })).answer).toBe('pass');
});

it('waits while the execution is not bound', async () => {
  const { answer, record } = await verified({ execution_id: undefined as never });
  expect({ answer, verified: record?.verified }).toEqual({ answer: 'wait', verified: undefined });
});

const ended = (arn: string) => ({
  describe: (asked: string) =>
    Promise.resolve(
      asked === arn || (arn === 'caller' && asked !== 'component')
        ? { ...running, status: 'ABORTED' }
        : running,
    ),
});

it.each<[string, Partial<ApprovalRecord>, Partial<VerifyPorts>, string]>([
  ['another execution of a bound approval', { execution_id: 'other' }, {}, 'asked by another'],
  ['a level that was decided', { state: 'decided' }, {}, 'is decided'],
  ['a level that was closed', { state: 'closed' }, {}, 'is closed'],
  ['a withdrawn request', { withdrawn: { by: 'mori', at: T(4) } }, {}, 'withdrawn'],
  ['an aborted component', {}, { executions: ended('component') }, 'has ended'],
  ['an aborted caller', {}, { executions: ended('caller') }, 'has ended'],
  [
    'an approval that was asked twice',
    {},
    { run: () => Promise.resolve(view(approval({ status: 'Failed' }), approval({ started_at: T(2) }))) },
    'asked 2 times',
  ],
  [
    'an approval nobody gave',
    {},
    { run: () => Promise.resolve(view(approval({ updated_by: undefined }))) },
    'not approved',
  ],
  [
    'an approval after its time',
    {},
    { run: () => Promise.resolve(view(approval({ updated_at: T(61) }))) },
    'after its time',
  ],
  [
    'an approval by a stranger',
    {},
    { run: () => Promise.resolve(view(approval({ updated_by: `${SATO}x` }))) },
    'who may not',
  ],
  [
    'an execution that CodePipeline does not know',
    {},
    { run: () => Promise.resolve(undefined) },
    'does not know',
  ],
  [
    'an older request where all share a key',
    {},
    { newest: { claim: () => Promise.resolve(false) } },
    'newer request',
  ],
])('refuses %s', async (_what, change, ports, why) => {
  const told = await verified(change, ports);

  expect(told.answer).toBe('refuse');
  expect(told.why).toContain(why);
  expect(told.record?.verified).toBeUndefined();
});

it('leaves a verified approval to its pipeline: no deadline and no withdrawal is written any more', async () => {
  const approvals = memoryApprovals();
  const world = new World();
  const { request } = world;
  await approvals.create({
    approval_id: 'a-1',
    component: world.ref,
    request,
    state: 'open',
    created_at: T(0),
    due_at: T(60),
    execution_id: RUN,
    unfinished: true,
  });
  expect(await approvals.verify('a-1', 'other', T(1))).toBe(false);
  expect(await approvals.verify('a-1', RUN, T(1))).toBe(true);

  expect(await approvals.intendWithdraw('a-1', { by: 'mori', at: T(2) })).toBe(false);
  expect(await approvals.decideDue('a-1', RUN, {} as never, T(90))).toBe(false);
});
