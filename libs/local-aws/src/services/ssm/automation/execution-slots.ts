interface Waiter {
  readonly isChild: boolean;
  readonly begin: () => void;
}

/** A place among the running automations, or in the queue in front of them. */
export interface Slot {
  /** Gives the place up, running or queued. Safe to call twice. */
  release(): void;
}

/**
 * AWS's concurrency quota of Automation: so many run at once, children counted; further ones wait as Pending.
 * Children wait ahead of automations that were not started by another (our choice: AWS does not document the order). A
 * hundred parents that all wait for a Pending child still block each other, as the quota's wording has it.
 * @see https://docs.aws.amazon.com/systems-manager/latest/userguide/adaptive-concurrency.html
 */
export class ExecutionSlots {
  readonly #limit: number;
  readonly #queueLimit: number;
  #running = 0;
  readonly #children = new Set<Waiter>();
  readonly #others = new Set<Waiter>();

  constructor(limit: number, queueLimit: number) {
    this.#limit = limit;
    this.#queueLimit = queueLimit;
  }

  get full(): boolean {
    return this.#running >= this.#limit && this.#children.size + this.#others.size >= this.#queueLimit;
  }

  /** Takes a place; `begin` is called once it is a running one, which may be at once. */
  take(isChild: boolean, begin: () => void): Slot {
    let state: 'queued' | 'running' | 'released' = 'queued';
    const waiter: Waiter = {
      isChild,
      begin: () => {
        state = 'running';
        this.#running += 1;
        begin();
      },
    };
    const queue = isChild ? this.#children : this.#others;
    if (this.#running < this.#limit) waiter.begin();
    else queue.add(waiter);
    return {
      release: () => {
        if (state === 'queued') queue.delete(waiter);
        if (state === 'running') {
          this.#running -= 1;
          this.#admit();
        }
        state = 'released';
      },
    };
  }

  #admit(): void {
    while (this.#running < this.#limit) {
      const queue = this.#children.size > 0 ? this.#children : this.#others;
      const [next] = queue;
      if (!next) return;
      queue.delete(next);
      next.begin();
    }
  }
}
