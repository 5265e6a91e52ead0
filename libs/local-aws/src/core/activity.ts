/** Counts work in flight (requests, invocations, deliveries). */
export class Activity {
  #inFlight = 0;
  #waiters: (() => void)[] = [];

  /** Runs `work` and counts it until it settles. */
  async track<T>(work: () => T | Promise<T>): Promise<T> {
    this.#inFlight += 1;
    try {
      return await work();
    } finally {
      this.#inFlight -= 1;
      if (this.#inFlight === 0) for (const wake of this.#waiters.splice(0)) wake();
    }
  }

  get busy(): boolean {
    return this.#inFlight > 0;
  }

  /** Resolves once nothing is in flight and nothing new started during two turns of the event loop. */
  async idle(): Promise<void> {
    for (let quiet = 0; quiet < 2;) {
      if (this.busy) {
        await new Promise<void>((resolve) => this.#waiters.push(resolve));
        quiet = 0;
      }
      await new Promise<void>((resolve) => setImmediate(resolve));
      quiet = this.busy ? 0 : quiet + 1;
    }
  }
}
