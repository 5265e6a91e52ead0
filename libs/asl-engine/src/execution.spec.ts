import type { StateMachineDefinition } from '@ringi/asl';
import { SimulatedClock, TaskError, TaskTokens, runStateMachine, type TaskRunner } from './index.js';

const wait: StateMachineDefinition = {
  StartAt: 'Ask',
  States: {
    Ask: {
      Type: 'Task',
      Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken',
      Parameters: { FunctionName: 'start', Payload: { 'token.$': '$$.Task.Token', 'who.$': '$.who' } },
      TimeoutSeconds: 604_800,
      Next: 'Decided',
    },
    Decided: {
      Type: 'Choice',
      Choices: [{ Variable: '$.is_approved', BooleanEquals: true, Next: 'Approved' }],
      Default: 'Rejected',
    },
    Approved: { Type: 'Succeed' },
    Rejected: { Type: 'Fail', Error: 'Rejected', Cause: 'somebody said no' },
  },
};

function answering(tokens: TaskTokens, answer: (token: string) => void): TaskRunner {
  return {
    call: async (task) => {
      setImmediate(() => answer(task.taskToken as string));
      return { StatusCode: 200 };
    },
  };
}

describe('an execution', () => {
  it('waits for its task token and ends with the output that SendTaskSuccess gave', async () => {
    const tokens = new TaskTokens();
    const runner = answering(tokens, (token) => tokens.get(token)?.succeed({ is_approved: true }));
    const run = await runStateMachine({
      definition: wait,
      input: { who: 'hana' },
      runner,
      tokens,
      clock: new SimulatedClock(),
    });
    expect(run.status).toBe('SUCCEEDED');
    expect(run.output).toEqual({ is_approved: true });
    expect(run.events.map((event) => `${event.id} ${event.previousEventId} ${event.type}`)).toEqual([
      '1 0 ExecutionStarted',
      '2 0 TaskStateEntered',
      '3 2 TaskScheduled',
      '4 3 TaskStarted',
      '5 4 TaskSubmitted',
      '6 5 TaskSucceeded',
      '7 6 TaskStateExited',
      '8 7 ChoiceStateEntered',
      '9 8 ChoiceStateExited',
      '10 9 SucceedStateEntered',
      '11 10 SucceedStateExited',
      '12 11 ExecutionSucceeded',
    ]);
  });

  it('fails with the error and cause of the Fail state that a Choice leads to', async () => {
    const tokens = new TaskTokens();
    const runner = answering(tokens, (token) => tokens.get(token)?.succeed({ is_approved: false }));
    const run = await runStateMachine({
      definition: wait,
      input: { who: 'ken' },
      runner,
      tokens,
      clock: new SimulatedClock(),
    });
    expect(run).toMatchObject({ status: 'FAILED', error: 'Rejected', cause: 'somebody said no' });
  });

  it('times the task out after exactly TimeoutSeconds when nobody answers', async () => {
    const run = await runStateMachine({
      definition: wait,
      input: { who: 'mei' },
      runner: { call: async () => ({ StatusCode: 200 }) },
    });
    expect(run).toMatchObject({ status: 'FAILED', error: 'States.Timeout' });
    const [first, last] = [run.events[0], run.events.at(-1)];
    expect((last?.timestamp ?? 0) - (first?.timestamp ?? 0)).toBe(604_800_000);
    expect(run.events.at(-2)?.type).toBe('TaskTimedOut');
  });

  it('retries with growing intervals, counts them in $$.State.RetryCount, then catches', async () => {
    const seen: unknown[] = [];
    const started: number[] = [];
    const clock = new SimulatedClock(0);
    const running = runStateMachine({
      clock,
      definition: {
        StartAt: 'Call',
        States: {
          Call: {
            Type: 'Task',
            Resource: 'arn:aws:states:::lambda:invoke',
            Parameters: { 'attempt.$': '$$.State.RetryCount' },
            Retry: [
              { ErrorEquals: ['Ringi.Final'], MaxAttempts: 0 },
              { ErrorEquals: ['States.TaskFailed'], IntervalSeconds: 3, BackoffRate: 2, MaxAttempts: 2 },
            ],
            Catch: [{ ErrorEquals: ['States.ALL'], ResultPath: '$.failure', Next: 'Caught' }],
            End: true,
          },
          Caught: { Type: 'Pass', End: true },
        },
      },
      input: { request: 7 },
      runner: {
        call: async (task) => {
          seen.push(task.parameters);
          started.push(clock.now());
          throw new TaskError('Lambda.TooManyRequestsException', 'slow down');
        },
      },
    });
    await clock.drain();
    const run = await running;
    expect(seen).toEqual([{ attempt: 0 }, { attempt: 1 }, { attempt: 2 }]);
    expect(started).toEqual([0, 3_000, 9_000]);
    expect(run.output).toEqual({
      request: 7,
      failure: { Error: 'Lambda.TooManyRequestsException', Cause: 'slow down' },
    });
  });
});
