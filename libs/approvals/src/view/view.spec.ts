import type { ApprovalRecord, Request } from '@ringi/shared-types';
import { SESSION_PREFIX } from '../testing/fixtures.js';
import { answersOf } from './answers.js';
import { levelState } from './level-state.js';
import { levelViews } from './level-view.js';
import { LISTS } from './lists.js';
import { mayRead, whyNotDecide, whyNotWithdraw, type Viewer } from './may.js';
import { personOf, sessionOf } from './principals.js';
import { progressOf, type AskedApproval, type CallerStatus } from './request-state.js';
import { rowsOf } from './rows.js';

const ARN = 'arn:aws:states:us-east-1:111122223333:';
const principal = (id: string): string => `${SESSION_PREFIX}${id}`;
const T = (minute: number): string => new Date(Date.UTC(2026, 10, 21, 0, minute)).toISOString();
const RUNNING: CallerStatus = { status: 'RUNNING', redrive_count: 0 };

const request: Request = {
  request_id: 'r-1',
  flow: 'purchase',
  execution_arn: `${ARN}execution:Caller:run`,
  title: 'A Chair',
  requester: 'mori',
  approver_session_prefix: SESSION_PREFIX,
  started_at: T(0),
  levels: [1, 2, 3].map((level) => ({
    level,
    name: `Level ${level}`,
    backend: 'ssm-automation' as const,
    component_arn: `${ARN}stateMachine:Component`,
    approvers: [principal('sato'), principal('suzuki')],
    min_required_approvals: level,
  })),
};

const recordOf = (level: number, change: Partial<ApprovalRecord> = {}): ApprovalRecord => ({
  approval_id: `a-${level}`,
  component: { execution_arn: `${ARN}execution:Component:L${level}`, redrive_count: 0 },
  request: {
    request_id: 'r-1',
    flow: 'purchase',
    level,
    level_name: `Level ${level}`,
    backend: 'ssm-automation',
    caller_execution_arn: request.execution_arn,
    requester: 'mori',
    approvers: [principal('sato'), principal('suzuki')],
    min_required_approvals: level,
    message: 'Please.',
    confirmation_url: 'https://example.com/',
    confirmation_file: 'a.pdf',
    duration_seconds: 3600,
    backstop_seconds: 4500,
    settings: {},
  },
  state: 'open',
  created_at: T(1),
  due_at: T(61),
  execution_id: `e-${level}`,
  votes: {},
  unfinished: true,
  version: 1,
  ...change,
});
const decided = (
  level: number,
  outcome: 'approved' | 'rejected' | 'timed_out' | 'cancelled',
): ApprovalRecord =>
  recordOf(level, {
    state: 'delivered',
    decision: {
      is_approved: outcome === 'approved',
      outcome,
      decided_by:
        outcome === 'approved' || outcome === 'rejected'
          ? [
              {
                principal: principal('sato'),
                answer: outcome === 'approved' ? 'approve' : 'reject',
                at: T(5),
              },
            ]
          : [],
      decided_at: T(5),
      approval_id: `a-${level}`,
      level,
      backend: 'ssm-automation',
    },
  });
const vote = (answer: 'approve' | 'reject', sent = true) => ({ answer, at: T(3), sent });
const first = (...records: ApprovalRecord[]): AskedApproval[] =>
  records.map((record) => ({ round: 0, record }));

