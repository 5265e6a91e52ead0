/** A small cache: what was not asked for lately goes first, in two generations, so that a hit changes nothing. */
export class Lru<V> {
  #young = new Map<string, V>();
  #old = new Map<string, V>();
  readonly #size: number;

  /** @param size entries of one generation. */
  constructor(size: number) {
    this.#size = size;
  }

  get(key: string, make: () => V): V {
    const found = this.#young.get(key);
    if (found !== undefined) return found;
    const made = this.#old.get(key) ?? make();
    if (this.#young.size >= this.#size) {
      this.#old = this.#young;
      this.#young = new Map();
    }
    this.#young.set(key, made);
    return made;
  }
}
