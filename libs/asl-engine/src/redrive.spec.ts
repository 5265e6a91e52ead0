import type { Json, StateDefinition, StateMachineDefinition } from '@ringi/asl';
import { Execution, SimulatedClock, TaskError, TaskTokens, type TaskCall } from './index.js';

/** An execution whose tasks fail as long as their state's name is in `broken`, and what was called. */
function execution(definition: StateMachineDefinition, input: Json = {}) {
  const clock = new SimulatedClock();
  const broken = new Set<string>();
  const calls: string[] = [];
  const run = new Execution({
    identity: {
      executionArn: 'arn:aws:states:us-east-1:111111111111:execution:m:run',
      name: 'run',
      startDate: clock.now(),
      redriveCount: 0,
      stateMachineArn: 'arn:aws:states:us-east-1:111111111111:stateMachine:m',
      stateMachineName: 'm',
      region: 'us-east-1',
    },
    definition,
    input,
    clock,
    runner: {
      call: async ({ stateName, parameters }: TaskCall) => {
        calls.push(stateName);
        if (broken.has(stateName)) throw new TaskError('Broken', stateName);
        return parameters;
      },
    },
    tokens: new TaskTokens(),
    random: () => 0,
  });
  const settle = async () => {
    for (let turn = 0; turn < 3; turn += 1) await clock.advance(0);
  };
  const start = async () => {
    run.start();
    await settle();
  };
  const redrive = async () => {
    calls.length = 0;
    broken.clear();
    run.redrive();
    await settle();
  };
  return { run, clock, broken, calls, start, redrive, settle };
}

const task = (fields: Partial<StateDefinition> = { End: true }): StateDefinition => ({
  Type: 'Task',
  Resource: 'arn:aws:states:::lambda:invoke',
  ...fields,
});
const one = (name: string, state: StateDefinition) => ({ StartAt: name, States: { [name]: state } });

describe('a redriven execution', () => {
  it('goes on with the task that failed and keeps its history', async () => {
    const { run, broken, calls, start, redrive } = execution({
      StartAt: 'First',
      States: {
        First: task({ Next: 'Second', Assign: { seen: 'first' } }),
        Second: task({ Parameters: { 'v.$': '$seen' }, End: true }),
      },
    });
    broken.add('Second');
    await start();
    const before = run.events.length;
    await redrive();
    expect(calls).toEqual(['Second']);
    expect(run.result).toEqual({ v: 'first' });
    expect(run.identity.redriveCount).toBe(1);
    expect(run.events.slice(before).map(({ type }) => type)).toEqual([
      'ExecutionRedriven',
      'TaskScheduled',
      'TaskStarted',
      'TaskSucceeded',
      'TaskStateExited',
      'ExecutionSucceeded',
    ]);
  });

  it('runs again only the branches of a Parallel that failed', async () => {
    const { run, broken, calls, start, redrive } = execution(
      one('Both', { Type: 'Parallel', Branches: [one('Good', task()), one('Bad', task())], End: true }),
    );
    broken.add('Bad');
    await start();
    expect(run.status).toBe('FAILED');
    await redrive();
    expect(calls).toEqual(['Bad']);
    expect(run.result).toEqual([{}, {}]);
  });

  it('runs again only the iterations of a Map that had not succeeded', async () => {
    const items = [1, 2, 3];
    const iteration = {
      StartAt: 'Which',
      States: {
        Which: {
          Type: 'Choice' as const,
          Choices: [{ Variable: '$', NumericEquals: 2, Next: 'Bad' }],
          Default: 'Good',
        },
        Good: task(),
        Bad: task(),
      },
    };
    const { run, broken, calls, start, redrive } = execution(
      one('Each', { Type: 'Map', MaxConcurrency: 1, ItemProcessor: iteration, End: true }),
      items,
    );
    broken.add('Bad');
    await start();
    expect(run.status).toBe('FAILED');
    await redrive();
    expect(calls).toEqual(['Bad', 'Good']);
    expect(run.result).toEqual(items);
  });

  it('redrives the children of a distributed Map that failed, and counts them', async () => {
    const { run, broken, calls, start, redrive } = execution(
      one('Each', {
        Type: 'Map',
        ItemProcessor: {
          ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
          StartAt: 'Which',
          States: {
            Which: {
              Type: 'Choice',
              Choices: [{ Variable: '$', NumericEquals: 2, Next: 'Bad' }],
              Default: 'Good',
            },
            Good: task(),
            Bad: task(),
          },
        },
        ToleratedFailureCount: 0,
        End: true,
      }),
      [1, 2],
    );
    broken.add('Bad');
    await start();
    expect(run.error).toBe('States.ExceedToleratedFailureThreshold');
    await redrive();
    expect(calls).toEqual(['Bad']);
    expect(run.result).toEqual([1, 2]);
    expect(run.events.find(({ type }) => type === 'MapRunRedriven')).toMatchObject({
      mapRunRedrivenEventDetails: { redriveCount: 1 },
    });
  });

  it('waits anew after it was stopped in a Wait, and its time begins anew', async () => {
    const { run, clock, start, redrive } = execution({
      ...one('Rest', { Type: 'Wait', Seconds: 60, End: true }),
      TimeoutSeconds: 90,
    });
    await start();
    await clock.advance(50_000);
    run.stop();
    await clock.advance(3_600_000);
    await redrive();
    await clock.advance(59_000);
    expect(run.status).toBe('RUNNING');
    await clock.advance(2_000);
    expect(run.status).toBe('SUCCEEDED');
  });

  it('counts the retries of the state anew', async () => {
    const { broken, calls, start, redrive, clock, run } = execution(
      one('T', task({ Retry: [{ ErrorEquals: ['Broken'], MaxAttempts: 1, IntervalSeconds: 1 }], End: true })),
    );
    broken.add('T');
    await start();
    await clock.advance(5_000);
    expect(calls).toEqual(['T', 'T']);
    calls.length = 0;
    run.redrive();
    await clock.advance(5_000);
    expect(calls).toEqual(['T', 'T']);
    await redrive();
    expect(run.status).toBe('SUCCEEDED');
  });

  it('is refused after success', async () => {
    const { run, start } = execution(one('P', { Type: 'Pass', End: true }));
    await start();
    expect(() => run.redrive()).toThrow('is SUCCEEDED and cannot be redriven');
  });
});
