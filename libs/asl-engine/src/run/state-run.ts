import type { Json } from '@ringi/asl';
import type { TaskToken } from '../task/task-token.js';
import type { Machine } from './machine.js';
import type { Stay, Thread } from './thread.js';

/** One stay in one state, as its handler sees it; each retry has one of its own. */
export interface StateRun extends Stay {
  readonly machine: Machine;
  readonly thread: Thread;
  readonly retryCount: number;
  /** Set once the task has one. */
  taskToken?: TaskToken | undefined;
  /** The context object, once somebody has looked at it. */
  context?: Json | undefined;
}

/** The same stay seen anew: what depends on the attempt or the thread is made again. */
export function anew(run: StateRun, changes: Partial<Pick<StateRun, 'retryCount' | 'thread'>>): StateRun {
  return { ...run, taskToken: undefined, context: undefined, ...changes };
}

/** What a state answers: its output, the variables it assigns, and for Choice and Catch where to go. */
export interface StateResult {
  readonly output: Json;
  readonly assigned?: Readonly<Record<string, Json>> | undefined;
  /** Overrides the state's own Next. */
  readonly next?: string;
}

export type StateHandler = (run: StateRun) => StateResult | Promise<StateResult>;