describe('the state of a level', () => {
  const states: readonly [string, ApprovalRecord | undefined, boolean, string][] = [
    ['nobody started', undefined, false, 'upcoming'],
    ['nobody started before the request ended', undefined, true, 'skipped'],
    ['nobody is asked at yet', recordOf(1, { execution_id: undefined, queued: true }), false, 'queued'],
    ['waits', recordOf(1), false, 'waiting'],
    [
      'has a vote that was not sent',
      recordOf(1, { votes: { sato: vote('approve', false) } }),
      false,
      'waiting',
    ],
    ['has some of its votes', recordOf(2, { votes: { sato: vote('approve') } }), false, 'waiting'],
    ['has all of its votes', recordOf(1, { votes: { sato: vote('approve') } }), false, 'settling'],
    ['has a rejection', recordOf(2, { votes: { sato: vote('reject') } }), false, 'settling'],
    ['is withdrawn', recordOf(1, { withdrawn: { by: 'mori', at: T(4) } }), false, 'settling'],
    ['was approved', decided(1, 'approved'), false, 'approved'],
    ['was rejected', decided(1, 'rejected'), true, 'rejected'],
    ['timed out', decided(1, 'timed_out'), true, 'timed_out'],
    ['was cancelled', decided(1, 'cancelled'), true, 'cancelled'],
    ['broke', recordOf(1, { state: 'decided', failure: { error: 'e', cause: 'c' } }), true, 'failed'],
    ['was aborted', recordOf(1, { state: 'closed', closed: { status: 'ABORTED' } }), true, 'cancelled'],
    ['failed by itself', recordOf(1, { state: 'closed', closed: { status: 'FAILED' } }), true, 'failed'],
    ['ran out of time', recordOf(1, { state: 'closed', closed: { status: 'TIMED_OUT' } }), true, 'timed_out'],
  ];

  it.each(states)('that %s', (_, record, ended, state) => {
    expect(levelState(record, ended)).toBe(state);
  });
});

describe('the progress of a request', () => {
  const cases: readonly [string, readonly AskedApproval[], CallerStatus, string, readonly string[]][] = [
    ['just started', [], RUNNING, 'running', ['upcoming', 'upcoming', 'upcoming']],
    [
      'between two levels',
      first(decided(1, 'approved')),
      RUNNING,
      'running',
      ['approved', 'upcoming', 'upcoming'],
    ],
    [
      'rejected',
      first(decided(1, 'approved'), decided(2, 'rejected')),
      RUNNING,
      'rejected',
      ['approved', 'rejected', 'skipped'],
    ],
    [
      'approved, the caller still running',
      first(decided(1, 'approved'), decided(2, 'approved'), decided(3, 'approved')),
      RUNNING,
      'approved',
      ['approved', 'approved', 'approved'],
    ],
    [
      'aborted',
      first(recordOf(1)),
      { ...RUNNING, status: 'ABORTED' },
      'cancelled',
      ['waiting', 'skipped', 'skipped'],
    ],
    [
      'failed at level 1 before it had a record',
      [],
      { ...RUNNING, status: 'FAILED' },
      'failed',
      ['failed', 'skipped', 'skipped'],
    ],
    [
      'aborted before level 1',
      [],
      { ...RUNNING, status: 'ABORTED' },
      'cancelled',
      ['skipped', 'skipped', 'skipped'],
    ],
    [
      'redriven after level 2 failed',
      first(decided(1, 'approved'), recordOf(2, { state: 'closed', closed: { status: 'FAILED' } })),
      { status: 'RUNNING', redrive_count: 1 },
      'running',
      ['approved', 'upcoming', 'upcoming'],
    ],
    [
      'redriven, level 2 asked again',
      [
        ...first(decided(1, 'approved'), recordOf(2, { state: 'closed', closed: { status: 'FAILED' } })),
        { round: 1, record: recordOf(2) },
      ],
      { status: 'RUNNING', redrive_count: 1 },
      'running',
      ['approved', 'waiting', 'upcoming'],
    ],
  ];

  it.each(cases)('that is %s', (_, approvals, caller, state, levels) => {
    const progress = progressOf(request, approvals, caller);
    expect({ state: progress.state, levels: progress.levels.map((level) => level.state) }).toEqual({
      state,
      levels,
    });
    expect(progress.ended_at === undefined).toBe(state === 'running' || caller.status !== 'RUNNING');
  });

  it('that failed at level 2 before it had a record shows where', () => {
    const { levels } = progressOf(request, first(decided(1, 'approved')), { ...RUNNING, status: 'FAILED' });
    expect(levels.map(({ state }) => state)).toEqual(['approved', 'failed', 'skipped']);
  });
});

