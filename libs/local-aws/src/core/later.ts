import type { Environment } from './environment.js';

/** Runs `work` in a later turn of the event loop, counted as work in flight. What it throws is logged. */
export function later(env: Environment, work: () => void): void {
  void env.activity.track(async () => {
    await new Promise<void>((resolve) => setImmediate(resolve));
    try {
      work();
    } catch (error) {
      env.log(
        `Unexpected failure: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
      );
    }
  });
}
