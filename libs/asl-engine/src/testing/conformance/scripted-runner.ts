import type { Json } from '@ringi/asl';
import { TaskError } from '../../errors.js';
import type { TaskCall, TaskRunner } from '../../task/runner.js';
import type { RecordedTaskResult } from './record.js';

/** Answers tokens: what the replay has of the service's SendTask operations. */
export interface Callbacks {
  succeed(taskToken: string, output: string): void;
  fail(taskToken: string, error?: string, cause?: string): void;
}

/** Answers each state's tasks with the recorded outcomes, in order. */
export class ScriptedRunner implements TaskRunner {
  readonly #results: Map<string, RecordedTaskResult[]>;
  readonly #submitted: Json[];
  readonly #callbacks: () => Callbacks;

  /** @param submitted outputs of the recorded TaskSubmitted events, in order. */
  constructor(
    results: Readonly<Record<string, readonly RecordedTaskResult[]>>,
    submitted: readonly Json[],
    callbacks: () => Callbacks,
  ) {
    this.#results = new Map(Object.entries(results).map(([name, list]) => [name, [...list]]));
    this.#submitted = [...submitted];
    this.#callbacks = callbacks;
  }

  async call(task: TaskCall): Promise<Json> {
    const pattern = task.resource.kind === 'service' ? task.resource.pattern : 'request-response';
    if (pattern === 'request-response') return this.#outcome(task);
    if (this.#submitted.length === 0) return this.#outcome(task);
    if (pattern === 'waitForTaskToken') setImmediate(() => this.#answer(task));
    return this.#submitted.shift() as Json;
  }

  complete(task: TaskCall): Promise<Json> {
    return this.#outcome(task);
  }

  #answer(task: TaskCall): void {
    const result = this.#results.get(task.stateName)?.shift();
    const token = task.taskToken as string;
    if (result?.status === 'succeeded')
      this.#callbacks().succeed(token, JSON.stringify(value(result.output)));
    else if (result?.status === 'failed') this.#callbacks().fail(token, result.error, textOf(result.cause));
  }

  #outcome(task: TaskCall): Promise<Json> {
    const result = this.#results.get(task.stateName)?.shift();
    if (!result)
      return Promise.reject(new Error(`No recorded result is left for the state '${task.stateName}'.`));
    if (result.status === 'succeeded') return Promise.resolve(value(result.output));
    if (result.status === 'failed') return Promise.reject(new TaskError(result.error, textOf(result.cause)));
    return new Promise(() => undefined); // times out by the clock
  }
}

/** Recorded outputs are objects, or JSON texts of anything else. */
function value(output: Json | undefined): Json {
  if (typeof output !== 'string') return output ?? null;
  try {
    return JSON.parse(output) as Json;
  } catch {
    return output;
  }
}

function textOf(cause: Json | undefined): string | undefined {
  return cause === undefined || typeof cause === 'string' ? cause : JSON.stringify(cause);
}
