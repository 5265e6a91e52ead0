import type { StarterPorts } from '../core/ports.js';
import { Crash, crashing } from './crash.js';
import type { World } from './world.js';

/** Numbers from 0 to below `n`, the same for the same seed. */
export function randomOf(seed: number): (n: number) => number {
  let state = (seed + 1) * 0x9e3779b9;
  return (n) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % n;
  };
}

const FUNCTION_TIMEOUT_MS = 60_000;

/**
 * Runs invocations side by side, one call at a time, in an order the random source chooses. An invocation dies when it
 * is older than Lambda lets it be, or when `mayDie` says so.
 */
export class Interleaver {
  readonly #world: World;
  readonly #random: (n: number) => number;
  readonly #waiting: (() => void)[] = [];
  #running = 0;
  deathsLeft = 0;

  constructor(world: World, random: (n: number) => number) {
    this.#world = world;
    this.#random = random;
    world.around = (ports) => this.#gated(ports);
  }

  get busy(): boolean {
    return this.#running > 0;
  }

  /** Begins an invocation beside the others; how it ends is the caller's business. */
  begin(run: () => Promise<unknown>): void {
    this.#running += 1;
    run()
      .catch((error: unknown) => {
        const expected = error instanceof Crash || (error as Error).name.startsWith('Ringi.');
        if (!expected) this.failures.push(error);
      })
      .finally(() => (this.#running -= 1));
  }

  readonly failures: unknown[] = [];

  /** Lets one waiting call, chosen at random, take place. False when none waits. */
  async step(): Promise<boolean> {
    await settled();
    if (this.#waiting.length === 0) return false;
    const [go] = this.#waiting.splice(this.#random(this.#waiting.length), 1);
    go?.();
    await settled();
    return true;
  }

  async drain(): Promise<void> {
    while (await this.step());
  }

  #gated(ports: StarterPorts): StarterPorts {
    const begun = this.#world.now;
    // A dying invocation is one whose plan ends at the call it is at.
    const plan = { after: Infinity, calls: 0, died: false };
    const mortal = crashing(ports, plan);
    const wrap = (target: object): never =>
      new Proxy(target, {
        get: (object, name) => {
          const member = (object as Record<string | symbol, unknown>)[name];
          if (typeof member === 'object' && member !== null) return wrap(member);
          if (typeof member !== 'function' || ['now', 'newId', 'log', 'toCheck'].includes(String(name)))
            return member;
          return async (...args: unknown[]) => {
            await new Promise<void>((resolve) => this.#waiting.push(resolve));
            const tooOld = this.#world.now - begun > FUNCTION_TIMEOUT_MS;
            if (tooOld) plan.after = plan.calls;
            else if (this.deathsLeft > 0 && this.#random(12) === 0) {
              this.deathsLeft -= 1;
              plan.after = plan.calls + this.#random(2);
            }
            return member.apply(object, args) as unknown;
          };
        },
      }) as never;
    return wrap(mortal);
  }
}

const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
