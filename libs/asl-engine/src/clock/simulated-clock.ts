import type { Clock } from './clock.js';

interface Timer {
  readonly at: number;
  readonly order: number;
  readonly fire: () => void;
}

/**
 * A clock that moves only when told to. `advance` fires the timers on its way in order and lets all work that each one
 * starts settle before the next.
 */
export class SimulatedClock implements Clock {
  #now: number;
  #timers: Timer[] = [];
  #order = 0;

  /** @param start epoch milliseconds; default 2026-01-01T00:00:00Z. */
  constructor(start: number = Date.UTC(2026, 0, 1)) {
    this.#now = start;
  }

  now(): number {
    return this.#now;
  }

  setTimer(at: number, fire: () => void): () => void {
    const timer = { at, order: (this.#order += 1), fire };
    this.#timers.push(timer);
    return () => {
      this.#timers = this.#timers.filter((other) => other !== timer);
    };
  }

  /** Time of the next timer, or undefined when nothing waits. */
  next(): number | undefined {
    return this.#earliest()?.at;
  }

  /** Moves time forward by `ms` milliseconds. */
  async advance(ms: number): Promise<void> {
    const until = this.#now + ms;
    await settle();
    for (let timer = this.#earliest(); timer && timer.at <= until; timer = this.#earliest()) {
      this.#fire(timer);
      await settle();
    }
    this.#now = until;
  }

  /** Fires timers until none is left (a wait of days takes no time). */
  async drain(): Promise<void> {
    await settle();
    for (let timer = this.#earliest(); timer; timer = this.#earliest()) {
      this.#fire(timer);
      await settle();
    }
  }

  #earliest(): Timer | undefined {
    return this.#timers.reduce<Timer | undefined>(
      (best, timer) =>
        !best || timer.at < best.at || (timer.at === best.at && timer.order < best.order) ? timer : best,
      undefined,
    );
  }

  #fire(timer: Timer): void {
    this.#timers = this.#timers.filter((other) => other !== timer);
    this.#now = Math.max(this.#now, timer.at);
    timer.fire();
  }
}

/** One turn of the event loop: every promise that can settle has settled. */
function settle(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
