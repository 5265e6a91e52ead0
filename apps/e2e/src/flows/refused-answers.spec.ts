import { SendAutomationSignalCommand, StartAutomationExecutionCommand } from '@aws-sdk/client-ssm';
import { answer, inbox, show, startRequest, states } from '../testing/requests.js';
import { automation, parametersOf } from '../testing/automations.js';
import { startSystem, type System } from '../testing/system.js';

describe('an answer that may not be given', () => {
  let system: System;
  beforeAll(async () => {
    system = await startSystem();
  });
  afterAll(() => system.close());

  /** A request whose second level has one approval of two. */
  const halfApproved = async (name: string) => {
    const arn = await startRequest(system, 'purchase', { name });
    await answer(system, 'approve', arn, 'sato');
    await answer(system, 'approve', arn, 'tanaka');
    const { request_id, level_views } = await show(system, arn);
    const [first = '', second = ''] = level_views.map(({ execution_id }) => execution_id ?? '');
    return { arn, request_id, automations: { first, second } };
  };
  const signal = (person: string, AutomationExecutionId: string, SignalType: 'Approve' | 'Reject') =>
    system
      .ssmAs(person)
      .send(new SendAutomationSignalCommand({ AutomationExecutionId, SignalType }))
      .then(
        () => 'accepted',
        (error: Error) => error.name,
      );
  /** What a refused answer must leave as it was. */
  const picture = async (arn: string) => ({
    request: await show(system, arn),
    mail: await system.ringiJson('mail'),
  });

  it.each([
    [
      'as a change of mind',
      'reject',
      'tanaka',
      2,
      /You have answered already.* tanaka approved it, 2027-01-04/,
    ],
    ['by someone who is not listed', 'approve', 'sato', 2, /You are not asked at this level/],
    ['by someone who was never asked', 'approve', 'ito', 2, /There is no request .* that you may see/],
    ['to a level that is decided', 'reject', 'sato', 1, /The level is decided already.* sato approved it/],
    ['to a level that is not reached', 'approve', 'tanaka', 4, /has not reached this level/],
    ['to a level there is not', 'approve', 'tanaka', 9, /has no level '9'; it has 4/],
  ] as const)(
    'is refused by the command line with the reason: %s',
    async (_what, verb, person, level, reason) => {
      const { arn, request_id } = await halfApproved(`refused-${Math.random().toString(36).slice(2)}`);
      const before = await picture(arn);

      const id = `${request_id}/${level}`;
      const { code, err, out } = await system.ringi(verb, id, '--as', person, '--comment', 'No');
      await system.settle();

      expect({ code, out }).toEqual({ code: 1, out: '' });
      expect(err).toMatch(reason);
      expect(err.split('\n')).toHaveLength(1);
      expect(await picture(arn)).toEqual(before);
    },
  );

  it('is refused without a reason for a rejection', async () => {
    const { arn } = await halfApproved('no-reason');
    const { code, err } = await system.ringi('reject', arn, '--as', 'suzuki');
    expect({ code, err }).toEqual({
      code: 1,
      err: expect.stringContaining('comment: is required to reject'),
    });
    // The functions as they are bundled have the words for what is wrong.
    const long = await system.ringi('approve', arn, '--as', 'suzuki', '--comment', 'x'.repeat(1001));
    expect(long.err).toMatch(/comment: .*1000 characters/);
  });

  it.each([
    ['twice by the same person', 'tanaka', 'second'],
    ['by someone who is not listed', 'ito', 'second'],
    ['to a level that is decided', 'sato', 'first'],
  ] as const)('is refused by SSM itself: %s', async (_what, person, which) => {
    const ids = await halfApproved(`signal-${Math.random().toString(36).slice(2)}`);
    const before = await picture(ids.arn);
    expect(await signal(person, ids.automations[which], 'Reject')).toBe('InvalidAutomationSignalException');
    await system.settle();
    expect(await picture(ids.arn)).toEqual(before);
  });

  it('is refused for an id that nothing has', async () => {
    const unknown = '00000000-0000-4000-8000-000000000000';
    expect(await signal('sato', unknown, 'Approve')).toBe('AutomationExecutionNotFoundException');
    const absent = '0'.repeat(32);
    for (const [id, reason] of [
      [absent, `There is no request ${absent} that you may see`],
      ['00000000', "begins with '00000000'"],
    ] as const) {
      const { code, err } = await system.ringi('approve', id, '--as', 'sato');
      expect({ code, err }).toEqual({ code: 1, err: expect.stringContaining(reason) });
      expect(err).toContain('ringi list');
    }
    expect((await system.ringi('approve', absent, '--as', 'nobody')).err).toContain(
      "Nobody here has the id 'nobody'",
    );
  });

  it('changes nothing when the automation was started by hand for another’s approval', async () => {
    const arn = await startRequest(system, 'purchase', { name: 'victim' });
    const real = (await show(system, arn)).level_views[0]?.execution_id ?? '';
    const { DocumentName } = await automation(system, real);
    const parameters = await parametersOf(system, real);
    const { AutomationExecutionId: forged = '' } = await system.ssm.send(
      new StartAutomationExecutionCommand({
        DocumentName,
        Parameters: { ...parameters, Approvers: [system.person('ito').principalArn] },
      }),
    );
    await system.settle();

    // Nothing of it is shown to the person it names.
    expect(await inbox(system, 'ito')).toEqual([]);
    expect((await system.ringi('approve', arn, '--as', 'ito')).err).toContain('There is no request');
    // AWS takes the answer; the request does not.
    expect(await signal('ito', forged, 'Approve')).toBe('accepted');
    await system.settle();
    await system.advance(10 * 60_000);

    const shown = await show(system, arn);
    expect(states(shown)).toEqual(['waiting', 'upcoming', 'upcoming', 'upcoming']);
    expect(shown.level_views[0]?.execution_id).toBe(real);
    await answer(system, 'reject', arn, 'sato');
    expect((await show(system, arn)).state).toBe('rejected');
  });
});
