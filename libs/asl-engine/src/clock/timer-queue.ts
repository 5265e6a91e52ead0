/** A timer of a clock. */
export interface Timer {
  readonly at: number;
  /** Breaks ties: what was set first fires first. */
  readonly order: number;
  readonly fire: () => void;
  cancelled: boolean;
}

/** Timers in the order they fire: a binary heap; cancelled ones are dropped when they come to the top. */
export class TimerQueue {
  #heap: Timer[] = [];
  #order = 0;
  #cancelled = 0;

  add(at: number, fire: () => void): Timer {
    const timer = { at, order: (this.#order += 1), fire, cancelled: false };
    this.#heap.push(timer);
    this.#up(this.#heap.length - 1);
    return timer;
  }

  cancel(timer: Timer): void {
    if (timer.cancelled) return;
    timer.cancelled = true;
    this.#cancelled += 1;
    // Long timeouts of short tasks would fill the heap otherwise.
    if (this.#cancelled > 64 && this.#cancelled > this.#heap.length / 2) this.#sweep();
  }

  /** The timer that fires next. */
  first(): Timer | undefined {
    while (this.#heap[0]?.cancelled === true) {
      this.#pop();
      this.#cancelled -= 1;
    }
    return this.#heap[0];
  }

  /** Takes the timer that `first` answers. */
  take(): Timer | undefined {
    const timer = this.first();
    if (timer) {
      this.#pop();
      timer.cancelled = true;
    }
    return timer;
  }

  #sweep(): void {
    this.#heap = this.#heap.filter((timer) => !timer.cancelled).sort(compare);
    this.#cancelled = 0;
  }

  #pop(): void {
    const last = this.#heap.pop() as Timer;
    if (this.#heap.length === 0) return;
    this.#heap[0] = last;
    this.#down(0);
  }

  #up(index: number): void {
    for (let at = index; at > 0;) {
      const parent = (at - 1) >> 1;
      if (!this.#swapIfBefore(at, parent)) return;
      at = parent;
    }
  }

  #down(index: number): void {
    for (let at = index; ;) {
      const [left, right] = [2 * at + 1, 2 * at + 2];
      const child = this.#isBefore(right, left) ? right : left;
      if (!this.#swapIfBefore(child, at)) return;
      at = child;
    }
  }

  #isBefore(a: number, b: number): boolean {
    const [first, second] = [this.#heap[a], this.#heap[b]];
    return first !== undefined && second !== undefined && compare(first, second) < 0;
  }

  #swapIfBefore(a: number, b: number): boolean {
    if (!this.#isBefore(a, b)) return false;
    [this.#heap[a], this.#heap[b]] = [this.#heap[b] as Timer, this.#heap[a] as Timer];
    return true;
  }
}

function compare(a: Timer, b: Timer): number {
  return a.at - b.at || a.order - b.order;
}
