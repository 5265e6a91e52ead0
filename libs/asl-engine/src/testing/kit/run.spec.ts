import type { StateMachineDefinition, TypedDefinition } from '@ringi/asl';
import { Coverage, fails, inTurn, run } from '../../testing.js';

const DAY = 86_400;

function ask(next: string, seconds = 30 * DAY) {
  return {
    Type: 'Task' as const,
    Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken',
    Parameters: { FunctionName: 'ask', Payload: { 'token.$': '$$.Task.Token' } },
    TimeoutSeconds: seconds,
    Next: next,
    Catch: [{ ErrorEquals: ['States.Timeout'], Next: 'Expired' }],
  };
}

/** Three levels of approval, each with a month to answer; a reminder is sent first. */
const approval: TypedDefinition<{ amount: number }, { approved: boolean }> = {
  StartAt: 'Remind',
  States: {
    Remind: {
      Type: 'Task',
      Resource: 'arn:aws:states:::sns:publish',
      Parameters: { 'Message.$': '$.amount' },
      Retry: [{ ErrorEquals: ['States.ALL'], IntervalSeconds: 3_600 }],
      Next: 'Wait',
    },
    Wait: { Type: 'Wait', Seconds: DAY, Next: 'First' },
    First: ask('Second'),
    Second: ask('Third'),
    Third: ask('Decide'),
    Decide: {
      Type: 'Choice',
      Choices: [{ Variable: '$.approved', BooleanEquals: true, Next: 'Approved' }],
      Default: 'Rejected',
    },
    Approved: { Type: 'Succeed' },
    Rejected: { Type: 'Fail', Error: 'Rejected' },
    Expired: { Type: 'Fail', Error: 'Expired' },
  },
};

describe('run', () => {
  it('answers tokens level by level; days take no time', async () => {
    const flow = run(approval, { input: { amount: 5 }, mocks: { Remind: {} } });
    for (const level of ['First', 'Second', 'Third']) {
      await flow.until(level);
      await flow.answer(level, { approved: true });
    }
    await flow.toEnd();
    expect(flow.status).toBe('SUCCEEDED');
    expect(flow.output?.approved).toBe(true);
    expect(flow.path).toEqual(['Remind', 'Wait', 'First', 'Second', 'Third', 'Decide', 'Approved']);
    expect(flow.calls('Remind')).toEqual([{ Message: 5 }]);
    expect(flow.elapsed).toBe(DAY);
  });

  it('goes on to a timeout when nobody answers', async () => {
    const flow = await run(approval, { input: { amount: 5 }, mocks: { Remind: {} } }).toEnd();
    expect(flow.error).toBe('Expired');
    expect(flow.elapsed).toBe(31 * DAY);
    expect(flow.eventsOf('TaskTimedOut')).toHaveLength(1);
  });

  it('takes outcomes in turn, and failures', async () => {
    const mocks = { Remind: inTurn(fails('SNS.Throttled'), {}), First: fails('Broken', 'why') };
    const flow = await run(approval, { input: { amount: 5 }, mocks }).toEnd();
    expect(flow).toMatchObject({ status: 'FAILED', error: 'Broken', cause: 'why' });
    expect(flow.calls('Remind')).toHaveLength(2);
  });

  it('steps from state to state', async () => {
    const flow = run(approval, { input: { amount: 5 }, mocks: { Remind: {} } });
    expect(flow.path).toEqual([]);
    expect(await flow.step()).toBe('Remind');
    expect(await flow.step()).toBe('Wait');
    expect(flow.path).toEqual(['Remind', 'Wait']);
    await flow.before('Second').catch((error: Error) => expect(error.message).toContain('Second'));
  });

  it('stops before a state that is named', async () => {
    const flow = run(approval, { input: { amount: 5 }, mocks: { Remind: {}, First: { approved: false } } });
    await flow.before('Second');
    expect(flow.path.at(-1)).toBe('First');
    expect(await flow.step()).toBe('Second');
    expect(flow.waiting).toEqual(['Second']);
  });

  it('says which mock is missing', async () => {
    await expect(run(approval, { input: { amount: 5 } }).toEnd()).rejects.toThrow("'Remind'");
  });

  it('says what a stalled run waits for', async () => {
    const endless = { ...ask('End'), TimeoutSeconds: undefined, Catch: undefined };
    const definition: StateMachineDefinition = {
      StartAt: 'Ask',
      States: { Ask: endless, End: { Type: 'Succeed' } },
    };
    const flow = run(definition, { input: {} });
    await expect(flow.toEnd()).rejects.toThrow('waiting for an answer: Ask');
    await expect(flow.answer('End', 1)).rejects.toThrow("No task of the state 'End' waits");
  });

  it('is typed by the definition', async () => {
    // @ts-expect-error the definition takes a number
    const flow = run(approval, { input: { amount: 'five' }, mocks: { Remind: {}, First: fails() } });
    await flow.toEnd();
    // @ts-expect-error the definition's output has no such member
    expect(flow.output?.['refused']).toBeUndefined();
    expect(flow.calls('Remind')).toEqual([{ Message: 'five' }]);
  });
});

describe('Coverage', () => {
  it('tells which states and branches no run has reached', async () => {
    const coverage = new Coverage(approval);
    const yes = { approved: true };
    const mocks = { Remind: {}, First: yes, Second: yes, Third: yes };
    coverage.add(await run(approval, { input: { amount: 5 }, mocks }).toEnd());
    expect(coverage.report().split('\n')).toEqual([
      'states   7 of 9 (77 %)',
      '  not entered: Rejected',
      '  not entered: Expired',
      'branches 6 of 10 (60 %)',
      '  not taken: First → Expired (Catch[0])',
      '  not taken: Second → Expired (Catch[0])',
      '  not taken: Third → Expired (Catch[0])',
      '  not taken: Decide → Rejected (Default)',
    ]);
    coverage.add(await run(approval, { input: { amount: 5 }, mocks: { Remind: {} } }).toEnd());
    expect(coverage.figures.states.missing).toEqual(['Rejected']);
  });
});
