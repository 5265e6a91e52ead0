import { GetAutomationExecutionCommand } from '@aws-sdk/client-ssm';
import type { Decision } from '@ringi/shared-types';
import { answer, describe as describeRun, inbox, show, startRequest, states } from '../testing/requests.js';
import { DAY, MINUTE, startSystem, type System } from '../testing/system.js';

describe('a level nobody answers', () => {
  let system: System;
  beforeAll(async () => {
    system = await startSystem();
  });
  afterAll(() => system.close());

  const decisionOf = async (arn: string): Promise<Decision> =>
    JSON.parse((await describeRun(system, arn)).output ?? 'null') as Decision;

  it.each([
    ['publish', 7],
    ['purchase', 3],
  ])('of %s is TimedOut after %i days, and nobody is shown as rejecting', async (flow, days) => {
    const arn = await startRequest(system, flow);
    await system.advance(days * DAY - MINUTE);
    expect((await describeRun(system, arn)).status).toBe('RUNNING');
    expect(states(await show(system, arn))[0]).toBe('waiting');
    const automation = (await show(system, arn)).level_views[0]?.execution_id;

    await system.advance(20 * MINUTE);

    expect((await describeRun(system, arn)).status).toBe('SUCCEEDED');
    const decision = await decisionOf(arn);
    expect(decision).toMatchObject({ is_approved: false, outcome: 'timed_out', level: 1, decided_by: [] });
    const shown = await show(system, arn);
    expect(decision.decided_at).toBe(shown.level_views[0]?.due_at);
    expect(states(shown).slice(0, 2)).toEqual(['timed_out', 'skipped']);
    const text = (await system.ringi('show', arn)).out;
    expect(text).toContain('timed out');
    expect(text).not.toContain('rejected');
    expect(await inbox(system, 'sato')).toEqual([]);

    // The question is withdrawn from SSM as well, soon after.
    await system.advance(5 * MINUTE);
    const { AutomationExecution } = await system.ssm.send(
      new GetAutomationExecutionCommand({ AutomationExecutionId: automation }),
    );
    expect(AutomationExecution?.AutomationExecutionStatus).toBe('Cancelled');
  });

  it('leaves an answer that came in time alone, however late the clock is then', async () => {
    const arn = await startRequest(system, 'purchase', { name: 'in-time' });
    await system.advance(3 * DAY - MINUTE);
    await answer(system, 'reject', arn, 'sato');
    await system.advance(30 * DAY);
    expect((await decisionOf(arn)).outcome).toBe('rejected');
  });

  it('tells by mail until when answers count, and takes none after it', async () => {
    const arn = await startRequest(system, 'purchase', { name: 'too-late' });
    const [{ message = '' } = {}] = await system.ringiJson<readonly { message: string }[]>(
      'mail',
      '--to',
      'sato@example.com',
    );
    const { due_at = '' } = (await show(system, arn)).level_views[0] ?? {};
    const told = /Answers count until (.*) UTC/.exec(message)?.[1]?.replace(' ', 'T');
    expect(Math.abs(Date.parse(`${told}Z`) - Date.parse(due_at))).toBeLessThanOrEqual(MINUTE);

    await system.advance(3 * DAY + MINUTE / 2);
    const { code, err } = await system.ringi('approve', arn, '--as', 'sato');

    expect(code).toBe(1);
    expect(err).toContain('The time to answer is over');
    await system.advance(20 * MINUTE);
    expect((await show(system, arn)).state).toBe('timed_out');
  });

  it('counts each level from its own start', async () => {
    const arn = await startRequest(system, 'purchase', { name: 'own-start' });
    await system.advance(2 * DAY);
    await answer(system, 'approve', arn, 'sato');
    await system.advance(6 * DAY);
    expect(states(await show(system, arn))).toEqual(['approved', 'waiting', 'upcoming', 'upcoming']);
    await system.advance(DAY + 20 * MINUTE);
    expect(await decisionOf(arn)).toMatchObject({ outcome: 'timed_out', level: 2 });
  });
});
