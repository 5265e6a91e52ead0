import type { Mail } from '@ringi/local-aws';
import type { System } from '../testing/system.js';

/** The moment at which a level's approver was told, i.e. from which the level waits. */
export interface Asked {
  /** Milliseconds of the process's monotonic clock. */
  readonly at: number;
  readonly automationId: string;
}

/** Watches the mailbox: each request reviews a file of its own name, and each level of it sends one mail. */
export class AskedWatcher {
  readonly #asked = new Map<string, Asked[]>();
  readonly #waiting = new Map<string, (asked: Asked) => void>();
  readonly stop: () => void;

  constructor({ local }: System) {
    this.stop = local.aws.mailbox.listen((mail) => this.#receive(mail));
  }

  /** Resolves once the level of the request that reviews `file` waits; levels count from 1. */
  level(file: string, level: number): Promise<Asked> {
    const there = this.#asked.get(file)?.[level - 1];
    if (there) return Promise.resolve(there);
    return new Promise((resolve) => this.#waiting.set(`${file}#${level}`, resolve));
  }

  #receive({ message }: Mail): void {
    const at = performance.now();
    const file = /request-[\w-]+\.html/.exec(message)?.[0];
    const automationId = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/.exec(message)?.[0];
    if (file === undefined || automationId === undefined) return;
    const all = this.#asked.get(file) ?? [];
    const asked = { at, automationId };
    all.push(asked);
    this.#asked.set(file, all);
    const key = `${file}#${all.length}`;
    this.#waiting.get(key)?.(asked);
    this.#waiting.delete(key);
  }
}
