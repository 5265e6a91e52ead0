import { DescribeExecutionCommand, GetExecutionHistoryCommand, type HistoryEvent } from '@aws-sdk/client-sfn';
import {
  DescribeAutomationExecutionsCommand,
  SendAutomationSignalCommand,
  StartAutomationExecutionCommand,
} from '@aws-sdk/client-ssm';
import type { RequestView } from '@ringi/shared-types';
import { automation } from '../testing/automations.js';
import { show, startRequest } from '../testing/requests.js';
import { startSystem, type System } from '../testing/system.js';

const APPROVERS = ['sato', 'suzuki', 'takahashi'];

/** One request decided with nothing but AWS clients, and looked at from both sides. */
describe('a run driven by unmodified AWS clients', () => {
  let system: System;
  let arn: string;
  let shown: RequestView;
  let history: HistoryEvent[];
  const automations: string[] = [];

  beforeAll(async () => {
    system = await startSystem();
    arn = await startRequest(system, 'publish', { name: 'by-sdk' });
    for (const person of APPROVERS) {
      const id = await waitingNow();
      automations.push(id);
      await send(person, id, 'Approve');
    }
    history = await historyOf(arn);
    shown = await show(system, arn);
  });
  afterAll(() => system.close());

  /** The automation that waits for an answer now. */
  const waitingNow = async (): Promise<string> => {
    const { AutomationExecutionMetadataList: waiting = [] } = await system.ssm.send(
      new DescribeAutomationExecutionsCommand({
        Filters: [{ Key: 'ExecutionStatus', Values: ['Waiting'] }],
      }),
    );
    const own = waiting.find(({ CurrentAction }) => CurrentAction === 'aws:approve');
    return own?.AutomationExecutionId ?? '';
  };
  const send = async (person: string, AutomationExecutionId: string, SignalType: 'Approve' | 'Reject') => {
    await system.ssmAs(person).send(new SendAutomationSignalCommand({ AutomationExecutionId, SignalType }));
    await system.settle();
  };
  const historyOf = async (executionArn: string) =>
    (await system.sfn.send(new GetExecutionHistoryCommand({ executionArn, maxResults: 1000 }))).events ?? [];

  it('is seen the same by the command line', async () => {
    const { output, startDate, stopDate } = await system.sfn.send(
      new DescribeExecutionCommand({ executionArn: arn }),
    );
    expect(shown).toMatchObject({
      execution_arn: arn,
      flow: 'publish',
      state: 'approved',
      output: JSON.parse(output ?? ''),
      started_at: startDate?.toISOString(),
      ended_at: stopDate?.toISOString(),
    });
    expect(
      shown.level_views.map(({ state, decision }) => [state, decision?.decided_by[0]?.principal]),
    ).toEqual(APPROVERS.map((person) => ['approved', system.person(person).principalArn]));
    expect(shown.level_views[2]?.decision).toEqual(JSON.parse(output ?? ''));
  });

  it('has the history of a caller that runs its levels in order', () => {
    const level = [
      'TaskStateEntered',
      'TaskScheduled',
      'TaskStarted',
      'TaskSubmitted',
      'TaskSucceeded',
      'TaskStateExited',
      'ChoiceStateEntered',
      'ChoiceStateExited',
    ];
    expect(history.map(({ type }) => type)).toEqual([
      'ExecutionStarted',
      'TaskStateEntered',
      'TaskScheduled',
      'TaskStarted',
      'TaskSucceeded',
      'TaskStateExited',
      ...level,
      ...level,
      ...level,
      'SucceedStateEntered',
      'SucceedStateExited',
      'ExecutionSucceeded',
    ]);
    expect(history.map(({ id }) => id)).toEqual(history.map((_, index) => index + 1));
    expect(history.slice(0, 3).map(({ previousEventId }) => previousEventId)).toEqual([0, 0, 2]);
    expect(history.at(-1)?.executionSucceededEventDetails?.output).toBe(
      history.at(-2)?.stateExitedEventDetails?.output,
    );
  });

  it('started each level as one component execution of its own name', async () => {
    const names = shown.level_views.map(({ component_execution_arn }) =>
      component_execution_arn?.split(':').at(-1),
    );
    names.forEach((name, index) => expect(name).toMatch(new RegExp(`^L${index + 1}-0-[0-9a-f]{40}$`)));
    expect(new Set(names).size).toBe(3);
  });

  it('waits in each component with a task token, which AWS shows in its own history', async () => {
    const events = await historyOf(shown.level_views[0]?.component_execution_arn ?? '');
    expect(events.map(({ type }) => type)).toEqual([
      'ExecutionStarted',
      'TaskStateEntered',
      'TaskScheduled',
      'TaskStarted',
      'TaskSubmitted',
      'TaskSucceeded',
      'TaskStateExited',
      'ChoiceStateEntered',
      'ChoiceStateExited',
      'SucceedStateEntered',
      'SucceedStateExited',
      'ExecutionSucceeded',
    ]);
    expect(events[2]?.taskScheduledEventDetails).toMatchObject({
      resource: 'invoke.waitForTaskToken',
      resourceType: 'lambda',
    });
  });

  it('lets no task token out: not into SSM, mail, logs, the command line or the caller', async () => {
    const tokens = await Promise.all(
      shown.level_views.map(async ({ component_execution_arn = '' }) => {
        const scheduled = (await historyOf(component_execution_arn)).find(
          ({ type }) => type === 'TaskScheduled',
        );
        const { Payload } = JSON.parse(scheduled?.taskScheduledEventDetails?.parameters ?? '{}') as {
          Payload: { token: string };
        };
        return Payload.token;
      }),
    );
    expect(tokens.every((token) => token.length > 20)).toBe(true);

    const ssm = await Promise.all(automations.map((id) => automation(system, id)));
    const parents = await Promise.all(
      ssm.map(({ ParentAutomationExecutionId: id = '' }) => automation(system, id)),
    );
    // What no record waits for is dropped, which the report function logs: so there is a log to look into.
    const { DocumentName, Parameters } = parents[0] ?? {};
    await system.ssm.send(
      new StartAutomationExecutionCommand({
        DocumentName,
        Parameters: { ...Parameters, ApprovalId: ['nobody-waits-for-this'] },
      }),
    );
    await system.settle();
    await send('sato', await waitingNow(), 'Reject');
    const readLogs = () =>
      system.local.stacks
        .flatMap(({ resources }) => resources)
        .filter(({ type }) => type === 'AWS::Logs::LogGroup')
        .flatMap(({ physicalId }) => system.local.aws.logs(physicalId));
    // A worker's output may arrive a little after its answer.
    const patience = performance.now() + 10_000;
    while (readLogs().length === 0 && performance.now() < patience) await system.settle();
    const logs = readLogs();
    const places = {
      ssm: [...ssm, ...parents],
      mail: system.local.aws.mailbox.list(),
      logs,
      emulator: system.log,
      caller: history,
      commandLine: [shown, (await system.ringi('show', arn)).out],
    };
    for (const [place, content] of Object.entries(places)) {
      if (place !== 'emulator') expect([place, content.length > 0]).toEqual([place, true]);
      const text = JSON.stringify(content);
      for (const token of tokens) expect([place, text.includes(token)]).toEqual([place, false]);
    }
  });
});
