import type { Activity } from './activity.js';
import type { ClockOptions, TimerOptions, VirtualClock } from './clock.js';
import { TimerQueue, type Timer } from './timer-queue.js';

/** Node's longest timer: a longer delay would fire at once. */
const LONGEST_REAL_DELAY = 2 ** 31 - 1;

/** @see VirtualClock */
export function createVirtualClock(options: ClockOptions & { log?: (line: string) => void }): VirtualClock {
  return new HeapClock(options);
}

class HeapClock implements VirtualClock {
  /** Timers that stand for one moment: jumps stop at each of them. */
  readonly #single = new TimerQueue();
  /** Recurring ticks: a jump calls each at most once. */
  readonly #recurring = new Set<Timer>();
  readonly #activity: Activity;
  readonly #log: (line: string) => void;
  readonly #running: boolean;
  #offset: number;
  #frozenNow: number;
  #sequence = 0;
  #realTimer: NodeJS.Timeout | undefined;
  #advancing: Promise<void> = Promise.resolve();
  #advances = 0;
  #closed = false;

  constructor({ mode, start, activity, log }: ClockOptions & { log?: (line: string) => void }) {
    const real = Date.now();
    this.#running = mode === 'running';
    this.#frozenNow = start ?? real;
    this.#offset = this.#frozenNow - real;
    this.#activity = activity;
    this.#log = log ?? (() => undefined);
  }

  now(): number {
    return this.#running ? Date.now() + this.#offset : this.#frozenNow;
  }

  offset(): number {
    return this.#running ? this.#offset : this.#frozenNow - Date.now();
  }

  setTimer(at: number, fire: () => void, options: TimerOptions = {}): () => void {
    if (!Number.isFinite(at)) throw new TypeError(`A timer needs a time in epoch milliseconds, not ${at}.`);
    const timer: Timer = { at, fire, sequence: this.#sequence++, cancelled: false, ...options };
    if (this.#closed) return () => undefined;
    if (timer.coalesce) this.#recurring.add(timer);
    else this.#single.push(timer);
    this.#armRealTimer();
    return () => {
      timer.cancelled = true;
      this.#recurring.delete(timer);
    };
  }

  next(): number | undefined {
    return this.#single.peek()?.at;
  }

  advance(ms: number): Promise<void> {
    if (!Number.isFinite(ms) || ms < 0) {
      return Promise.reject(new RangeError(`The clock only moves forward: cannot advance by ${ms} ms.`));
    }
    // Serialised: a second call starts where the first one ended.
    const result = this.#advancing.then(async () => {
      this.#advances += 1;
      try {
        await this.#advanceTo(this.now() + ms);
      } finally {
        this.#advances -= 1;
        this.#armRealTimer();
      }
    });
    this.#advancing = result.catch(() => undefined);
    return result;
  }

  close(): void {
    this.#closed = true;
    this.#single.clear();
    this.#recurring.clear();
    clearTimeout(this.#realTimer);
  }

  async #advanceTo(target: number): Promise<void> {
    for (;;) {
      await this.#activity.idle();
      if (this.#closed) return;
      const single = this.next();
      const jump = single !== undefined && single <= target ? single : target;
      const tick = this.#lastTickUntil(jump);
      if (tick) {
        this.#moveTo(tick.at);
        this.#recurring.delete(tick.timer);
        this.#call(tick.timer);
        continue; // what it set off may have set an earlier timer than the one we were heading for
      }
      this.#moveTo(jump);
      if (single === undefined || single > target) return;
      const timer = this.#single.pop();
      if (timer) this.#call(timer);
    }
  }

  /** The recurring tick to fire before a jump to `until`: of each owner only the last one counts, earliest owner first. */
  #lastTickUntil(until: number): { timer: Timer; at: number } | undefined {
    let found: { timer: Timer; at: number } | undefined;
    for (const timer of this.#recurring) {
      if (timer.at > until) continue;
      const at = Math.min(until, Math.max(timer.at, timer.coalesce?.(until) ?? timer.at));
      if (!found || at < found.at || (at === found.at && timer.sequence < found.timer.sequence)) {
        found = { timer, at };
      }
    }
    return found;
  }

  #moveTo(time: number): void {
    const now = this.now();
    if (time <= now) return;
    this.#offset += time - now;
    this.#frozenNow = time;
  }

  #call(timer: Timer): void {
    timer.cancelled = true;
    try {
      timer.fire();
    } catch (error) {
      this.#log(`A timer failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    }
  }

  /**
   * One real timer for the earliest of all. It never keeps the process alive by itself. In manual mode it serves only
   * what is due already (a Wait of 0 seconds): nobody needs to advance the clock for that.
   */
  #armRealTimer(): void {
    clearTimeout(this.#realTimer);
    if (this.#closed || this.#advances > 0) return;
    let at = this.next() ?? Infinity;
    for (const timer of this.#recurring) at = Math.min(at, timer.at);
    if (at === Infinity || (!this.#running && at > this.#frozenNow)) return;
    const delay = Math.min(LONGEST_REAL_DELAY, Math.max(0, at - this.now()));
    this.#realTimer = setTimeout(() => this.#fireDue(), delay);
    this.#realTimer.unref();
  }

  #fireDue(): void {
    if (this.#advances > 0) return; // the advance under way fires them in its own order
    const now = this.now();
    const due: Timer[] = [...this.#recurring].filter(({ at }) => at <= now);
    for (const timer of due) this.#recurring.delete(timer);
    while ((this.next() ?? Infinity) <= now) due.push(this.#single.pop() as Timer);
    due.sort((a, b) => a.at - b.at || a.sequence - b.sequence);
    for (const timer of due) if (!timer.cancelled) this.#call(timer);
    this.#armRealTimer();
  }
}
