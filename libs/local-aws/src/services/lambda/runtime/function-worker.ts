import { Worker } from 'node:worker_threads';
import { FunctionFailure, type InvocationContext, type RunnableFunction } from '../function-runner.js';
import type { ErrorBody, FromWorker, ToWorker, WorkerData } from './worker-messages.js';
import { WORKER_SOURCE } from './worker-source.js';

/** Real milliseconds a function may take to load. Our choice: a laptop under load is slower than Lambda's 10 s of Init. */
const INIT_LIMIT = 60_000;

export interface WorkerHooks {
  /** Virtual minus real time, milliseconds. */
  clockOffset(): number;
  output(fn: RunnableFunction, line: string): void;
}

/** One execution environment: a worker thread with the function's code, for one invocation at a time. */
export class FunctionWorker {
  readonly #fn: RunnableFunction;
  readonly #hooks: WorkerHooks;
  readonly #worker: Worker;
  readonly #ready: Promise<void>;
  #settle: { resolve(body: string): void; reject(error: Error): void } | undefined;
  /** Request id of the invocation under way. */
  #settleId = '';
  #exited = false;

  constructor(fn: RunnableFunction, hooks: WorkerHooks) {
    this.#fn = fn;
    this.#hooks = hooks;
    const workerData: WorkerData = {
      codePath: fn.codePath,
      handler: fn.handler,
      clockOffset: hooks.clockOffset(),
    };
    this.#worker = new Worker(WORKER_SOURCE, {
      eval: true,
      workerData,
      env: { ...fn.environment },
      execArgv: ['--no-warnings'],
      // V8's heap only; Lambda counts the whole process.
      resourceLimits: { maxOldGenerationSizeMb: fn.memoryMegabytes },
    });
    // The port keeps the process alive, and an invocation its time-out; an idle worker must not.
    this.#worker.unref();
    let failInit: (error: Error) => void = () => undefined;
    this.#ready = new Promise((resolve, reject) => {
      failInit = reject;
      this.#worker.on('message', (message: FromWorker) => {
        if (message.type === 'ready') resolve();
        else if (message.type === 'output') this.#print(message.text);
        else if (message.type === 'result') this.#settle?.resolve(message.body);
        else if (message.type === 'error') this.#settle?.reject(failure(message.error));
        else this.#end(failure(message.error), failInit);
      });
    });
    this.#ready.catch(() => undefined); // told to whoever invokes
    this.#worker.on('error', (error) => this.#end(exitError(this.#settleId, error.message), failInit));
    this.#worker.on('exit', (code) => {
      const how =
        code === 0
          ? 'Runtime exited without providing a reason'
          : `Runtime exited with error: exit status ${code}`;
      this.#end(exitError(this.#settleId, how), failInit);
    });
  }

  /** Whether it can take another invocation. */
  get alive(): boolean {
    return !this.#exited;
  }

  /** @throws FunctionFailure */
  async invoke(payload: string, context: InvocationContext): Promise<string> {
    this.#settleId = context.awsRequestId;
    await this.#withLimit(INIT_LIMIT, () => this.#ready, context);
    const limit = this.#fn.timeoutSeconds * 1000;
    return this.#withLimit(
      limit,
      () =>
        new Promise<string>((resolve, reject) => {
          this.#settle = { resolve, reject };
          if (this.#exited)
            return reject(exitError(this.#settleId, 'Runtime exited without providing a reason'));
          const message: ToWorker = {
            id: context.awsRequestId,
            payload,
            context,
            clockOffset: this.#hooks.clockOffset(),
            deadline: Date.now() + limit,
          };
          this.#worker.postMessage(message);
        }),
      context,
    );
  }

  async terminate(): Promise<void> {
    this.#exited = true;
    await this.#worker.terminate();
  }

  /** Runs `work` for at most `limit` real milliseconds; beyond, the worker is ended and the invocation has timed out. */
  async #withLimit<T>(
    limit: number,
    work: () => Promise<T>,
    { awsRequestId }: InvocationContext,
  ): Promise<T> {
    let timer: NodeJS.Timeout | undefined;
    const timeout = new Promise<never>((_, reject) => {
      timer = setTimeout(() => {
        const seconds = (limit / 1000).toFixed(2);
        reject(
          new FunctionFailure(
            'Sandbox.Timedout',
            `RequestId: ${awsRequestId} Error: Task timed out after ${seconds} seconds`,
          ),
        );
        void this.terminate();
      }, limit);
    });
    try {
      return await Promise.race([work(), timeout]);
    } finally {
      clearTimeout(timer);
      this.#settle = undefined;
    }
  }

  #print(text: string): void {
    for (const line of text.replace(/\n$/, '').split('\n')) this.#hooks.output(this.#fn, line);
  }

  /** The worker is at its end: nobody else may get it. */
  #end(error: FunctionFailure, failInit: (error: Error) => void): void {
    this.#exited = true;
    failInit(error); // without effect once it was ready
    this.#settle?.reject(error);
  }
}

const failure = ({ errorType, errorMessage, trace }: ErrorBody): FunctionFailure =>
  new FunctionFailure(errorType, errorMessage, trace);

const exitError = (requestId: string, how: string): FunctionFailure =>
  new FunctionFailure('Runtime.ExitError', `RequestId: ${requestId} Error: ${how}`);
