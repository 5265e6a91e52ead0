import type { Json, StateMachineDefinition } from '@ringi/asl';
import { SimulatedClock, TaskError, TaskTokens, runStateMachine, type TaskRunner } from '../index.js';

const call = (fields: object) => ({
  Type: 'Task' as const,
  Resource: 'arn:aws:states:::lambda:invoke',
  ...fields,
});
const runner = (answer: (parameters: Json) => Json): TaskRunner => ({
  call: async (task) => answer(task.parameters),
});

describe('a Parallel state', () => {
  const definition: StateMachineDefinition = {
    StartAt: 'Both',
    States: {
      Both: {
        Type: 'Parallel',
        Branches: [
          { StartAt: 'Slow', States: { Slow: { Type: 'Wait', Seconds: 3_600, End: true } } },
          { StartAt: 'Broken', States: { Broken: { Type: 'Fail', Error: 'Broken', Cause: 'on purpose' } } },
        ],
        Catch: [{ ErrorEquals: ['Broken'], Next: 'Caught' }],
        End: true,
      },
      Caught: { Type: 'Pass', End: true },
    },
  };

  it('ends its other branches when one fails, and leaves no timer behind', async () => {
    const clock = new SimulatedClock();
    const running = runStateMachine({ definition, clock });
    await clock.advance(0);
    const run = await running;
    expect(run.output).toEqual({ Error: 'Broken', Cause: 'on purpose' });
    expect(run.events.map(({ type }) => type)).toContain('WaitStateAborted');
    expect(clock.next()).toBeUndefined();
  });
});

describe('a Map state', () => {
  it('runs no more iterations at once than MaxConcurrency and keeps the order of the items', async () => {
    let running = 0;
    let most = 0;
    const run = await runStateMachine({
      definition: {
        StartAt: 'Each',
        States: {
          Each: {
            Type: 'Map',
            ItemsPath: '$.items',
            MaxConcurrency: 2,
            ItemSelector: { 'n.$': '$$.Map.Item.Value', 'i.$': '$$.Map.Item.Index' },
            ItemProcessor: {
              StartAt: 'One',
              States: { One: call({ ResultSelector: { 'twice.$': '$.twice' }, End: true }) },
            },
            End: true,
          },
        },
      },
      input: { items: [5, 6, 7, 8, 9] },
      runner: {
        call: async (task) => {
          most = Math.max(most, (running += 1));
          await new Promise((resolve) => setImmediate(resolve));
          running -= 1;
          const { n, i } = task.parameters as { n: number; i: number };
          return { twice: n * 2, i };
        },
      },
    });
    expect(run.output).toEqual([{ twice: 10 }, { twice: 12 }, { twice: 14 }, { twice: 16 }, { twice: 18 }]);
    expect(most).toBe(2);
  });
});

describe('JSONata', () => {
  const output = async (Output: Json, input: Json = {}) =>
    runStateMachine({
      definition: {
        QueryLanguage: 'JSONata',
        StartAt: 'P',
        States: { P: { Type: 'Pass', Output, End: true } },
      },
      input,
    });

  it('fills outputs at any depth from input, context and functions of Step Functions', async () => {
    const run = await output(
      {
        all: ['{% $states.input.a + 1 %}', 'plain'],
        name: '{% $states.context.Execution.Name %}',
        r: '{% $range(1, 7, 3) %}',
      },
      { a: 1 },
    );
    expect(run.output).toEqual({ all: [2, 'plain'], name: 'run', r: [1, 4, 7] });
  });

  it('ends an expression that never ends', async () => {
    const run = await output('{% ($f := function($n) { $f($n + 1) }; $f(0)) %}');
    expect(run).toMatchObject({ status: 'FAILED', error: 'States.QueryEvaluationError' });
    expect(run.cause).toContain('more than 50000 steps');
  });

  it('matches a pattern that stalls a backtracking engine, in linear time', async () => {
    const started = performance.now();
    const run = await output('{% $contains($states.input.text, /^(a+)+$/) %}', {
      text: `${'a'.repeat(5_000)}!`,
    });
    expect(run.output).toBe(false);
    expect(performance.now() - started).toBeLessThan(2_000);
  });

  it('gives matches, groups and replacements as a RegExp would', async () => {
    const run = await output({
      match: "{% $match('ab12cd3', /([a-z]+)(\\d+)/).groups %}",
      replaced: "{% $replace('a1b22', /\\d+/, '#') %}",
    });
    expect(run.output).toEqual({ match: ['ab', '12', 'cd', '3'], replaced: 'a#b#' });
  });
});

