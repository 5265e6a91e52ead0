/** Why work is no longer wanted; given to whoever waits. */
export type CancelReason = 'stopped' | 'timed-out' | 'sibling-failed' | 'ended';

/** A switch that ends all waits of a thread and of the threads below it. Much lighter than an AbortController. */
export class Cancellation {
  #listeners: Set<(reason: CancelReason) => void> | undefined;
  #reason: CancelReason | undefined;
  #detach: (() => void) | undefined;

  get cancelled(): boolean {
    return this.#reason !== undefined;
  }

  get reason(): CancelReason | undefined {
    return this.#reason;
  }

  /** Calls `listener` once, now if it is already cancelled. Returns a function that unregisters it. */
  onCancel(listener: (reason: CancelReason) => void): () => void {
    if (this.#reason !== undefined) {
      listener(this.#reason);
      return () => undefined;
    }
    this.#listeners ??= new Set();
    this.#listeners.add(listener);
    return () => this.#listeners?.delete(listener);
  }

  cancel(reason: CancelReason): void {
    if (this.#reason !== undefined) return;
    this.#reason = reason;
    this.release();
    const listeners = this.#listeners ?? [];
    this.#listeners = undefined;
    for (const listener of listeners) listener(reason);
  }

  /** A cancellation that also follows this one. Call `release` on it when its thread is done. */
  child(): Cancellation {
    const child = new Cancellation();
    child.#detach = this.onCancel((reason) => child.cancel(reason));
    return child;
  }

  release(): void {
    this.#detach?.();
    this.#detach = undefined;
  }
}
