import { FatalFailure } from '../errors.js';
import type { HistoryEvent, HistoryEventType } from './event.js';

/** AWS's limit; the last event that fits says that the execution ended. */
export const MAX_EVENTS = 25_000;

/**
 * Details of an event, or a function that makes them when the event is read: most events never are, and their JSON texts
 * would be most of the work and of the memory.
 */
export type EventDetails = Readonly<Record<string, unknown>> | (() => Readonly<Record<string, unknown>>);

interface Entry {
  readonly timestamp: number;
  readonly type: HistoryEventType;
  readonly previousEventId: number;
  readonly details: EventDetails | undefined;
}

/** The events of one execution, in order; ids count from 1. */
export class History {
  readonly #entries: (Entry | HistoryEvent)[] = [];
  readonly #now: () => number;
  readonly #onEvent: ((event: HistoryEvent) => void) | undefined;

  constructor(now: () => number, onEvent?: (event: HistoryEvent) => void) {
    this.#now = now;
    this.#onEvent = onEvent;
  }

  get length(): number {
    return this.#entries.length;
  }

  get events(): readonly HistoryEvent[] {
    return this.slice(0, this.length);
  }

  /** Events by index, `to` excluded. */
  slice(from: number, to: number): HistoryEvent[] {
    const end = Math.min(to, this.length);
    return Array.from({ length: Math.max(0, end - from) }, (_, offset) => this.#read(from + offset));
  }

  /**
   * Appends an event and returns its id.
   * @throws FatalFailure when only the place of the closing event is left (AWS: event 25,000 is ExecutionFailed).
   */
  append(type: HistoryEventType, previousEventId: number, details?: EventDetails): number {
    if (this.length >= MAX_EVENTS - 1 && !isClosing(type)) {
      throw new FatalFailure(
        'States.Runtime',
        `The execution reached the maximum number of history events (${MAX_EVENTS}).`,
      );
    }
    this.#entries.push({ timestamp: this.#now(), type, previousEventId, details });
    if (this.#onEvent) this.#onEvent(this.#read(this.length - 1));
    return this.length;
  }

  /** The event as AWS answers it; made once. */
  #read(index: number): HistoryEvent {
    const entry = this.#entries[index] as Entry | HistoryEvent;
    if (isEvent(entry)) return entry;
    const { timestamp, type, previousEventId, details } = entry;
    const bare: HistoryEvent = { timestamp, type, id: index + 1, previousEventId };
    const made = typeof details === 'function' ? details() : details;
    const event = made ? { ...bare, [detailsKey(type)]: made } : bare;
    this.#entries[index] = event;
    return event;
  }
}

function isEvent(entry: Entry | HistoryEvent): entry is HistoryEvent {
  return 'id' in entry;
}

function isClosing(type: HistoryEventType): boolean {
  return type.startsWith('Execution') && type !== 'ExecutionStarted' && type !== 'ExecutionRedriven';
}

/** `taskScheduledEventDetails`; all StateEntered and StateExited events share one member each. */
function detailsKey(type: HistoryEventType): `${string}EventDetails` {
  if (type.endsWith('StateEntered')) return 'stateEnteredEventDetails';
  if (type.endsWith('StateExited')) return 'stateExitedEventDetails';
  return `${type.charAt(0).toLowerCase()}${type.slice(1)}EventDetails`;
}
