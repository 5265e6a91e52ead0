import type { AuthorizationRecord } from './environment.js';

/** The last authorisation questions asked, oldest first. Older ones are forgotten. */
export class AuthorizationLog {
  readonly #capacity: number;
  #records: AuthorizationRecord[] = [];

  constructor(capacity = 10_000) {
    this.#capacity = capacity;
  }

  add(record: AuthorizationRecord): void {
    this.#records.push(record);
    // Cut in larger steps: dropping one record from the front for each added one would be quadratic.
    if (this.#records.length >= 2 * this.#capacity) this.#records = this.#records.slice(-this.#capacity);
  }

  list(): readonly AuthorizationRecord[] {
    return this.#records.slice(-this.#capacity);
  }
}
