import { createHash } from 'node:crypto';
import type { BusEvent, Environment } from '@ringi/local-aws';

/** Something changed; who is interested reads it again through the API, by its rules. */
export interface Hint {
  readonly kind: 'changed' | 'clock';
  /** Absent: any request. */
  readonly request_id?: string;
}

/** What an API's changes must be seen within, milliseconds, if the emulator does not get quiet before. */
const LATEST = 250;

/** Tells listeners that something changed, once what the change set off has settled. */
export class Hints {
  readonly #listeners = new Set<(hint: Hint) => void>();
  readonly #waiting = new Map<string, Hint>();
  /** To be said once more when all is quiet. */
  readonly #again = new Map<string, Hint>();
  #settling = false;
  #timer: NodeJS.Timeout | undefined;
  readonly #settled: () => Promise<void>;

  /** @param settled resolves when nothing is in flight. */
  constructor(settled: () => Promise<void>) {
    this.#settled = settled;
  }

  listen(listener: (hint: Hint) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  /** Says it soon, and again when all is quiet: what the first look came too early for, the second sees. */
  tell(hint: Hint): void {
    if (this.#listeners.size === 0) return;
    const key = JSON.stringify(hint);
    this.#waiting.set(key, hint);
    this.#again.set(key, hint);
    this.#timer ??= setTimeout(() => this.#say(), LATEST).unref();
    if (this.#settling) return;
    this.#settling = true;
    void this.#settled().then(() => {
      this.#settling = false;
      for (const [name, again] of this.#again) this.#waiting.set(name, again);
      this.#again.clear();
      this.#say();
    });
  }

  #say(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const hints = [...this.#waiting.values()];
    this.#waiting.clear();
    for (const hint of hints) for (const listener of this.#listeners) listener(hint);
  }
}

/** Hints of all that happens in an emulated account. */
export function hintsOf(env: Environment, callers: readonly string[]): Hints {
  const hints = new Hints(() => env.activity.idle());
  env.subscribe((event) => {
    const hint = hintOf(event, callers);
    if (hint) hints.tell(hint);
  });
  return hints;
}

/** Who tells that something of a request moved. */
const MOVING = new Set(['aws.states', 'aws.ssm', 'aws.codepipeline']);

/** A caller's execution is a request; of other executions, automations and pipelines we know only that something moved. */
function hintOf({ source, detail }: BusEvent, callers: readonly string[]): Hint | undefined {
  if (!MOVING.has(source)) return undefined;
  const { stateMachineArn, executionArn } = detail;
  if (typeof executionArn === 'string' && callers.includes(String(stateMachineArn))) {
    return { kind: 'changed', request_id: requestIdOf(executionArn) };
  }
  return { kind: 'changed' };
}

/** As the handlers name a request. */
export const requestIdOf = (callerExecutionArn: string): string =>
  createHash('sha256').update(callerExecutionArn).digest('hex').slice(0, 32);
