import { verdictOf, type AutomationView } from './verdict.js';

const NOW = '2026-11-21T00:00:00.000Z';
const automation = (
  status: string,
  step: { status: string; outputs?: Record<string, readonly string[]>; ended_at?: string } | undefined,
): AutomationView => ({
  status,
  ended_at: '2026-11-21T10:00:00.000Z',
  steps: step ? [{ name: 'ApprovalAction', outputs: {}, ...step }] : [],
});
const answered = (answer: 'Approve' | 'Reject') =>
  JSON.stringify([
    { Approver: 'arn:x', ApprovalStatus: answer, ApprovalDecisionTime: '2026-11-21T09:00:00.000Z' },
  ]);

describe('verdictOf', () => {
  it('reads an approval with who and when from the step, while later steps still run', () => {
    const outputs = { ApprovalStatus: ['Approved'], ApproverDecisions: [answered('Approve')] };

    expect(verdictOf(automation('InProgress', { status: 'Success', outputs }), NOW)).toEqual({
      status: 'verdict',
      ended: false,
      outcome: 'approved',
      decided_by: [{ principal: 'arn:x', answer: 'approve', at: '2026-11-21T09:00:00.000Z' }],
      at: '2026-11-21T09:00:00.000Z',
    });
  });

  it('reads a rejection', () => {
    const outputs = { ApprovalStatus: ['Rejected'], ApproverDecisions: [answered('Reject')] };

    expect(verdictOf(automation('Failed', { status: 'Failed', outputs }), NOW)).toMatchObject({
      outcome: 'rejected',
      ended: true,
      decided_by: [{ answer: 'reject' }],
    });
  });

  it.each([
    ['a time-out', automation('TimedOut', { status: 'TimedOut' }), { outcome: 'timed_out' }],
    ['a stop', automation('Cancelled', { status: 'Cancelled' }), { outcome: 'cancelled', reason: 'stopped' }],
    ['a stop before the step began', automation('Cancelled', undefined), { outcome: 'cancelled' }],
  ])('never shows %s as a rejection', (_what, view, expected) => {
    expect(verdictOf(view, NOW)).toMatchObject({ status: 'verdict', ...expected });
  });

  it('is open while people are waited for, and while it is queued', () => {
    expect(verdictOf(automation('Waiting', { status: 'Waiting' }), NOW)).toEqual({ status: 'open' });
    expect(verdictOf(automation('Pending', undefined), NOW)).toEqual({ status: 'open' });
  });

  it('tells who has answered while others are waited for', () => {
    const outputs = { ApprovalStatus: ['Waiting'], ApproverDecisions: [answered('Approve')] };

    expect(verdictOf(automation('Waiting', { status: 'Waiting', outputs }), NOW)).toEqual({
      status: 'open',
      decided_by: [{ principal: 'arn:x', answer: 'approve', at: '2026-11-21T09:00:00.000Z' }],
    });
  });

  it('calls a failure without an answer a failure, not a rejection', () => {
    expect(verdictOf(automation('Failed', { status: 'Failed' }), NOW)).toMatchObject({
      status: 'failed',
      ended: true,
    });
  });

  it('leaves out an item whose shape it does not know', () => {
    const outputs = { ApprovalStatus: ['Approved'], ApproverDecisions: ['not json', '{"Who":"x"}'] };

    expect(verdictOf(automation('Success', { status: 'Success', outputs }), NOW)).toMatchObject({
      decided_by: [],
    });
  });
});
