import type { Json, StateMachineDefinition } from '@ringi/asl';
import { SimulatedClock } from '../../clock/simulated-clock.js';
import { Execution } from '../../execution.js';
import type { ExecutionStatus } from '../../run/child-execution.js';
import type { HistoryEvent, HistoryEventType } from '../../history/event.js';
import type { ObjectStore } from '../../map-run/object-store.js';
import { TaskTokens, type PendingTask } from '../../task/tokens.js';
import { Gate } from './gate.js';
import { MockRunner } from './mock-runner.js';
import type { Mocks } from './mocks.js';

export interface TestRunOptions {
  readonly input: Json;
  readonly mocks: Mocks;
  readonly objects: ObjectStore | undefined;
  readonly start: number | undefined;
}

/**
 * One execution in a test. It moves only when it is told to; time passes as far as that needs, without waiting for it.
 * Everything that is not known before the run ends (`output`, `error`) is undefined until then.
 */
export class TestRun<Output = Json> {
  readonly definition: StateMachineDefinition;
  readonly #clock: SimulatedClock;
  readonly #gate = new Gate();
  readonly #runner: MockRunner;
  readonly #tokens = new TaskTokens();
  readonly #execution: Execution;

  constructor(definition: StateMachineDefinition, options: TestRunOptions) {
    this.definition = definition;
    this.#clock = new SimulatedClock(options.start);
    this.#runner = new MockRunner(options.mocks);
    this.#runner.answerSoon = (token, output) =>
      // The token counts once the task has been submitted, which is after this call has returned.
      queueMicrotask(() => queueMicrotask(() => this.#tokens.get(token)?.succeed(output)));
    const [account, name] = ['arn:aws:states:us-east-1:123456789012', 'test'];
    let ids = 0;
    this.#execution = new Execution({
      identity: {
        executionArn: `${account}:execution:machine:${name}`,
        name,
        startDate: this.#clock.now(),
        roleArn: 'arn:aws:iam::123456789012:role/machine',
        redriveCount: 0,
        stateMachineArn: `${account}:stateMachine:machine`,
        stateMachineName: 'machine',
        region: 'us-east-1',
      },
      definition,
      input: options.input,
      clock: this.#clock,
      runner: this.#runner,
      activities: this.#runner,
      tokens: this.#tokens,
      objects: options.objects,
      random: () => 0.5,
      uuid: () => `00000000-0000-4000-8000-${String((ids += 1)).padStart(12, '0')}`,
      beforeState: (state) => this.#gate.pass(state),
    });
    this.#execution.start();
  }

  get status(): ExecutionStatus {
    return this.#execution.status;
  }

  get output(): Output | undefined {
    return this.#execution.result as Output | undefined;
  }

  get error(): string | undefined {
    return this.#execution.error;
  }

  get cause(): string | undefined {
    return this.#execution.cause;
  }

  /** The history, as GetExecutionHistory answers it. */
  get events(): readonly HistoryEvent[] {
    return this.#execution.events;
  }

  /** Names of the states in the order they were entered. */
  get path(): string[] {
    return this.events.flatMap((event) =>
      event.type.endsWith('StateEntered') ? [String(event.stateEnteredEventDetails?.['name'])] : [],
    );
  }