describe('a Task state', () => {
  it('times out when heartbeats stop, and a catcher may name it States.HeartbeatTimeout', async () => {
    const clock = new SimulatedClock(0);
    const tokens = new TaskTokens();
    let token = '';
    const running = runStateMachine({
      clock,
      tokens,
      definition: {
        StartAt: 'T',
        States: {
          T: {
            ...call({ HeartbeatSeconds: 60, TimeoutSeconds: 600 }),
            Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken',
            Catch: [{ ErrorEquals: ['States.HeartbeatTimeout'], Next: 'Late' }],
            End: true,
          },
          Late: { Type: 'Pass', End: true },
        },
      },
      runner: {
        call: async (task) => {
          token = task.taskToken as string;
          return {};
        },
      },
    });
    await clock.advance(50_000);
    tokens.get(token)?.heartbeat();
    await clock.advance(59_999);
    expect(tokens.get(token)).toBeDefined();
    await clock.advance(1);
    const run = await running;
    expect(run.output).toEqual({ Error: 'States.Timeout', Cause: '' });
    expect(tokens.get(token)).toBeUndefined();
  });

  it('is not caught or retried for States.Runtime, whatever the definition says', async () => {
    const run = await runStateMachine({
      definition: {
        StartAt: 'T',
        States: {
          T: call({
            Parameters: { 'x.$': '$.nothing' },
            Retry: [{ ErrorEquals: ['States.ALL'] }],
            Catch: [{ ErrorEquals: ['States.ALL'], Next: 'C' }],
            End: true,
          }),
          C: { Type: 'Pass', End: true },
        },
      },
    });
    expect(run).toMatchObject({ status: 'FAILED', error: 'States.Runtime' });
    expect(run.cause).toBe(
      "An error occurred while executing the state 'T' (entered at the event id #2). The JSONPath '$.nothing' specified for the field 'x.$' could not be found in the input '{}'",
    );
  });

  it('fails with States.DataLimitExceeded for more than 256 KiB, in bytes', async () => {
    const definition = { StartAt: 'T', States: { T: call({ End: true }) } };
    const sized = (length: number) =>
      runStateMachine({ definition, runner: runner(() => 'é'.repeat(length)) });
    expect((await sized(131_071)).status).toBe('SUCCEEDED');
    expect(await sized(131_072)).toMatchObject({ status: 'FAILED', error: 'States.DataLimitExceeded' });
  });

  it('spreads retries by the injected random number when JitterStrategy is FULL, within MaxDelaySeconds', async () => {
    const clock = new SimulatedClock(0);
    const at: number[] = [];
    const running = runStateMachine({
      clock,
      random: () => 0.5,
      definition: {
        StartAt: 'T',
        States: {
          T: call({
            Retry: [
              {
                ErrorEquals: ['States.ALL'],
                IntervalSeconds: 8,
                BackoffRate: 2,
                MaxDelaySeconds: 10,
                JitterStrategy: 'FULL',
                MaxAttempts: 2,
              },
            ],
            End: true,
          }),
        },
      },
      runner: {
        call: async () => {
          at.push(clock.now());
          throw new TaskError('Busy');
        },
      },
    });
    await clock.drain();
    await running;
    expect(at).toEqual([0, 4_000, 9_000]);
  });
});

describe('an endless machine', () => {
  it('ends at event 25,000 as AWS ends it', async () => {
    const run = await runStateMachine({
      definition: {
        StartAt: 'A',
        States: { A: { Type: 'Pass', Next: 'B' }, B: { Type: 'Pass', Next: 'A' } },
      },
    });
    expect(run.events).toHaveLength(25_000);
    expect(run).toMatchObject({
      status: 'FAILED',
      error: 'States.Runtime',
      cause: 'The execution reached the maximum number of history events (25000).',
    });
  });

  it('is TIMED_OUT by the machine’s TimeoutSeconds, at exactly that moment', async () => {
    const run = await runStateMachine({
      definition: {
        TimeoutSeconds: 5,
        StartAt: 'W',
        States: { W: { Type: 'Wait', Seconds: 60, End: true } },
      },
    });
    expect(run).toMatchObject({ status: 'TIMED_OUT', error: 'States.Timeout' });
    expect((run.events.at(-1)?.timestamp ?? 0) - (run.events[0]?.timestamp ?? 0)).toBe(5_000);
  });
});
