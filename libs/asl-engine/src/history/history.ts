import { FatalFailure } from '../errors.js';
import type { HistoryEvent, HistoryEventType } from './event.js';

/** AWS's limit; the last event that fits says that the execution ended. */
export const MAX_EVENTS = 25_000;

/** The events of one execution, in order; ids count from 1. */
export class History {
  readonly events: HistoryEvent[] = [];
  readonly #now: () => number;
  readonly #onEvent: ((event: HistoryEvent) => void) | undefined;

  constructor(now: () => number, onEvent?: (event: HistoryEvent) => void) {
    this.#now = now;
    this.#onEvent = onEvent;
  }

  /**
   * Appends an event and returns its id.
   * @throws FatalFailure when only the place of the closing event is left (AWS: event 25,000 is ExecutionFailed).
   */
  append(type: HistoryEventType, previousEventId: number, details?: Record<string, unknown>): number {
    if (this.events.length >= MAX_EVENTS - 1 && !isClosing(type)) {
      throw new FatalFailure(
        'States.Runtime',
        `The execution reached the maximum number of history events (${MAX_EVENTS}).`,
      );
    }
    const id = this.events.length + 1;
    const bare: HistoryEvent = { timestamp: this.#now(), type, id, previousEventId };
    const event = details ? { ...bare, [detailsKey(type)]: details } : bare;
    this.events.push(event);
    this.#onEvent?.(event);
    return id;
  }
}

function isClosing(type: HistoryEventType): boolean {
  return type.startsWith('Execution') && type !== 'ExecutionStarted';
}

/** `taskScheduledEventDetails`; all StateEntered and StateExited events share one member each. */
function detailsKey(type: HistoryEventType): `${string}EventDetails` {
  if (type.endsWith('StateEntered')) return 'stateEnteredEventDetails';
  if (type.endsWith('StateExited')) return 'stateExitedEventDetails';
  return `${type.charAt(0).toLowerCase()}${type.slice(1)}EventDetails`;
}