describe('what a person may', () => {
  const viewer = (id: string, ...roles: string[]): Viewer => ({ id, principal: principal(id), roles });
  const sato = viewer('sato', 'approver');
  const now = Date.parse(T(10));

  it('read begins with being asked, and an id alone is no principal', () => {
    const queued = recordOf(1, { execution_id: undefined });
    expect(mayRead(sato, request, [])).toBe(false);
    expect(mayRead(sato, request, [queued])).toBe(false);
    expect(mayRead(sato, request, [recordOf(1)])).toBe(true);
    expect(mayRead({ ...sato, principal: 'sato' }, request, [recordOf(1)])).toBe(false);
    expect(mayRead(viewer('mori'), request, [])).toBe(true);
    expect(mayRead(viewer('x', 'auditor'), request, [])).toBe(true);
  });

  it.each([
    ['not_an_approver', viewer('mori'), recordOf(1)],
    ['not_an_approver', viewer('x', 'operator'), recordOf(1)],
    ['not_reached', sato, undefined],
    ['not_waiting', sato, recordOf(1, { execution_id: undefined })],
    ['already_answered', sato, recordOf(2, { votes: { sato: vote('approve') } })],
    ['already_decided', sato, recordOf(1, { votes: { suzuki: vote('approve') } })],
    ['already_decided', sato, decided(1, 'approved')],
    ['too_late', sato, decided(1, 'timed_out')],
    ['too_late', sato, recordOf(1, { due_at: T(10) })],
    ['already_ended', sato, recordOf(1, { state: 'closed' })],
    ['already_ended', sato, recordOf(1, { withdrawn: { by: 'mori', at: T(4) } })],
    [undefined, sato, recordOf(1)],
    [undefined, sato, recordOf(2, { votes: { suzuki: vote('approve') } })],
  ])('not decide: %s', (why, who, record) => {
    expect(whyNotDecide(who, request, 1, record, now)).toBe(why);
  });

  it('withdraw: the requester alone, once, as long as it runs', () => {
    const mori = viewer('mori');
    expect(whyNotWithdraw(mori, request, true)).toBeUndefined();
    expect(whyNotWithdraw(mori, request, false)).toBe('already_ended');
    expect(whyNotWithdraw(mori, { ...request, withdrawn: { by: 'mori', at: T(4) } }, true)).toBe(
      'already_ended',
    );
    expect(whyNotWithdraw(viewer('x', 'operator'), request, true)).toBe('not_requester');
  });

  it('not decide a level whose caller has ended', () => {
    const [level] = levelViews(sato, request, first(recordOf(1)), { ...RUNNING, status: 'ABORTED' }, now);
    expect(level?.why_not).toEqual({ decide: 'already_ended' });
  });
});

it('takes a session of another role for nobody', () => {
  const other = 'arn:aws:sts::111122223333:assumed-role/Other/sato';
  expect(personOf(principal('sato'), SESSION_PREFIX)).toBe('sato');
  expect(personOf(other, SESSION_PREFIX)).toBeUndefined();
  expect(personOf(other, undefined)).toBeUndefined();
  expect(sessionOf('arn:aws:iam::111122223333:role/Reviewers')).toBe(
    'arn:aws:iam::111122223333:role/Reviewers',
  );
});

it('shows what the backend says once it has decided, with the comments that were sent through the API', () => {
  const record = decided(2, 'approved');
  const votes = { sato: { ...vote('approve'), comment: 'Fine.' }, suzuki: vote('approve') };
  expect(answersOf({ ...record, votes })).toEqual([
    { by: { principal: principal('sato') }, answer: 'approve', at: T(5), comment: 'Fine.' },
  ]);
});

