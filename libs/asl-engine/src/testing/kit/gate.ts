/** Lets states be entered one at a time, or all until a certain one. */
export class Gate {
  readonly #held: { readonly name: string; readonly open: () => void }[] = [];
  #open = false;
  #stopAt: string | undefined;

  /** Names of the states that wait to be entered. */
  get held(): string[] {
    return this.#held.map(({ name }) => name);
  }

  /** Resolves when the state may be entered; undefined when that is now. */
  pass(name: string): Promise<void> | undefined {
    if (this.#open && name !== this.#stopAt) return undefined;
    return new Promise((resolve) => this.#held.push({ name, open: resolve }));
  }

  /** Lets all states in but the one that is named. */
  openUntil(stopAt: string | undefined): void {
    this.#open = true;
    this.#stopAt = stopAt;
    for (const held of this.#held.splice(0)) {
      if (held.name === stopAt) this.#held.push(held);
      else held.open();
    }
  }

  close(): void {
    this.#open = false;
  }

  /** Lets the state in that has waited longest; answers its name. */
  release(): string | undefined {
    this.close();
    const held = this.#held.shift();
    held?.open();
    return held?.name;
  }
}
