import { SendAutomationSignalCommand } from '@aws-sdk/client-ssm';
import { answer, describe as describeRun, inbox, show, startRequest, states } from '../testing/requests.js';
import { startSystem, type System } from '../testing/system.js';

describe('a request of four levels in the lean form', () => {
  let system: System;
  beforeAll(async () => {
    system = await startSystem();
  });
  afterAll(() => system.close());

  it('waits at two of three for the second different person, and goes through all four levels', async () => {
    const arn = await startRequest(system, 'purchase', { name: 'four' });
    await answer(system, 'approve', arn, 'sato');
    await answer(system, 'approve', arn, 'tanaka');

    const half = await show(system, arn);
    expect(states(half)).toEqual(['approved', 'waiting', 'upcoming', 'upcoming']);
    expect(half.level_views[1]?.answers).toMatchObject([
      { by: { principal: system.person('tanaka').principalArn }, answer: 'approve' },
    ]);
    const again = await system.ringi('approve', arn, '--as', 'tanaka');
    expect(again).toMatchObject({ code: 0, out: expect.stringMatching(/before, .*: nothing changed/) });
    expect(await inbox(system, 'tanaka')).toEqual([]);
    expect(await inbox(system, 'suzuki')).toHaveLength(1);
    expect(states(await show(system, arn))[1]).toBe('waiting');

    await answer(system, 'approve', arn, 'suzuki');
    expect(states(await show(system, arn))).toEqual(['approved', 'approved', 'waiting', 'upcoming']);
    expect(await inbox(system, 'takahashi')).toEqual([]);
    await answer(system, 'approve', arn, 'ito');
    await answer(system, 'approve', arn, 'tanaka');

    const { status, output } = await describeRun(system, arn);
    expect({ status, ...JSON.parse(output ?? '') }).toMatchObject({
      status: 'SUCCEEDED',
      outcome: 'approved',
      level: 4,
    });
  });

  it('ends Rejected at two of three when one rejects after another approved', async () => {
    const arn = await startRequest(system, 'purchase', { name: 'one-rejects' });
    await answer(system, 'approve', arn, 'sato');
    await answer(system, 'approve', arn, 'suzuki');
    await answer(system, 'reject', arn, 'takahashi');

    const shown = await show(system, arn);
    expect(shown.state).toBe('rejected');
    expect(states(shown)).toEqual(['approved', 'rejected', 'skipped', 'skipped']);
    expect(shown.level_views[1]?.decision?.decided_by.map(({ answer: given }) => given).sort()).toEqual([
      'approve',
      'reject',
    ]);
  });

  it('shows an answer given past the API, in the console of AWS, while another is waited for', async () => {
    const arn = await startRequest(system, 'purchase', { name: 'by-console' });
    await answer(system, 'approve', arn, 'sato');
    const AutomationExecutionId = (await show(system, arn)).level_views[1]?.execution_id;
    await system
      .ssmAs('suzuki')
      .send(new SendAutomationSignalCommand({ AutomationExecutionId, SignalType: 'Approve' }));
    await system.settle();

    const { waiting, level_views } = await show(system, arn);
    expect(waiting).toMatchObject({ level: 2, approved: 1, required: 2 });
    expect(level_views[1]?.answers).toMatchObject([{ by: { person: { id: 'suzuki' } }, answer: 'approve' }]);
    expect((await system.ringi('approve', arn, '--as', 'suzuki')).out).toContain('nothing changed');
    await answer(system, 'reject', arn, 'tanaka');
    expect((await show(system, arn)).state).toBe('rejected');
  });

  it('keeps two requests at once apart', async () => {
    const [a, b] = [
      await startRequest(system, 'purchase', { name: 'side-a' }),
      await startRequest(system, 'purchase', { name: 'side-b' }),
    ];
    await answer(system, 'reject', a, 'sato');

    expect((await show(system, a)).state).toBe('rejected');
    expect(states(await show(system, b))[0]).toBe('waiting');
    await answer(system, 'approve', b, 'sato');
    expect(states(await show(system, b))).toEqual(['approved', 'waiting', 'upcoming', 'upcoming']);
    expect((await show(system, a)).state).toBe('rejected');
  });
});
