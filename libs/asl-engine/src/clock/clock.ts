/** The engine's only source of time. Every wait is a timer here, so that days can pass in milliseconds. */
export interface Clock {
  /** Epoch milliseconds. */
  now(): number;
  /** Calls `fire` once the time is `at` (epoch milliseconds) or later. Returns a function that cancels it. */
  setTimer(at: number, fire: () => void): () => void;
}
