import type { Json, QueryLanguage, StatesBlock } from '@ringi/asl';
import type { Clock } from '../clock/clock.js';
import type { MapRunObserver } from '../map-run/map-run.js';
import type { ObjectStore } from '../map-run/object-store.js';
import type { ActivityBroker } from '../task/activity-broker.js';
import type { TaskRunner } from '../task/runner.js';
import type { TaskTokens } from '../task/tokens.js';
import type { ChildExecution, ChildOptions } from './child-execution.js';
import type { ExecutionIdentity } from './identity.js';
import type { Thread } from './thread.js';

/** What the context objects of all states of an execution have in common. */
export type SharedContext = { readonly Execution: Json; readonly StateMachine: Json };

/** What all threads of one execution share. */
export interface Machine {
  readonly identity: ExecutionIdentity;
  readonly input: Json;
  /** The machine's query language; a state may have its own. */
  readonly language: QueryLanguage;
  readonly clock: Clock;
  readonly runner: TaskRunner;
  readonly tokens: TaskTokens;
  /** Uniform in [0, 1): retry jitter, $random, States.MathRandom. */
  readonly random: () => number;
  /** Makes the ids that AWS makes: of map runs and child executions, States.UUID, $uuid. */
  readonly uuid: () => string;
  readonly activities?: ActivityBroker | undefined;
  readonly objects?: ObjectStore | undefined;
  readonly mapRuns?: MapRunObserver | undefined;
  /** A context object that was given instead of the engine's own. */
  readonly context?: Readonly<Record<string, Json>>;
  /** Made when a state first needs it. */
  shared?: SharedContext | undefined;
  /** Told of each stage of a state's data, e.g. `afterInputPath`. */
  readonly inspect?: (stage: string, value: Json) => void;
  /** Asked before each state is entered; a promise holds the state back. For tests that step. */
  readonly beforeState?: ((name: string) => Promise<void> | undefined) | undefined;
  /** Runs a branch or an iteration and answers its output: given, so that states need not know what runs them. */
  readonly runBlock: (machine: Machine, thread: Thread, block: StatesBlock, input: Json) => Promise<Json>;
  /** Makes a child execution that the caller starts. */
  readonly spawn: (options: ChildOptions) => ChildExecution;
}
