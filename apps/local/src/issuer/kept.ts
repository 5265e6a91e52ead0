import { randomBytes } from 'node:crypto';

/** Things behind names that cannot be guessed, each for a while. In real time, as tokens are. */
export class Kept<T> {
  readonly #items = new Map<string, { readonly value: T; readonly until: number }>();
  readonly #milliseconds: number;

  constructor(milliseconds: number) {
    this.#milliseconds = milliseconds;
  }

  put(value: T): string {
    const now = Date.now();
    for (const [name, { until }] of this.#items) if (until <= now) this.#items.delete(name);
    const name = randomBytes(32).toString('base64url');
    this.#items.set(name, { value, until: now + this.#milliseconds });
    return name;
  }

  get(name: string | undefined): T | undefined {
    const item = name === undefined ? undefined : this.#items.get(name);
    return item && item.until > Date.now() ? item.value : undefined;
  }

  /** What is taken is gone: codes and refresh tokens are good once. */
  take(name: string | undefined): T | undefined {
    const value = this.get(name);
    if (name !== undefined) this.#items.delete(name);
    return value;
  }
}
