import type { Json } from '@ringi/asl';
import { StateFailure } from '../../errors.js';
import type { ActivityBroker, ActivityTask } from '../../task/activity-broker.js';
import type { TaskCall, TaskRunner } from '../../task/runner.js';
import { outcomeOf, type Mocks } from './mocks.js';

/** A task that waits for its token, or an activity task. */
export interface WaitingTask {
  /** Name of the state; of an activity task: name of the activity. */
  readonly name: string;
  readonly taskToken: string;
}

/** Performs tasks by mocks and remembers what they were given. */
export class MockRunner implements TaskRunner, ActivityBroker {
  readonly #mocks: Mocks;
  readonly #calls: { readonly name: string; readonly parameters: Json }[] = [];
  readonly waiting: WaitingTask[] = [];
  /** What went wrong in the test itself, to be thrown at its next step. */
  problem: Error | undefined;

  constructor(mocks: Mocks) {
    this.#mocks = mocks;
  }

  calls(name: string): Json[] {
    return this.#calls.filter((call) => call.name === name).map((call) => call.parameters);
  }

  async call(task: TaskCall): Promise<Json> {
    const { stateName: name, parameters, resource, taskToken } = task;
    this.#calls.push({ name, parameters });
    const waits = resource.kind === 'service' && resource.pattern === 'waitForTaskToken';
    if (waits && !Object.hasOwn(this.#mocks, name)) {
      this.waiting.push({ name, taskToken: taskToken as string });
      return {};
    }
    const sync = resource.kind === 'service' && resource.pattern.startsWith('sync');
    if (sync) return {};
    const outcome = await this.#outcome(task);
    if (waits) this.answerSoon?.(taskToken as string, outcome);
    return waits ? {} : outcome;
  }

  complete(task: TaskCall): Promise<Json> {
    return this.#outcome(task);
  }

  /** Answers a token once the task has been submitted; set by the run. */
  answerSoon: ((taskToken: string, output: Json) => void) | undefined;

  exists(): boolean {
    return true;
  }

  schedule(task: ActivityTask): () => void {
    const name = task.activityArn.split(':').at(-1) as string;
    const waiting = { name, taskToken: task.taskToken };
    queueMicrotask(() => {
      this.#calls.push({ name, parameters: JSON.parse(task.input) as Json });
      task.started('test');
      this.waiting.push(waiting);
    });
    return () => this.#forget(waiting);
  }

  /** Takes the task that has waited longest under the name. */
  take(name: string): WaitingTask {
    const task = this.waiting.find((candidate) => candidate.name === name);
    if (!task) {
      const names = this.waiting.map((candidate) => candidate.name).join(', ') || 'none';
      throw new Error(`No task of the state '${name}' waits for an answer. Waiting: ${names}.`);
    }
    return task;
  }

  #forget(task: WaitingTask): void {
    const index = this.waiting.indexOf(task);
    if (index >= 0) this.waiting.splice(index, 1);
  }

  async #outcome(task: TaskCall): Promise<Json> {
    const { stateName } = task;
    if (Object.hasOwn(this.#mocks, stateName)) return outcomeOf(this.#mocks[stateName] as Json, task);
    this.problem = new Error(
      `The Task state '${stateName}' (${task.resource.arn}) has no mock: add \`mocks: { '${stateName}': … }\`.`,
    );
    throw new StateFailure('States.Runtime', this.problem.message);
  }
}
