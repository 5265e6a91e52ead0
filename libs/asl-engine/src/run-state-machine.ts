import type { Json, StateMachineDefinition } from '@ringi/asl';
import { SimulatedClock } from './clock/simulated-clock.js';
import type { Clock } from './clock/clock.js';
import { Execution } from './execution.js';
import type { ExecutionStatus } from './run/child-execution.js';
import type { HistoryEvent } from './history/event.js';
import { TaskError } from './errors.js';
import type { ObjectStore } from './map-run/object-store.js';
import type { TaskCall, TaskRunner } from './task/runner.js';
import { TaskTokens } from './task/tokens.js';

export interface RunOptions {
  readonly definition: StateMachineDefinition;
  /** Default `{}`. */
  readonly input?: Json;
  /** Answers Task states. Default: every Task fails. */
  readonly runner?: TaskRunner;
  /** Default: a SimulatedClock whose waits take no time. With a clock of your own you move it yourself. */
  readonly clock?: Clock;
  readonly tokens?: TaskTokens;
  readonly random?: () => number;
  readonly name?: string;
  /** Makes ids; default random UUIDs. */
  readonly uuid?: () => string;
  readonly objects?: ObjectStore;
}

export interface RunResult {
  readonly status: ExecutionStatus;
  readonly output?: Json;
  readonly error?: string;
  readonly cause?: string;
  readonly events: readonly HistoryEvent[];
}

const NO_RUNNER: TaskRunner = {
  call: (task) =>
    Promise.reject(
      new TaskError('States.Runtime', `No task runner was given for ${task.resource.arn}: pass \`runner\`.`),
    ),
};

/** Runs a definition to its end, in a test or a tool: milliseconds, however long its waits are. */
export async function runStateMachine(options: RunOptions): Promise<RunResult> {
  const simulated = new SimulatedClock();
  const clock = options.clock ?? simulated;
  const name = options.name ?? 'run';
  const given = options.runner ?? NO_RUNNER;
  const calls = new Calls();
  const call = (task: TaskCall) => {
    calls.add(1);
    const work = given.call(task);
    work.then(calls.ended, calls.ended);
    return work;
  };
  const { complete } = given;
  const runner: TaskRunner = complete ? { call, complete: complete.bind(given) } : { call };
  const ended = new Promise<Execution>((resolve) => {
    const execution = new Execution({
      identity: {
        executionArn: `arn:aws:states:us-east-1:123456789012:execution:machine:${name}`,
        name,
        startDate: clock.now(),
        roleArn: 'arn:aws:iam::123456789012:role/machine',
        redriveCount: 0,
        stateMachineArn: 'arn:aws:states:us-east-1:123456789012:stateMachine:machine',
        stateMachineName: 'machine',
        region: 'us-east-1',
      },
      definition: options.definition,
      input: options.input ?? {},
      clock,
      runner,
      tokens: options.tokens ?? new TaskTokens(),
      random: options.random ?? Math.random,
      uuid: options.uuid,
      objects: options.objects,
      onEnd: resolve,
    });
    execution.start();
  });
  if (!options.clock) await drainUntil(simulated, ended, calls);
  const execution = await ended;
  return new Finished(execution);
}

/** A class, so that the events are made when they are read, at no cost for those who do not. */
class Finished implements RunResult {
  readonly status: ExecutionStatus;
  readonly output?: Json;
  readonly error?: string;
  readonly cause?: string;
  readonly #execution: Execution;

  constructor(execution: Execution) {
    const { status, result, error, cause } = execution;
    this.#execution = execution;
    this.status = status;
    if (result !== undefined) this.output = result;
    if (error !== undefined) this.error = error;
    if (cause !== undefined) this.cause = cause;
  }

  get events(): readonly HistoryEvent[] {
    return this.#execution.events;
  }
}

/** Rounds of promises that are waited for before the event loop is asked for a turn, which takes much longer. */
const TICKS = 500;

/** Moves time on while the run waits for it, but not while a task's call is under way. */
async function drainUntil(clock: SimulatedClock, ended: Promise<unknown>, calls: Calls): Promise<void> {
  let running = true;
  void ended.then(() => (running = false));
  // Most runs end before anything else has a turn.
  for (let tick = 0; running && tick < TICKS; tick += 1) await undefined;
  while (running) {
    await clock.advance(0);
    if (!running) return;
    const next = clock.next();
    if (calls.count > 0 || next === undefined) await Promise.race([ended, calls.change()]);
    else await clock.advance(Math.max(0, next - clock.now()));
  }
}

/** Counts the calls under way, and tells when that changes. */
class Calls {
  count = 0;
  #waiting: (() => void)[] = [];

  add(by: number): void {
    this.count += by;
    if (this.#waiting.length > 0) for (const resolve of this.#waiting.splice(0)) resolve();
  }

  readonly ended = () => this.add(-1);

  change(): Promise<void> {
    return new Promise((resolve) => this.#waiting.push(resolve));
  }
}
