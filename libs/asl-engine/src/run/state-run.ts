import type { Json, QueryLanguage, StateDefinition } from '@ringi/asl';
import type { TaskToken } from '../task/task-token.js';
import type { Machine } from './machine.js';
import type { Thread } from './thread.js';

/** One stay in one state (through all its retries). */
export interface StateRun {
  readonly machine: Machine;
  readonly thread: Thread;
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
  readonly retryCount: number;
  readonly taskToken?: TaskToken;
}

/** What a state answers: its output, the variables it assigns, and for Choice and Catch where to go. */
export interface StateResult {
  readonly output: Json;
  readonly assigned?: Readonly<Record<string, Json>> | undefined;
  /** Overrides the state's own Next. */
  readonly next?: string;
}

export type StateHandler = (run: StateRun) => StateResult | Promise<StateResult>;
