import type { Json, StateType } from '@ringi/asl';
import { Cancelled } from '../errors.js';
import type { HistoryEventType } from '../history/event.js';
import type { EventDetails, History } from '../history/history.js';
import { Cancellation } from './cancellation.js';
import { Variables } from './variables.js';

/** The item of the innermost Map iteration, as `$$.Map.Item`. */
export interface MapItem {
  readonly Index: number;
  readonly Value: Json;
}

/** One line of control: the machine itself, a Parallel branch or a Map iteration. */
export class Thread {
  readonly history: History;
  readonly variables: Variables;
  readonly cancellation: Cancellation;
  readonly mapItem: MapItem | undefined;
  /** Id of the event that the next one follows. */
  previous: number;
  /** Type of the state that was entered and not yet left. */
  active: StateType | undefined;

  constructor(
    history: History,
    options: { previous: number; variables?: Variables; cancellation?: Cancellation; mapItem?: MapItem },
  ) {
    this.history = history;
    this.previous = options.previous;
    this.variables = options.variables ?? new Variables();
    this.cancellation = options.cancellation ?? new Cancellation();
    this.mapItem = options.mapItem;
  }

  /** A thread inside this one, with its own variables, following this one's cancellation. */
  fork(mapItem?: MapItem): Thread {
    const item = mapItem ?? this.mapItem;
    return new Thread(this.history, {
      previous: this.previous,
      variables: new Variables(this.variables),
      cancellation: this.cancellation.child(),
      ...(item && { mapItem: item }),
    });
  }

  /** The same place in the definition as seen by one item's ItemSelector: no events, no cancellation of its own. */
  withItem(mapItem: MapItem): Thread {
    const { history, previous, variables, cancellation } = this;
    return new Thread(history, { previous, variables, cancellation, mapItem });
  }

  /**
   * Appends an event after this thread's last one and makes it the last one.
   * @throws Cancelled when the thread was cancelled: it must leave no trace any more.
   */
  log(type: HistoryEventType, details?: EventDetails): number {
    this.previous = this.aside(type, details);
    return this.previous;
  }

  /** Appends an event after this thread's last one that the next event does not follow. */
  aside(type: HistoryEventType, details?: EventDetails): number {
    if (this.cancellation.cancelled) throw new Cancelled();
    return this.history.append(type, this.previous, details);
  }
}
