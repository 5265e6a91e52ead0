import type { Json } from '@ringi/asl';

/** Variables of one scope. Inner scopes (branches, iterations) read outer ones and assign only their own. */
export class Variables {
  readonly #outer: Variables | undefined;
  #own: Map<string, Json> | undefined;

  constructor(outer?: Variables) {
    this.#outer = outer;
  }

  get(name: string): Json | undefined {
    return this.#own?.get(name) ?? (this.#own?.has(name) ? null : this.#outer?.get(name));
  }

  assign(values: Readonly<Record<string, Json>>): void {
    this.#own ??= new Map();
    for (const [name, value] of Object.entries(values)) this.#own.set(name, value);
  }

  /** All variables in sight, inner ones first. */
  all(): Record<string, Json> {
    return { ...this.#outer?.all(), ...Object.fromEntries(this.#own ?? []) };
  }
}
