import { Cancelled } from '../errors.js';
import type { Clock } from '../clock/clock.js';
import type { Cancellation } from './cancellation.js';

/** Resolves at `at` (epoch milliseconds), at once when that is past. Rejects with Cancelled. */
export function sleepUntil(clock: Clock, cancellation: Cancellation, at: number): Promise<void> {
  if (cancellation.cancelled) return Promise.reject(new Cancelled());
  if (at <= clock.now()) return Promise.resolve();
  return new Promise((resolve, reject) => {
    const cancelTimer = clock.setTimer(at, () => {
      forget();
      resolve();
    });
    const forget = cancellation.onCancel(() => {
      cancelTimer();
      reject(new Cancelled());
    });
  });
}
