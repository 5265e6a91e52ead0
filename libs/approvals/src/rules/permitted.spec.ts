import type { ApprovalRecord, BackendId } from '@ringi/shared-types';
import { admit, type RefusedInput } from '../admit/admit.js';
import { exampleInput } from '../admit/example-input.js';
import { admitEvent, deployedFor, flowOf, level, SESSION_PREFIX } from '../testing/fixtures.js';
import { endingOf } from './decide.js';
import { mayDecide } from './permitted.js';

const ROLE = 'arn:aws:iam::111122223333:role/team/Reviewers';
const SESSION = 'arn:aws:sts::111122223333:assumed-role/Reviewers';
const request = (backend: BackendId, more: object = {}) =>
  ({
    request: { backend, approvers: [`${SESSION_PREFIX}sato`, ROLE], requester: 'mori', ...more },
    due_at: '2026-11-22T00:00:00.000Z',
  }) as unknown as ApprovalRecord;
const by = (principal: string) => [{ principal, answer: 'approve' as const }];
const EXCLUDED = { requester_may_decide: false };

it.each([
  ['an approver', `${SESSION_PREFIX}sato`, true],
  ['a session of an approver role, which has a path', `${SESSION}/ito`, true],
  ['a stranger', `${SESSION_PREFIX}ito`, false],
  ['a role of that name in another account', `${SESSION.replace('1111', '9999')}/ito`, false],
  ['a role whose name ends the same', 'arn:aws:sts::111122223333:assumed-role/MyReviewers/ito', false],
])('where the system lets anybody answer, %s: %s counts: %s', (_who, principal, counts) => {
  expect(mayDecide(request('codepipeline'), by(principal))).toBe(counts);
});

it('believes a system that checks approvers itself', () => {
  expect(mayDecide(request('ssm-automation'), by(`${SESSION_PREFIX}ito`))).toBe(true);
});

it.each(['ssm-automation', 'codepipeline'] as const)(
  'does not let the requester decide in %s under whatever role, where the flow says so',
  (backend) => {
    expect(mayDecide(request(backend), by(`${SESSION}/mori`))).toBe(true);
    expect(mayDecide(request(backend, EXCLUDED), by(`${SESSION}/mori`))).toBe(false);
    expect(mayDecide(request(backend, EXCLUDED), by(`${SESSION}/tomori`))).toBe(true);
  },
);

it('makes of an answer by somebody who may not a cancelled level, with the answer as evidence', () => {
  const ending = endingOf(request('ssm-automation', EXCLUDED), {
    status: 'verdict',
    ended: true,
    outcome: 'rejected',
    decided_by: [{ principal: `${SESSION}/mori`, answer: 'reject' }],
    at: '2026-11-21T00:00:00.000Z',
  });

  expect(ending?.decision).toMatchObject({
    is_approved: false,
    outcome: 'cancelled',
    reason: 'not_permitted',
    decided_by: [{ principal: `${SESSION}/mori` }],
  });
});

it('makes of a refused late answer a time-out, with the answer as evidence', () => {
  const ending = endingOf(request('codepipeline'), {
    status: 'verdict',
    ended: true,
    outcome: 'cancelled',
    reason: 'not_permitted',
    decided_by: by(`${SESSION_PREFIX}sato`),
    at: '2026-11-23T00:00:00.000Z',
  });

  expect(ending).toMatchObject({
    decision: { outcome: 'timed_out', decided_by: [] },
    late_answer: { outcome: 'approved', decided_by: by(`${SESSION_PREFIX}sato`) },
  });
});

const problems = (change: () => unknown): string => {
  try {
    change();
  } catch (error) {
    return (error as RefusedInput).message;
  }
  return '';
};

describe('a flow whose requester may not decide', () => {
  const flow = flowOf({
    requester_may_decide: false,
    levels: [level({ approvers: ['sato', 'suzuki'] }), level({ approvers: ['suzuki', 'ito'] })],
  });
  const example = exampleInput(flow, deployedFor(flow));
  const asked = (requester: unknown) =>
    admit(flow, admitEvent(flow, { ...example, requester }), 'r').admitted.levels;

  it('asks everybody but the requester', () => {
    expect(asked('sato').map(({ approvers }) => approvers)).toEqual([
      [`${SESSION_PREFIX}suzuki`],
      ['suzuki', 'ito'].map((id) => SESSION_PREFIX + id),
    ]);
    expect(asked('sato')[0]?.requester_may_decide).toBe(false);
  });

  it('has an example that starts a run', () => {
    expect(admit(flow, admitEvent(flow, example), 'r').admitted.levels).toHaveLength(2);
  });

  it.each([
    ['its starters', { starters: ['sato', 'mori'] }, ['kato'], 'mori'],
    ['the people there are', {}, ['ito', 'kato'], 'kato'],
  ])('has an example whose requester is one of %s, and whom no level asks', (_who, change, people, name) => {
    expect(exampleInput({ ...flow, ...change }, deployedFor(flow), people)).toMatchObject({
      requester: name,
    });
  });

  it('tells a wrong approver alone, and not what follows of it', () => {
    const open = { ...flow, overridable: ['approvers' as const], allowed_approvers: ['ito'] };
    const input = { ...example, requester: 'kobayashi', level1_ssm_approvers: ['kobayashi'] };

    expect(problems(() => admit(open, admitEvent(open, input), 'r'))).toMatch(
      /nobody was asked\. level1_ssm_approvers: \S+kobayashi is not an allowed approver of this flow\. Correct/,
    );
  });

  it('does not start without a requester, nor where nobody else is left', () => {
    expect(problems(() => asked(undefined))).toContain('requester: is required');
    const alone = flowOf({ requester_may_decide: false });
    const input = { ...exampleInput(alone, deployedFor(alone)), requester: 'sato' };
    expect(problems(() => admit(alone, admitEvent(alone, input), 'r'))).toContain(
      'requester: sato may not decide, and level 1 has only 0 others of 1 it needs',
    );
  });
});
