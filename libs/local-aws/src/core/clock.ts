import type { Activity } from './activity.js';

export interface TimerOptions {
  /**
   * A recurring tick (an EventBridge schedule): when the clock jumps over many of its times, the owner is called once,
   * at the last of them, and computes its next time from there.
   */
  readonly coalesce?: (until: number) => number;
}

/**
 * The emulator's clock. Every wait in it is a timer here, so that days can pass in milliseconds.
 * `running`: virtual time is real time plus what was advanced. `manual`: time moves by `advance` alone.
 */
export interface VirtualClock {
  /** Now, epoch milliseconds, virtual. */
  now(): number;
  /** Virtual minus real time, milliseconds. Lambda workers get it with each invocation. */
  offset(): number;
  /** Calls `fire` once virtual time has reached `at`. Returns a cancel function. */
  setTimer(at: number, fire: () => void, options?: TimerOptions): () => void;
  /** Time of the next timer that is not a recurring tick, or undefined. */
  next(): number | undefined;
  /** Moves time forward by `ms`, firing each timer in order and letting all work settle between two of them. */
  advance(ms: number): Promise<void>;
  close(): void;
}

export interface ClockOptions {
  readonly mode: 'running' | 'manual';
  /** Epoch milliseconds to start at; default: real time. */
  readonly start?: number;
  readonly activity: Activity;
}
