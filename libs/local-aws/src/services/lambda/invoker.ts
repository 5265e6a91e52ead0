import { randomUUID } from 'node:crypto';
import type { Environment } from '../../core/environment.js';
import { ServiceError } from '../../core/errors.js';
import { FunctionFailure, type FunctionRunner } from './function-runner.js';
import type { FunctionStore, LambdaFunction } from './lambda-function.js';

/** @see https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html (6 MB each for request and response) */
export const MAX_SYNC_BYTES = 6 * 1024 * 1024;
/** Minutes between the attempts of an asynchronous invocation. @see https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html */
const RETRY_MINUTES = [1, 2];
const DEFAULT_EVENT_AGE = 21_600;

export interface InvocationResult {
  /** JSON text: the function's answer or its error. */
  readonly payload: string;
  readonly failed: boolean;
}

/** Runs functions, synchronously or as events with Lambda's retries on the virtual clock. */
export class Invoker {
  readonly #env: Environment;
  readonly #store: FunctionStore;
  readonly #runner: FunctionRunner;
  readonly #running = new Map<string, number>();

  constructor(env: Environment, store: FunctionStore, runner: FunctionRunner) {
    this.#env = env;
    this.#store = store;
    this.#runner = runner;
  }

  /** @throws ServiceError TooManyRequestsException beyond the function's reserved concurrency. */
  async run(
    fn: LambdaFunction,
    payload: unknown,
    requestId: string = randomUUID(),
  ): Promise<InvocationResult> {
    const running = this.#running.get(fn.arn) ?? 0;
    if (fn.reservedConcurrency !== undefined && running >= fn.reservedConcurrency) {
      throw new ServiceError('TooManyRequestsException', 'Rate Exceeded.', 429, {
        Reason: 'ReservedFunctionConcurrentInvocationLimitExceeded',
      });
    }
    this.#running.set(fn.arn, running + 1);
    try {
      return await this.#attempt(fn, payload, requestId);
    } finally {
      this.#running.set(fn.arn, (this.#running.get(fn.arn) ?? 1) - 1);
    }
  }

  /** Starts an asynchronous invocation. It is retried twice after a function error, then dropped and logged. */
  queue(fn: LambdaFunction, payload: unknown, requestId: string): void {
    this.#deliver(fn.name, payload, requestId, { attempt: 0, since: this.#env.clock.now() });
  }

  #deliver(
    name: string,
    payload: unknown,
    requestId: string,
    life: { attempt: number; since: number },
  ): void {
    const { activity, clock } = this.#env;
    void activity
      .track(async () => {
        const fn = this.#store.functions.get(name);
        if (!fn) return this.#drop(name, requestId, 'the function is gone');
        const config = this.#store.eventInvokeConfigs.get(name);
        let next = life;
        let delay: number;
        try {
          const result = await this.run(fn, payload, requestId);
          if (!result.failed) return;
          const minutes = RETRY_MINUTES[life.attempt];
          if (
            minutes === undefined ||
            life.attempt >= (config?.maximumRetryAttempts ?? RETRY_MINUTES.length)
          ) {
            return this.#drop(name, requestId, `it failed ${life.attempt + 1} times: ${result.payload}`);
          }
          next = { ...life, attempt: life.attempt + 1 };
          delay = minutes * 60_000;
        } catch (error) {
          if (!(error instanceof ServiceError)) throw error;
          delay = 1000; // throttled: Lambda keeps the event in its queue and tries again from 1 second on
        }
        const age = (config?.maximumEventAgeSeconds ?? DEFAULT_EVENT_AGE) * 1000;
        if (clock.now() + delay - life.since > age)
          return this.#drop(name, requestId, 'the event is too old');
        clock.setTimer(clock.now() + delay, () => this.#deliver(name, payload, requestId, next));
      })
      .catch((error: unknown) => this.#drop(name, requestId, String(error)));
  }

  #drop(name: string, requestId: string, why: string): void {
    this.#env.log(`Lambda dropped the event ${requestId} for ${name}: ${why}`);
  }

  async #attempt(fn: LambdaFunction, payload: unknown, requestId: string): Promise<InvocationResult> {
    try {
      const answer = await this.#runner(fn, payload, {
        awsRequestId: requestId,
        functionName: fn.name,
        functionVersion: '$LATEST',
        invokedFunctionArn: fn.arn,
        memoryLimitInMB: String(fn.memoryMegabytes),
        logGroupName: fn.logGroup,
        logStreamName: fn.environment['AWS_LAMBDA_LOG_STREAM_NAME'] ?? '',
      });
      const text = JSON.stringify(answer) ?? 'null';
      const size = Buffer.byteLength(text);
      if (size <= MAX_SYNC_BYTES) return { payload: text, failed: false };
      return failed({
        errorType: 'Function.ResponseSizeTooLarge',
        errorMessage: `Response payload size (${size} bytes) exceeded maximum allowed payload size (${MAX_SYNC_BYTES} bytes).`,
      });
    } catch (error) {
      return failed(errorBody(error));
    }
  }
}

const failed = (body: object): InvocationResult => ({ payload: JSON.stringify(body), failed: true });

function errorBody(error: unknown): object {
  if (error instanceof FunctionFailure) {
    return {
      errorType: error.errorType,
      errorMessage: error.message,
      ...(error.trace && { trace: error.trace }),
    };
  }
  if (error instanceof Error) {
    return { errorType: error.name, errorMessage: error.message, trace: (error.stack ?? '').split('\n') };
  }
  return { errorType: typeof error, errorMessage: String(error), trace: [] };
}
