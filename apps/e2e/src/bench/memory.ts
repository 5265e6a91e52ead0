import { startSystem } from '../testing/system.js';
import { RAISED_QUOTA, startReviewing } from './latency.js';
import { AskedWatcher } from './mails.js';

export interface Memory {
  readonly waiting: number;
  /** Resident set of the process with everything in it (emulator and functions), MB of 1024². */
  readonly before_mb: number;
  readonly after_mb: number;
  readonly per_request_kb: number;
}

const WAITING = 1000;
const AT_ONCE = 25;

/** Measures what 1,000 requests of the lean flow take while they wait at their first level. */
export async function measureMemory(progress: (line: string) => void): Promise<Memory> {
  const system = await startSystem({
    clock: { mode: 'running' },
    quotas: { concurrentAutomations: RAISED_QUOTA },
  });
  try {
    const watcher = new AskedWatcher(system);
    const start = async (file: string): Promise<void> => {
      await startReviewing(system, 'purchase', file);
      await watcher.level(file, 1);
    };
    // The functions' workers are up before the first look.
    await Promise.all(Array.from({ length: AT_ONCE }, (_, index) => start(`request-warm-${index}.html`)));
    const before = residentBytes();
    for (let begun = 0; begun < WAITING; begun += AT_ONCE) {
      if (begun % 250 === 0) progress(`${begun} of ${WAITING} requests wait`);
      await Promise.all(
        Array.from({ length: AT_ONCE }, (_, index) => start(`request-memory-${begun + index}.html`)),
      );
    }
    const after = residentBytes();
    watcher.stop();
    return {
      waiting: WAITING,
      before_mb: before / 2 ** 20,
      after_mb: after / 2 ** 20,
      per_request_kb: (after - before) / WAITING / 1024,
    };
  } finally {
    await system.close();
  }
}

function residentBytes(): number {
  globalThis.gc?.();
  return process.memoryUsage().rss;
}
