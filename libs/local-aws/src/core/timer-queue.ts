/** One pending timer of the virtual clock. */
export interface Timer {
  readonly at: number;
  /** Order of registration: two timers of the same time fire in this order. */
  readonly sequence: number;
  readonly fire: () => void;
  readonly coalesce?: (until: number) => number;
  cancelled: boolean;
}

const before = (a: Timer, b: Timer): boolean => a.at < b.at || (a.at === b.at && a.sequence < b.sequence);

/** A binary heap of timers, earliest first. Cancelled timers are dropped when they reach the top. */
export class TimerQueue {
  readonly #heap: Timer[] = [];

  push(timer: Timer): void {
    const heap = this.#heap;
    let index = heap.push(timer) - 1;
    while (index > 0) {
      const parent = (index - 1) >> 1;
      const above = heap[parent] as Timer;
      if (!before(timer, above)) break;
      heap[index] = above;
      heap[parent] = timer;
      index = parent;
    }
  }

  peek(): Timer | undefined {
    while (this.#heap[0]?.cancelled) this.#removeTop();
    return this.#heap[0];
  }

  pop(): Timer | undefined {
    const top = this.peek();
    if (top) this.#removeTop();
    return top;
  }

  clear(): void {
    this.#heap.length = 0;
  }

  #removeTop(): void {
    const heap = this.#heap;
    const last = heap.pop();
    if (!last || heap.length === 0) return;
    let index = 0;
    for (;;) {
      const left = 2 * index + 1;
      const right = left + 1;
      let smallest = last;
      let at = index;
      const l = heap[left];
      const r = heap[right];
      if (l && before(l, smallest)) [smallest, at] = [l, left];
      if (r && before(r, smallest)) [smallest, at] = [r, right];
      heap[index] = smallest;
      if (at === index) return;
      heap[at] = last;
      index = at;
    }
  }
}
