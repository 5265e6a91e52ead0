import { StopExecutionCommand } from '@aws-sdk/client-sfn';
import { GetAutomationExecutionCommand, StopAutomationExecutionCommand } from '@aws-sdk/client-ssm';
import { describe as describeRun, inbox, show, startRequest, states } from '../testing/requests.js';
import { MINUTE, startSystem, type System } from '../testing/system.js';

describe('a request that is stopped from outside', () => {
  let system: System;
  beforeAll(async () => {
    system = await startSystem();
  });
  afterAll(() => system.close());

  const automationStatus = async (id: string | undefined) =>
    (await system.ssm.send(new GetAutomationExecutionCommand({ AutomationExecutionId: id })))
      .AutomationExecution?.AutomationExecutionStatus;
  const waitingLevel = async (arn: string) => {
    const level = (await show(system, arn)).level_views[0];
    if (!level?.execution_id || !level.component_execution_arn) throw new Error('level 1 does not wait');
    return { automation: level.execution_id, component: level.component_execution_arn };
  };

  it.each(['publish', 'purchase'])(
    'by StopExecution of the caller of %s: the component is aborted, the automation cancelled',
    async (flow) => {
      const arn = await startRequest(system, flow);
      const { automation, component } = await waitingLevel(arn);
      await system.sfn.send(
        new StopExecutionCommand({ executionArn: arn, error: 'Withdrawn', cause: 'not needed any more' }),
      );
      await system.settle();
      await system.advance(2 * MINUTE);

      expect((await describeRun(system, arn)).status).toBe('ABORTED');
      expect((await describeRun(system, component)).status).toBe('ABORTED');
      expect(await automationStatus(automation)).toBe('Cancelled');
      expect(await inbox(system, 'sato')).toEqual([]);
      const shown = await show(system, arn);
      expect(shown).toMatchObject({ state: 'cancelled', error: { error: 'Withdrawn' } });
      expect(states(shown).slice(0, 2)).toEqual(['cancelled', 'skipped']);
    },
  );

  it('by StopExecution of the component: the caller fails, the automation is cancelled', async () => {
    const arn = await startRequest(system, 'purchase');
    const { automation, component } = await waitingLevel(arn);
    await system.sfn.send(new StopExecutionCommand({ executionArn: component }));
    await system.settle();
    await system.advance(2 * MINUTE);

    expect((await describeRun(system, component)).status).toBe('ABORTED');
    expect((await describeRun(system, arn)).status).toBe('FAILED');
    expect(await automationStatus(automation)).toBe('Cancelled');
  });

  it.each(['publish', 'purchase'])(
    'by StopAutomationExecution in %s: the request ends Cancelled, which is nobody’s rejection',
    async (flow) => {
      const arn = await startRequest(system, flow);
      const { automation } = await waitingLevel(arn);
      await system.ssm.send(
        new StopAutomationExecutionCommand({ AutomationExecutionId: automation, Type: 'Cancel' }),
      );
      await system.settle();
      await system.advance(2 * MINUTE);

      const { status, output } = await describeRun(system, arn);
      expect(status).toBe('SUCCEEDED');
      expect(JSON.parse(output ?? '')).toMatchObject({
        is_approved: false,
        outcome: 'cancelled',
        reason: 'stopped',
        decided_by: [],
      });
    },
  );
});
