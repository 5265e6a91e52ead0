/** Seconds; undefined: no limit but the execution's. */
export interface TaskLimits {
  readonly timeout?: number;
  readonly heartbeat?: number;
}