  /** Names of the states whose tasks wait for an answer. */
  get waiting(): string[] {
    return this.#runner.waiting
      .filter(({ taskToken }) => this.#tokens.get(taskToken))
      .map(({ name }) => name);
  }

  /** Seconds since the execution started. */
  get elapsed(): number {
    return (this.#clock.now() - this.#execution.identity.startDate) / 1_000;
  }

  /** Parameters of each call that the Task state has made. */
  calls(stateName: string): Json[] {
    return this.#runner.calls(stateName);
  }

  eventsOf(type: HistoryEventType): HistoryEvent[] {
    return this.events.filter((event) => event.type === type);
  }

  /** Enters the next state and runs it as far as it goes; answers its name, undefined when the run has ended. */
  async step(): Promise<string | undefined> {
    await this.#move(() => this.#gate.held.length > 0);
    const name = this.#gate.release();
    await this.#settle();
    return name;
  }

  /** Runs until the state is about to be entered. @throws Error when the run ends or stalls before that. */
  async before(stateName: string): Promise<this> {
    this.#gate.openUntil(stateName);
    await this.#move(() => this.#gate.held.includes(stateName));
    this.#gate.close();
    return this.#reached(this.#gate.held.includes(stateName), `is about to be entered: '${stateName}'`);
  }

  /** Runs until a task of the state waits for an answer. @throws Error when the run ends or stalls before that. */
  async until(stateName: string): Promise<this> {
    this.#gate.openUntil(undefined);
    await this.#move(() => this.waiting.includes(stateName));
    return this.#reached(this.waiting.includes(stateName), `waits for an answer: '${stateName}'`);
  }

  /**
   * Runs to the end: waits, retries and timeouts take no time.
   * @throws Error when it stalls, because a task waits for an answer that nothing limits.
   */
  async toEnd(): Promise<this> {
    this.#gate.openUntil(undefined);
    await this.#move(() => this.status !== 'RUNNING');
    return this.#reached(this.status !== 'RUNNING', `ends the run`);
  }

  /** Lets so many seconds pass. */
  async advance(seconds: number): Promise<this> {
    this.#gate.openUntil(undefined);
    await this.#clock.advance(seconds * 1_000);
    return this;
  }

  /** SendTaskSuccess for the task of the state that has waited longest. */
  async answer(stateName: string, output: Json): Promise<this> {
    return this.#send(stateName, (task) => task.succeed(output));
  }

  /** SendTaskFailure. */
  async fail(stateName: string, error?: string, cause?: string): Promise<this> {
    return this.#send(stateName, (task) => task.fail(error, cause));
  }

  /** SendTaskHeartbeat. */
  async heartbeat(stateName: string): Promise<this> {
    const task = this.#tokens.get(this.#open(stateName).taskToken);
    task?.heartbeat();
    return this;
  }

  /** StopExecution. */
  async stop(error?: string, cause?: string): Promise<this> {
    this.#execution.stop(error, cause);
    await this.#settle();
    return this;
  }

  async #send(stateName: string, act: (task: PendingTask) => void): Promise<this> {
    const waiting = this.#open(stateName);
    const task = this.#tokens.get(waiting.taskToken);
    this.#runner.waiting.splice(this.#runner.waiting.indexOf(waiting), 1);
    if (task) act(task);
    await this.#settle();
    return this;
  }

  /** The task that waits under the name; those whose time has run out are forgotten. */
  #open(stateName: string) {
    const { waiting } = this.#runner;
    waiting.splice(0, waiting.length, ...waiting.filter(({ taskToken }) => this.#tokens.get(taskToken)));
    return this.#runner.take(stateName);
  }

  /** Lets time pass until the condition holds, the run ends, or nothing moves any more. */
  async #move(done: () => boolean): Promise<void> {
    for (;;) {
      await this.#settle();
      const next = this.#clock.next();
      if (done() || this.status !== 'RUNNING' || next === undefined || this.#gate.held.length > 0) return;
      await this.#clock.advance(Math.max(0, next - this.#clock.now()));
    }
  }

  async #settle(): Promise<void> {
    await this.#clock.advance(0);
    await this.#clock.advance(0);
    if (this.#runner.problem) throw this.#runner.problem;
  }

  #reached(reached: boolean, what: string): this {
    if (reached) return this;
    const waiting = this.waiting.join(', ') || 'nothing';
    throw new Error(
      `Nothing ${what}. The run is ${this.status} after ${this.path.join(' → ')}; waiting for an answer: ${waiting}.${this.error === undefined ? '' : ` Error: ${this.error}: ${this.cause ?? ''}`}`,
    );
  }
}
