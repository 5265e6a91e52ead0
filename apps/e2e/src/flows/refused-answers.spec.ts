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
    const first = (await show(system, arn)).levels[0]?.automation_id ?? '';
    await answer(system, 'approve', name, 'sato');
    await answer(system, 'approve', name, 'tanaka');
    return { arn, first, second: (await show(system, arn)).levels[1]?.automation_id ?? '' };
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
    ['twice by the same person', 'approve', 'tanaka', 'second', /tanaka has answered .* already: approve/],
    ['as a change of mind', 'reject', 'tanaka', 'second', /tanaka has answered .* already: approve/],
    [
      'by someone who is not listed',
      'approve',
      'ito',
      'second',
      /ito is not asked by .*suzuki, takahashi, tanaka/,
    ],
    ['to a level that is decided', 'reject', 'sato', 'first', /sato has answered .* already/],
    ['to a decided level by someone else', 'reject', 'ito', 'first', /does not wait any more: it is decided/],
  ] as const)(
    'is refused by the command line with the reason: %s',
    async (_what, verb, person, which, reason) => {
      const ids = await halfApproved(`refused-${Math.random().toString(36).slice(2)}`);
      const before = await picture(ids.arn);

      const { code, err, out } = await system.ringi(verb, ids[which], '--as', person);
      await system.settle();

      expect({ code, out }).toEqual({ code: 1, out: '' });
      expect(err).toMatch(reason);
      expect(err.split('\n')).toHaveLength(1);
      expect(await picture(ids.arn)).toEqual(before);
    },
  );

  it.each([
    ['twice by the same person', 'tanaka', 'second'],
    ['by someone who is not listed', 'ito', 'second'],
    ['to a level that is decided', 'sato', 'first'],
  ] as const)('is refused by SSM itself: %s', async (_what, person, which) => {
    const ids = await halfApproved(`signal-${Math.random().toString(36).slice(2)}`);
    const before = await picture(ids.arn);
    expect(await signal(person, ids[which], 'Reject')).toBe('InvalidAutomationSignalException');
    await system.settle();
    expect(await picture(ids.arn)).toEqual(before);
  });

  it('is refused for an id that nothing has', async () => {
    const unknown = '00000000-0000-4000-8000-000000000000';
    expect(await signal('sato', unknown, 'Approve')).toBe('AutomationExecutionNotFoundException');
    for (const id of [unknown, 'no-such-request']) {
      const { code, err } = await system.ringi('approve', id, '--as', 'sato');
      expect(code).toBe(1);
      expect(err).toContain(`Nothing has the id '${id}'`);
      expect(err).toContain('ringi inbox');
    }
    expect((await system.ringi('show', 'no-such-request')).err).toContain('ringi list');
    expect((await system.ringi('approve', unknown, '--as', 'nobody')).err).toContain(
      "Nobody here has the id 'nobody'",
    );
  });

  it('changes nothing when the automation was started by hand for another’s approval', async () => {
    const arn = await startRequest(system, 'purchase', { name: 'victim' });
    const real = (await show(system, arn)).levels[0]?.automation_id ?? '';
    const { DocumentName } = await automation(system, real);
    const parameters = await parametersOf(system, real);
    const { AutomationExecutionId: forged = '' } = await system.ssm.send(
      new StartAutomationExecutionCommand({
        DocumentName,
        Parameters: { ...parameters, Approvers: [system.person('ito').principalArn] },
      }),
    );
    await system.settle();

    // The command line does not take it for the request's, and says so.
    expect((await inbox(system, 'ito')).map(({ id }) => id)).not.toContain(forged);
    const refused = await system.ringi('approve', forged, '--as', 'ito');
    expect(refused.code).toBe(1);
    expect(refused.err).toContain('No request waits for automation');
    // AWS takes the answer; the request does not.
    expect(await signal('ito', forged, 'Approve')).toBe('accepted');
    await system.settle();
    await system.advance(10 * 60_000);

    const shown = await show(system, arn);
    expect(states(shown)).toEqual(['waiting', 'not_asked', 'not_asked', 'not_asked']);
    expect(shown.levels[0]?.automation_id).toBe(real);
    await answer(system, 'reject', 'victim', 'sato');
    expect((await show(system, arn)).outcome).toBe('rejected');
  });
});
