import type { Clock } from './clock.js';
import { TimerQueue } from './timer-queue.js';
import { nextTurn } from './turn.js';

/**
 * A clock that moves only when told to. `advance` fires the timers on its way in order and lets all work that each one
 * starts settle before the next.
 */
export class SimulatedClock implements Clock {
  readonly #timers = new TimerQueue();
  #now: number;

  /** @param start epoch milliseconds; default 2026-01-01T00:00:00Z. */
  constructor(start: number = Date.UTC(2026, 0, 1)) {
    this.#now = start;
  }

  now(): number {
    return this.#now;
  }

  setTimer(at: number, fire: () => void): () => void {
    const timer = this.#timers.add(at, fire);
    return () => this.#timers.cancel(timer);
  }

  /** Time of the next timer, or undefined when nothing waits. */
  next(): number | undefined {
    return this.#timers.first()?.at;
  }

  /** Moves time forward by `ms` milliseconds. */
  async advance(ms: number): Promise<void> {
    const until = this.#now + ms;
    await nextTurn();
    while ((this.next() ?? Infinity) <= until) {
      this.#fire();
      await nextTurn();
    }
    this.#now = until;
  }

  /** Fires timers until none is left (a wait of days takes no time). */
  async drain(): Promise<void> {
    await nextTurn();
    while (this.next() !== undefined) {
      this.#fire();
      await nextTurn();
    }
  }

  #fire(): void {
    const timer = this.#timers.take();
    if (!timer) return;
    this.#now = Math.max(this.#now, timer.at);
    timer.fire();
  }
}
