import { randomUUID } from 'node:crypto';

/** One mail that SNS would have sent. */
export interface Mail {
  readonly id: string;
  /** Epoch milliseconds. */
  readonly at: number;
  readonly topicArn: string;
  readonly to: string;
  readonly subject: string;
  /** Plain text; for `email-json` the JSON envelope. */
  readonly message: string;
}

/** The mails SNS would have sent, instead of sending them. Bounded: the oldest are dropped. */
export class Mailbox {
  readonly #capacity: number;
  readonly #listeners = new Set<(mail: Mail) => void>();
  #mails: Mail[] = [];

  constructor(capacity = 1000) {
    this.#capacity = capacity;
  }

  add(mail: Omit<Mail, 'id'>): void {
    const kept = { id: randomUUID(), ...mail };
    this.#mails.push(kept);
    if (this.#mails.length > this.#capacity) this.#mails.shift();
    for (const listener of this.#listeners) listener(kept);
  }

  /** Newest first; `to` narrows to one address. */
  list(filter: { readonly to?: string; readonly topicArn?: string } = {}): readonly Mail[] {
    const { to, topicArn } = filter;
    return this.#mails
      .filter(
        (mail) =>
          (to === undefined || mail.to === to) && (topicArn === undefined || mail.topicArn === topicArn),
      )
      .reverse();
  }

  /** Calls `listener` with each new mail. Returns how to stop that. */
  listen(listener: (mail: Mail) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  clear(): void {
    this.#mails = [];
  }
}
