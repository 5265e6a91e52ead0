import * as z from 'zod/mini';
import type { ExecutionReader, HistoryEvent } from '../ports.js';

/** One execution whose events are merged. */
export interface HistorySource {
  /** 0: the caller. */
  readonly level: number;
  /** Counts the executions of a level: 0, and one more for each redrive of the caller that ran it again. */
  readonly round: number;
  readonly arn: string;
}

/** For each source that is not read to its end: the page it is in, and how many of its events were given. */
export const MergeCursorSchema = z.record(
  z.string(),
  z.strictObject({ page: z.optional(z.string()), given: z.int().check(z.minimum(0)) }),
);
export type MergeCursor = z.infer<typeof MergeCursorSchema>;

export interface MergedEvent {
  readonly source: HistorySource;
  readonly event: HistoryEvent;
}

/**
 * The events of several executions in the order of their times, page by page.
 * @param cursor of the page before; sources it does not name were read to their end. None: from the beginning.
 * @returns a cursor unless all is read.
 */
export async function mergeHistories(
  reader: Pick<ExecutionReader, 'history'>,
  sources: readonly HistorySource[],
  cursor: MergeCursor | undefined,
  limit: number,
): Promise<{ events: readonly MergedEvent[]; cursor?: MergeCursor }> {
  const wanted = sources.flatMap((source) => {
    const from = cursor ? cursor[source.arn] : { given: 0 };
    return from ? [new Reading(reader, source, from)] : [];
  });
  await Promise.all(wanted.map((reading) => reading.fill()));
  const events: MergedEvent[] = [];
  while (events.length < limit) {
    const next = earliest(wanted);
    if (!next) return { events };
    events.push(next.take());
    await next.fill();
  }
  const left = wanted.filter(({ head }) => head !== undefined);
  if (left.length === 0) return { events };
  return { events, cursor: Object.fromEntries(left.map((reading) => [reading.source.arn, reading.place])) };
}

/** At the same moment the caller's event comes first, then the lower level's. */
const earliest = (readings: readonly Reading[]): Reading | undefined =>
  readings
    .filter(({ head }) => head !== undefined)
    .reduce<Reading | undefined>(
      (first, each) => (first?.head && first.head.at <= (each.head?.at ?? '') ? first : each),
      undefined,
    );

class Reading {
  #events: readonly HistoryEvent[] = [];
  #page: string | undefined;
  #given: number;
  #next: string | undefined;
  #loaded = false;

  constructor(
    readonly reader: Pick<ExecutionReader, 'history'>,
    readonly source: HistorySource,
    from: MergeCursor[string],
  ) {
    this.#page = from.page;
    this.#given = from.given;
  }

  get head(): HistoryEvent | undefined {
    return this.#events[this.#given];
  }

  get place(): MergeCursor[string] {
    return { ...(this.#page !== undefined && { page: this.#page }), given: this.#given };
  }

  take(): MergedEvent {
    const event = this.head;
    if (!event) throw new Error(`${this.source.arn} has no event left.`);
    this.#given += 1;
    return { source: this.source, event };
  }

  /** Sees to it that there is a head, unless all is read. */
  async fill(): Promise<void> {
    while (this.head === undefined) {
      if (this.#loaded) {
        if (this.#next === undefined) return;
        this.#page = this.#next;
        this.#given = 0;
      }
      const { events, next } = await this.reader.history(this.source.arn, this.#page);
      this.#loaded = true;
      this.#events = events;
      this.#next = next;
    }
  }
}
