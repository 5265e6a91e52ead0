/** One line of output, at the emulator's virtual time (epoch milliseconds). */
export interface LogLine {
  readonly at: number;
  readonly message: string;
}

/** Log groups and their last lines, in memory. */
export class LogStore {
  readonly #groups = new Map<string, LogLine[]>();
  readonly #keep: number;

  /** @param keep lines kept per group */
  constructor(keep = 10_000) {
    this.#keep = keep;
  }

  createGroup(name: string): boolean {
    if (this.#groups.has(name)) return false;
    this.#groups.set(name, []);
    return true;
  }

  deleteGroup(name: string): void {
    this.#groups.delete(name);
  }

  /** Appends to a group, which comes into being with its first line, as Lambda's groups do. */
  append(group: string, line: LogLine): void {
    const lines = this.#groups.get(group) ?? [];
    this.#groups.set(group, lines);
    lines.push(line);
    if (lines.length >= 2 * this.#keep) lines.splice(0, lines.length - this.#keep);
  }

  lines(group: string): readonly LogLine[] {
    return this.#groups.get(group)?.slice(-this.#keep) ?? [];
  }

  groups(): readonly string[] {
    return [...this.#groups.keys()];
  }
}
