import type { Json, QueryLanguage } from '@ringi/asl';
import type { Clock } from '../clock/clock.js';
import type { Execution, ExecutionOptions } from '../execution.js';
import type { MapRunObserver } from '../map-run/map-run.js';
import type { ObjectStore } from '../map-run/object-store.js';
import type { ActivityBroker } from '../task/activity-broker.js';
import type { TaskRunner } from '../task/runner.js';
import type { TaskTokens } from '../task/tokens.js';

/** Who runs: what the context object and task runners are told about an execution. */
export interface ExecutionIdentity {
  readonly executionArn: string;
  readonly name: string;
  /** Epoch milliseconds. */
  readonly startDate: number;
  /** Absent where none is given, as TestState allows. */
  readonly roleArn?: string | undefined;
  /** Absent where AWS shows none: synchronous executions. */
  readonly redriveCount?: number | undefined;
  readonly stateMachineArn: string;
  readonly stateMachineName: string;
  readonly region: string;
}

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
  /** Told of each stage of a state's data, e.g. `afterInputPath`. */
  readonly inspect?: (stage: string, value: Json) => void;
  /** Asked before each state is entered; a promise holds the state back. For tests that step. */
  readonly beforeState?: ((name: string) => Promise<void> | undefined) | undefined;
  /** Makes a child execution that the caller starts. */
  readonly spawn: (options: ExecutionOptions) => Execution;
}
