import type { Hint, Updates } from './updates.js';

export type Mode = 'live' | 'polling' | 'offline';
export interface ConnectionState {
  readonly mode: Mode;
  /** When it became so. */
  readonly since: number;
}

export interface ConnectionParts {
  /** Absent: nothing pushes, the page polls. */
  readonly updates?: Updates | undefined;
  /** Fetches again what is shown, or what a hint is about. */
  readonly refresh: (hint: Hint) => Promise<unknown>;
  /** A cheap call to the API; its outcome comes through `reached`. */
  readonly probe: () => Promise<unknown>;
  readonly now: () => number;
  readonly changed?: (state: ConnectionState) => void;
}

export const POLL_FIRST_MS = 3_000;
const POLL_SLOWEST_MS = 30_000;
const POLL_FACTOR = 1.5;
/** A stream may die without a sound: looked after this often. */
export const BACKSTOP_MS = 30_000;
export const PROBE_MS = 3_000;
/** At most one fetch for hints in this time. */
export const HINTS_MS = 500;

/** Keeps the page true, and says how: pushed, polled, or not at all. */
export class Connection {
  #state: ConnectionState;
  #streaming = false;
  #away = false;
  #poll = POLL_FIRST_MS;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #hints: ReturnType<typeof setTimeout> | undefined;
  #pending: Hint[] = [];
  #end: (() => void) | undefined;
  readonly #listeners = new Set<() => void>();
  readonly #parts: ConnectionParts;

  constructor(parts: ConnectionParts) {
    this.#parts = parts;
    this.#state = { mode: 'polling', since: parts.now() };
  }

  state = (): ConnectionState => this.#state;

  onChange = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  start(): () => void {
    this.#end = this.#parts.updates?.subscribe({
      open: () => this.#stream(true),
      lost: () => this.#stream(false),
      hint: (hint) => this.#hint(hint),
    });
    this.#schedule();
    return () => {
      clearTimeout(this.#timer);
      clearTimeout(this.#hints);
      this.#end?.();
    };
  }

  /** Told by every call to the API. */
  reached = (yes: boolean): void => {
    if (this.#away === !yes) return;
    this.#away = !yes;
    this.#settle();
    if (yes) void this.#parts.refresh({}).catch(() => undefined);
  };

  /** Somebody did or looked at something: poll quickly again. */
  wake = (): void => {
    this.#poll = POLL_FIRST_MS;
    this.#schedule();
  };

  #stream(open: boolean): void {
    if (this.#streaming === open) return;
    this.#streaming = open;
    this.#poll = POLL_FIRST_MS;
    this.#settle();
    // Hints were missed, or the API itself is gone: look at once.
    void this.#look();
  }

  /** The first hint is followed at once, so that what somebody else did is seen. */
  #hint(hint: Hint): void {
    this.#pending.push(hint);
    if (this.#hints === undefined) this.#follow();
  }

  /** What comes meanwhile is followed together afterwards: a fetch begun again and again would never show anything. */
  #follow(): void {
    const [first, ...others] = this.#pending.splice(0);
    this.#hints = undefined;
    if (!first) return;
    const same = others.every((other) => other.request_id === first.request_id);
    const fetched = this.#parts.refresh(same ? first : {}).catch(() => undefined);
    this.#hints = setTimeout(() => void fetched.then(() => this.#follow()), HINTS_MS);
  }

  #look = (): Promise<void> =>
    (this.#away ? this.#parts.probe() : this.#parts.refresh({})).then(
      () => undefined,
      () => undefined,
    );

  #settle(): void {
    const mode: Mode = this.#away ? 'offline' : this.#streaming ? 'live' : 'polling';
    if (mode !== this.#state.mode) {
      this.#state = { mode, since: this.#parts.now() };
      this.#parts.changed?.(this.#state);
      for (const listener of this.#listeners) listener();
    }
    this.#schedule();
  }

  #schedule(): void {
    clearTimeout(this.#timer);
    const { mode } = this.#state;
    const wait = mode === 'offline' ? PROBE_MS : mode === 'live' ? BACKSTOP_MS : this.#poll;
    this.#timer = setTimeout(() => {
      this.#poll = Math.min(this.#poll * POLL_FACTOR, POLL_SLOWEST_MS);
      void this.#look().then(() => this.#schedule());
    }, wait);
  }
}
