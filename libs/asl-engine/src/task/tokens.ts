import type { Json } from '@ringi/asl';
import { toBase64 } from '../base64.js';

/** A task that waits for its token. */
export interface PendingTask {
  readonly stateMachineArn: string;
  succeed(output: Json): void;
  fail(error: string | undefined, cause: string | undefined): void;
  heartbeat(): void;
}

/** AWS's tokens are about 600 base64 characters that begin like this. */
const PREFIX = 'AAAAKgAAAAIAAAAAAAAAA';
const LENGTH = 600;
/** Nobody guesses that many; the rest of a token only makes it as long as AWS's. */
const SECRET_BYTES = 48;

/** Makes task tokens and knows which task waits for which. */
export class TaskTokens {
  readonly #pending = new Map<string, PendingTask>();
  readonly #randomBytes: (bytes: Uint8Array) => void;

  /** @param randomBytes fills an array with random bytes; default the platform's. */
  constructor(randomBytes: (bytes: Uint8Array) => void = platformBytes) {
    this.#randomBytes = randomBytes;
  }

  /** A new token; nobody waits for it yet. */
  issue(): string {
    const bytes = new Uint8Array(SECRET_BYTES);
    this.#randomBytes(bytes);
    const secret = toBase64(bytes);
    return (PREFIX + secret.repeat(Math.ceil(LENGTH / secret.length))).slice(0, LENGTH);
  }

  /** Registers who waits; answers the function that ends the wait. */
  wait(token: string, task: PendingTask): () => void {
    this.#pending.set(token, task);
    return () => this.#pending.delete(token);
  }

  get(token: string): PendingTask | undefined {
    return this.#pending.get(token);
  }

  /** True for text that could be a token of ours, waiting or not. */
  static looksValid(token: string): boolean {
    return token.length === LENGTH && token.startsWith(PREFIX);
  }
}

function platformBytes(bytes: Uint8Array): void {
  globalThis.crypto.getRandomValues(bytes);
}
