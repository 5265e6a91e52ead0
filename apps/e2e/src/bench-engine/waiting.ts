import { performance } from 'node:perf_hooks';
import type { StateMachineDefinition } from '@ringi/asl';
import { SimulatedClock, type TaskCall } from '@ringi/asl-engine';
import { StateMachines } from '@ringi/asl-engine/service';
import { median } from './measure.js';

export interface WaitingResult {
  readonly executions: number;
  readonly bytes_each: number;
  /** Milliseconds from an answered token to the execution's end, medians. */
  readonly step_ms_at_100: number;
  readonly step_ms_at_all: number;
  /** Milliseconds of one GetExecutionHistory, median. */
  readonly history_ms: number;
}

const definition: StateMachineDefinition = {
  StartAt: 'Prepare',
  States: {
    Prepare: { Type: 'Pass', Result: 'ready', ResultPath: '$.state', Next: 'Approve' },
    Approve: {
      Type: 'Task',
      Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken',
      Parameters: { FunctionName: 'ask', Payload: { 'token.$': '$$.Task.Token', 'subject.$': '$.subject' } },
      TimeoutSeconds: 2_592_000,
      End: true,
    },
  },
};

/** Executions that wait on task tokens: memory of each, and whether many of them slow one down. */
export async function measureWaiting(executions: number): Promise<WaitingResult> {
  const clock = new SimulatedClock();
  const tokens: string[] = [];
  const call = (task: TaskCall) => {
    tokens.push(task.taskToken as string);
    return Promise.resolve({});
  };
  const machines = new StateMachines({
    clock,
    runner: { call },
    region: 'us-east-1',
    accountId: '111111111111',
  });
  machines.createStateMachine({ name: 'm', roleArn: 'role', definition: JSON.stringify(definition) });
  const stateMachineArn = 'arn:aws:states:us-east-1:111111111111:stateMachine:m';
  const start = async (count: number) => {
    for (let i = 0; i < count; i += 1)
      machines.startExecution({ stateMachineArn, input: JSON.stringify({ subject: `request ${i}` }) });
    await clock.advance(0);
    await clock.advance(0);
  };
  await start(100);
  const early = await answer(machines, clock, tokens, 20);
  const before = heap();
  await start(executions);
  const bytes = (heap() - before) / executions;
  const late = await answer(machines, clock, tokens, 20);
  const [first] = machines.listExecutions({ stateMachineArn, maxResults: 1 }).items;
  const executionArn = first?.executionArn as string;
  return {
    executions,
    bytes_each: Math.round(bytes),
    step_ms_at_100: early,
    step_ms_at_all: late,
    history_ms: timed(20, () => machines.getExecutionHistory({ executionArn })),
  };
}

async function answer(
  machines: StateMachines,
  clock: SimulatedClock,
  tokens: string[],
  count: number,
): Promise<number> {
  const times: number[] = [];
  for (let i = 0; i < count; i += 1) {
    const started = performance.now();
    machines.callbacks.succeed(tokens.shift() as string, '{"approved":true}');
    await clock.advance(0);
    times.push(performance.now() - started);
  }
  return median(times);
}

function timed(count: number, act: () => unknown): number {
  return median(
    Array.from({ length: count }, () => {
      const started = performance.now();
      act();
      return performance.now() - started;
    }),
  );
}

function heap(): number {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed;
}
