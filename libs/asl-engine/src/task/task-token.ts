import type { TaskTokens } from './tokens.js';

/** The token of one task attempt. It is made when somebody first looks at it: most `.sync` tasks never show theirs. */
export class TaskToken {
  readonly #tokens: TaskTokens;
  #value: string | undefined;
  #listener: ((token: string) => void) | undefined;

  constructor(tokens: TaskTokens) {
    this.#tokens = tokens;
  }

  get value(): string {
    if (this.#value === undefined) {
      this.#value = this.#tokens.issue();
      this.#listener?.(this.#value);
    }
    return this.#value;
  }

  /** Calls `listener` with the token once it is made, now if it has been. */
  whenMade(listener: (token: string) => void): void {
    if (this.#value === undefined) this.#listener = listener;
    else listener(this.#value);
  }
}
