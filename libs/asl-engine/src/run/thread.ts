import type { Json, QueryLanguage, StateDefinition } from '@ringi/asl';
import { Cancelled } from '../errors.js';
import type { HistoryEventType } from '../history/event.js';
import type { EventDetails, History } from '../history/history.js';
import type { MapRun } from '../map-run/map-run.js';
import { Cancellation } from './cancellation.js';
import type { ChildExecution } from './child-execution.js';
import { Variables } from './variables.js';

/** The item of the innermost Map iteration, as `$$.Map.Item`. */
export interface MapItem {
  readonly Index: number;
  readonly Value: Json;
}

/** A state that was entered and not yet left. */
export interface Stay {
  readonly name: string;
  readonly state: StateDefinition;
  readonly language: QueryLanguage;
  /** The state's raw input. */
  readonly input: Json;
  readonly entered: {
    readonly id: number;
    /** Event before the Entered one: AWS lets EvaluationFailed follow it. */
    readonly previous: number;
    readonly at: number;
  };
}

/** How far the branches or iterations of a state have come. */
export interface Forks {
  readonly kind: 'forks';
  readonly outputs: Json[];
  /** By index: the thread that was begun, or that it is done. */
  readonly threads: (Thread | 'done' | undefined)[];
}

/** How far a distributed Map has come. */
export interface Children {
  readonly kind: 'children';
  readonly mapRun: MapRun;
  readonly inputs: readonly Json[];
  /** By index of their input. */
  readonly children: (ChildExecution | undefined)[];
  /** Told of each child that has ended. */
  ended: (child: ChildExecution) => void;
}

interface ThreadOptions {
  readonly previous: number;
  readonly variables?: Variables;
  readonly cancellation?: Cancellation;
  readonly mapItem?: MapItem | undefined;
}

/** One line of control: the machine itself, a Parallel branch or a Map iteration. */
export class Thread {
  readonly history: History;
  readonly variables: Variables;
  readonly cancellation: Cancellation;
  readonly mapItem: MapItem | undefined;
  /** Id of the event that the next one follows. */
  previous: number;
  /** The state it is in; of a thread that failed, the one it failed in. */
  stay: Stay | undefined;
  /** What that state has done already, for a redrive. */
  progress: Forks | Children | undefined;

  constructor(history: History, options: ThreadOptions) {
    this.history = history;
    this.previous = options.previous;
    this.variables = options.variables ?? new Variables();
    this.cancellation = options.cancellation ?? new Cancellation();
    this.mapItem = options.mapItem;
  }

  /** A thread inside this one, following this one's cancellation: with its own variables, or going on where `broken` failed. */
  fork(mapItem: MapItem | undefined, broken: Thread | undefined): Thread {
    const cancellation = this.cancellation.child();
    if (broken) return broken.revive(this.previous, cancellation);
    return new Thread(this.history, {
      previous: this.previous,
      variables: new Variables(this.variables),
      cancellation,
      mapItem: mapItem ?? this.mapItem,
    });
  }

  /** A thread that goes on where this one failed or was aborted. */
  revive(previous: number, cancellation: Cancellation): Thread {
    const { history, variables, mapItem } = this;
    const thread = new Thread(history, { previous, variables, cancellation, mapItem });
    thread.stay = this.stay;
    thread.progress = this.progress;
    return thread;
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
