import type { Json } from '@ringi/asl';
import { TaskError } from '../../errors.js';
import type { TaskCall, TaskRunner } from '../../task/runner.js';
import { callFunction } from './functions.js';
import type { ConformanceRecord, RecordedTaskResult } from './record.js';

/** Answers tokens: what the replay has of the service's SendTask operations. */
export interface Callbacks {
  succeed(taskToken: string, output: string): void;
  fail(taskToken: string, error?: string, cause?: string): void;
}

interface Script {
  readonly record: ConformanceRecord;
  readonly results: Readonly<Record<string, readonly RecordedTaskResult[]>>;
  /** Outputs of the recorded TaskSubmitted events, in order. */
  readonly submitted: readonly Json[];
  readonly callbacks: () => Callbacks;
}

/** Answers each state's tasks with the recorded outcomes, in order, or as the record's functions would. */
export class ScriptedRunner implements TaskRunner {
  readonly #script: Script;
  readonly #results: Map<string, RecordedTaskResult[]>;
  readonly #submitted: Json[];
  /** Set when a task was to be performed for which the record has no answer. */
  unscripted: string | undefined;

  constructor(script: Script) {
    this.#script = script;
    this.#results = new Map(Object.entries(script.results).map(([name, list]) => [name, [...list]]));
    this.#submitted = [...script.submitted];
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
    const callbacks = this.#script.callbacks();
    if (result?.status === 'succeeded') callbacks.succeed(token, JSON.stringify(value(result.output)));
    else if (result?.status === 'failed') callbacks.fail(token, result.error, textOf(result.cause));
  }

  async #outcome(task: TaskCall): Promise<Json> {
    const result = this.#results.get(task.stateName)?.shift();
    if (!result) return this.#performed(task);
    if (result.status === 'succeeded') return value(result.output);
    if (result.status === 'failed') throw new TaskError(result.error, textOf(result.cause));
    return new Promise(() => undefined); // times out by the clock
  }

  async #performed(task: TaskCall): Promise<Json> {
    const answer = callFunction(this.#script.record, task);
    if (answer !== undefined) return answer;
    this.unscripted = `no recorded result for a task of the state '${task.stateName}'`;
    throw new TaskError('States.Runtime', this.unscripted);
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
