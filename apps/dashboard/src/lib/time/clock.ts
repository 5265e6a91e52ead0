import { useSyncExternalStore } from 'react';

/**
 * The time shown. On the laptop time can be skipped, so it is the browser's plus an offset. While the connection is
 * lost it stands still: a running clock beside old data would be a lie.
 */
export class Clock {
  #offset = 0;
  #stoppedAt: number | undefined;
  #tick = Date.now();
  readonly #listeners = new Set<() => void>();

  now = (): number => this.#stoppedAt ?? Date.now() + this.#offset;

  /** Says what time it is at the source. */
  set(instant: number): void {
    this.#offset = instant - Date.now();
    this.tick();
  }

  stop(): void {
    this.#stoppedAt ??= this.now();
  }

  go(): void {
    this.#stoppedAt = undefined;
    this.tick();
  }

  tick = (): void => {
    this.#tick = this.now();
    for (const listener of this.#listeners) listener();
  };

  /** The time of the last tick: the same for everything drawn between two. */
  ticked = (): number => this.#tick;

  onTick = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };
}

export const clock = new Clock();

/** Now, in milliseconds, renewed every half minute. */
export const useNow = (): number => useSyncExternalStore(clock.onTick, clock.ticked);
