import type { Clock } from './clock.js';

/** The longest delay setTimeout takes; longer waits are made of several. */
const LONGEST = 2 ** 31 - 1;

/** Real time. Its timers do not keep the process alive. */
export class SystemClock implements Clock {
  now(): number {
    return Date.now();
  }

  setTimer(at: number, fire: () => void): () => void {
    let handle: NodeJS.Timeout;
    const arm = () => {
      const left = at - Date.now();
      handle = left > LONGEST ? setTimeout(arm, LONGEST) : setTimeout(fire, Math.max(0, left));
      handle.unref();
    };
    arm();
    return () => clearTimeout(handle);
  }
}
