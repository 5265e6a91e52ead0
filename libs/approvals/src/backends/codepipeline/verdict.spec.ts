import { pipelineVerdict, REFUSED, type ActionView, type PipelineView } from './verdict.js';

const NOW = '2026-11-21T12:00:00.000Z';
const at = (minute: number): string => new Date(Date.UTC(2026, 10, 21, 0, minute)).toISOString();
const SATO = 'arn:aws:sts::111122223333:assumed-role/RingiApprover/sato';

let minute = 0;
const action = (stage: string, status: string, more: Partial<ActionView> = {}): ActionView => ({
  stage,
  status,
  started_at: at((minute += 1)),
  updated_at: at((minute += 1)),
  ...more,
});
const source = () => action('Source', 'Succeeded');
const approved = () => action('Approval', 'Succeeded', { updated_by: SATO, summary: 'Fine.' });
const rejected = () => action('Approval', 'Failed', { updated_by: SATO, summary: 'No.' });
const run = (status: string, ...actions: ActionView[]): PipelineView => ({ status, actions });
const told = (view: PipelineView) => pipelineVerdict(view, NOW);

it('is open until somebody answers', () => {
  expect(told(run('InProgress'))).toEqual({ status: 'open' });
  expect(told(run('InProgress', source(), action('Approval', 'InProgress')))).toEqual({ status: 'open' });
});

it('is settling while what was approved is not deployed', () => {
  const approval = approved();
  const settling = { status: 'settling', at: approval.updated_at };

  expect(told(run('InProgress', source(), approval))).toEqual(settling);
  expect(told(run('InProgress', source(), approval, action('Verify', 'InProgress')))).toEqual(settling);
  expect(told(run('Stopping', source(), approval))).toEqual(settling);
});

it('is approved when the whole pipeline has succeeded, with who, when and what was written', () => {
  const approval = approved();
  const view = run(
    'Succeeded',
    source(),
    approval,
    action('Verify', 'Succeeded'),
    action('Deploy', 'Succeeded'),
  );

  expect(told(view)).toEqual({
    status: 'verdict',
    ended: true,
    outcome: 'approved',
    decided_by: [{ principal: SATO, answer: 'approve', at: approval.updated_at }],
    at: approval.updated_at,
    comment: 'Fine.',
  });
});

it('is no approval without an answer, even if the pipeline succeeded', () => {
  expect(told(run('Succeeded', source(), action('Approval', 'Succeeded')))).toMatchObject({
    status: 'failed',
  });
});

it('is rejected at once, and stays so when the stage is retried and approved', () => {
  const no = rejected();
  const verdict = { status: 'verdict', outcome: 'rejected', comment: 'No.' };

  expect(told(run('Failed', source(), no))).toMatchObject({ ...verdict, ended: true });
  expect(told(run('InProgress', source(), no))).toMatchObject({ ...verdict, ended: false });
  const again = run('Succeeded', action('Approval', 'Succeeded', { updated_by: SATO }), no, source());
  expect(told(again)).toMatchObject(verdict);
});

it.each([
  ['Stopped', 'stopped'],
  ['Superseded', 'superseded'],
  ['Cancelled', 'definition_updated'],
])('is cancelled when the execution is %s, before or after the answer', (status, reason) => {
  const verdict = { status: 'verdict', ended: true, outcome: 'cancelled', reason };

  expect(told(run(status, source(), action('Approval', 'Abandoned')))).toMatchObject({
    ...verdict,
    decided_by: [],
  });
  expect(told(run(status, source(), approved(), action('Deploy', 'Abandoned')))).toMatchObject({
    ...verdict,
    decided_by: [{ principal: SATO }],
  });
});

it('is cancelled when the deployment fails: nothing was released', () => {
  const view = run(
    'Failed',
    source(),
    approved(),
    action('Verify', 'Succeeded'),
    action('Deploy', 'Failed', { error: { code: 'ConfigurationError', message: 'No bucket.' } }),
  );

  expect(told(view)).toMatchObject({ outcome: 'cancelled', reason: 'deploy_failed' });
});

it('is not permitted when Verify refused, at the time of the answer', () => {
  const approval = approved();
  const refused = action('Verify', 'Failed', { error: { message: `${REFUSED}it was withdrawn` } });

  expect(told(run('Failed', source(), approval, refused))).toMatchObject({
    outcome: 'cancelled',
    reason: 'not_permitted',
    at: approval.updated_at,
  });
});

it('has failed when Verify itself broke: that is nobody’s answer', () => {
  const broken = action('Verify', 'Failed', { error: { message: 'The function failed.' } });

  expect(told(run('Failed', source(), approved(), broken))).toEqual({
    status: 'failed',
    ended: true,
    error: 'CodePipeline.VerifyFailed',
    cause: 'The function failed.',
  });
});

it('has timed out when the approval failed and nobody answered', () => {
  const verdict = { outcome: 'timed_out', reason: 'backend_timeout', decided_by: [] };

  expect(told(run('Failed', source(), action('Approval', 'Failed')))).toMatchObject(verdict);
  const told_ = action('Approval', 'Failed', { error: { code: 'Timeout', message: 'Not answered.' } });
  expect(told(run('Failed', source(), told_))).toMatchObject(verdict);
});

it('has failed when the approval could not ask, or the file could not be read', () => {
  const unable = action('Approval', 'Failed', {
    error: { code: 'ConfigurationError', message: 'No topic.' },
  });
  expect(told(run('Failed', source(), unable))).toMatchObject({ status: 'failed', cause: 'No topic.' });

  const gone = action('Source', 'Failed', { error: { message: 'No such version.' } });
  expect(told(run('Failed', gone))).toMatchObject({
    status: 'failed',
    error: 'CodePipeline.SourceFailed',
    cause: 'No such version.',
  });
});
