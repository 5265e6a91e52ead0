import { StartExecutionCommand } from '@aws-sdk/client-sfn';
import { SendAutomationSignalCommand } from '@aws-sdk/client-ssm';
import { startSystem, type System } from '../testing/system.js';
import { AskedWatcher } from './mails.js';
import { percentile } from './statistics.js';

export interface Latency {
  readonly concurrent: number;
  readonly samples: number;
  /** Milliseconds from StartExecution to the first level's waiting. */
  readonly start_to_waiting: { readonly p50: number; readonly p95: number };
  /** Milliseconds from the approver's signal to the next level's waiting. */
  readonly decision_to_next: { readonly p50: number; readonly p95: number };
}

/** Rounds by concurrency, so that each has at least 100 samples but the single one, which has 30. */
const ROUNDS: Readonly<Record<number, number>> = { 1: 30, 10: 10, 100: 2 };

/** AWS's quota is 100 automations, and a level in the form of two documents takes two of them. */
export const RAISED_QUOTA = 5000;

/** Measures the three-level flow in the form of two documents, on a clock that runs. */
export async function measureLatency(progress: (line: string) => void): Promise<Latency[]> {
  const system = await startSystem({
    clock: { mode: 'running' },
    quotas: { concurrentAutomations: RAISED_QUOTA },
  });
  try {
    const watcher = new AskedWatcher(system);
    await round(system, watcher, 'warm-up', 4);
    const results: Latency[] = [];
    for (const [concurrent, rounds] of Object.entries(ROUNDS).map(([n, r]) => [Number(n), r] as const)) {
      progress(`${concurrent} concurrent requests, ${rounds} rounds`);
      const [starts, decisions]: [number[], number[]] = [[], []];
      for (let index = 0; index < rounds; index += 1) {
        const times = await round(system, watcher, `${concurrent}-${index}`, concurrent);
        starts.push(...times.map(({ start }) => start));
        decisions.push(...times.map(({ decision }) => decision));
      }
      results.push({
        concurrent,
        samples: starts.length,
        start_to_waiting: { p50: percentile(starts, 0.5), p95: percentile(starts, 0.95) },
        decision_to_next: { p50: percentile(decisions, 0.5), p95: percentile(decisions, 0.95) },
      });
    }
    watcher.stop();
    return results;
  } finally {
    await system.close();
  }
}

async function round(
  system: System,
  watcher: AskedWatcher,
  name: string,
  concurrent: number,
): Promise<{ start: number; decision: number }[]> {
  const files = Array.from({ length: concurrent }, (_, index) => `request-${name}-${index}.html`);
  const starts = await Promise.all(
    files.map(async (file) => {
      const began = performance.now();
      await startReviewing(system, 'publish', file);
      return { file, asked: await watcher.level(file, 1), began };
    }),
  );
  const approver = system.ssmAs('sato');
  const times = await Promise.all(
    starts.map(async ({ file, asked, began }) => {
      const decided = performance.now();
      await approver.send(
        new SendAutomationSignalCommand({ AutomationExecutionId: asked.automationId, SignalType: 'Approve' }),
      );
      return { file, start: asked.at - began, decision: (await watcher.level(file, 2)).at - decided };
    }),
  );
  // Out of the way of the next round.
  const rejecter = system.ssmAs('suzuki');
  for (const { file } of times) {
    const { automationId } = await watcher.level(file, 2);
    await rejecter.send(
      new SendAutomationSignalCommand({ AutomationExecutionId: automationId, SignalType: 'Reject' }),
    );
  }
  return times;
}

/** Starts a request whose every level reviews a file of this name. */
export async function startReviewing(system: System, flow: string, file: string): Promise<void> {
  const { stateMachineArn, inputExample } = system.flow(flow);
  const input = Object.fromEntries(
    Object.entries(inputExample).map(([field, value]) => [
      field,
      field.endsWith('_confirmation_file') ? file : value,
    ]),
  );
  await system.sfn.send(new StartExecutionCommand({ stateMachineArn, input: JSON.stringify(input) }));
}