it('shows the comment that the backend keeps with the one who answered there, and with nobody where several did', () => {
  const record = decided(1, 'rejected');
  const [sato] = record.decision?.decided_by ?? [];
  if (!record.decision || !sato) throw new Error('The fixture has no decision.');
  const decision = { ...record.decision, comment: 'In the console.' };
  expect(answersOf({ ...record, decision })).toMatchObject([{ comment: 'In the console.' }]);
  // Another answer than the vote of before: what was written with that is not the reason of this.
  const votes = { sato: { ...vote('approve', false), comment: 'Fine.' } };
  expect(answersOf({ ...record, decision, votes })).toMatchObject([{ comment: 'In the console.' }]);
  const decided_by = [sato, { ...sato, principal: principal('suzuki') }];
  for (const answer of answersOf({ ...record, decision: { ...decision, decided_by } }))
    expect(answer).not.toHaveProperty('comment');
});

describe('rows', () => {
  const rows = rowsOf(
    request,
    first(decided(1, 'approved'), recordOf(2, { votes: { sato: vote('approve') } })),
    RUNNING,
  );

  it('stand in the lists of all, of the requester and of those who were asked', () => {
    expect([rows.main, ...rows.copies].map(({ place }) => place?.list)).toEqual([
      LISTS.all,
      LISTS.mine(principal('mori')),
      LISTS.seen(principal('mori')),
      LISTS.seen(principal('sato')),
      LISTS.seen(principal('suzuki')),
    ]);
    expect(rows.main.body).toMatchObject({
      state: 'running',
      waiting: { level: 2, required: 2, approved: 1, waiting_for: [{ principal: principal('suzuki') }] },
    });
    expect(rows.main.search).toBe('a chair purchase mori');
  });

  it('are in the inboxes of those whose answer is waited for, and of nobody else', () => {
    const inbox = rows.inbox.filter(({ place }) => place);
    expect(inbox.map(({ place }) => place?.list)).toEqual([LISTS.inbox(principal('suzuki'))]);
    expect(rows.inbox).toHaveLength(4);
  });

  it('are of a later version after every change', () => {
    const version = (approvals: readonly AskedApproval[], caller = RUNNING, of = request): number =>
      rowsOf(of, approvals, caller).version;
    const steps = [
      version([]),
      version(first(recordOf(1, { version: 0 }))),
      version(first(recordOf(1, { version: 1 }))),
      version(first(recordOf(1, { version: 1 })), { ...RUNNING, status: 'FAILED' }),
      version(first(recordOf(1, { version: 1 })), { ...RUNNING, redrive_count: 1 }),
      version(first(recordOf(1), recordOf(2)), { ...RUNNING, redrive_count: 1 }),
      version(
        first(recordOf(1), recordOf(2)),
        { ...RUNNING, redrive_count: 1 },
        {
          ...request,
          withdrawn: { by: 'mori', at: T(4) },
        },
      ),
    ];
    expect(steps).toEqual([...new Set(steps)].sort((a, b) => a - b));
  });
});

describe('a level that deploys a file', () => {
  const { request: asked } = recordOf(1);
  const level: AskedApproval[] = first(
    recordOf(1, {
      request: {
        ...asked,
        backend: 'codepipeline',
        settings: {
          s3_bucket_name: 'files',
          s3_bucket_key: 'index_level1.html',
          s3_version_id: 'v1',
          s3_size: '9',
          'confirmation_file_content-type': 'application/pdf',
        },
      },
    }),
  );
  const deploys = {
    name: 'a.pdf',
    bucket: 'files',
    key: 'index_level1.html',
    version_id: 'v1',
    content_type: 'application/pdf',
    size: 9,
  };

  it('names the object and version, and gives the page beside it no name of a file', () => {
    const [view] = levelViews({ principal: principal('sato') } as Viewer, request, level, RUNNING, 0);

    expect(view).toMatchObject({ deploys, confirmation_url: 'https://example.com/' });
    expect(view).not.toHaveProperty('confirmation_file');
  });

  it('stands in inboxes with the page called by its own URL', () => {
    const [row] = rowsOf(request, level, RUNNING).inbox;

    expect(row?.body).toMatchObject({ deploys, confirmation_file: 'https://example.com/' });
  });
});
