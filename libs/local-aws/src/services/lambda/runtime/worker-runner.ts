import { availableParallelism } from 'node:os';
import type { FunctionRunner, InvocationContext, RunnableFunction } from '../function-runner.js';
import { FunctionWorker, type WorkerHooks } from './function-worker.js';

/** Real milliseconds after which an idle worker is ended. */
const IDLE_LIMIT = 60_000;

/**
 * As many as the machine has cores, from two to four. Lambda would start one for each invocation at once; here each worker
 * compiles the function's code anew, and more of them than cores make a burst slower: on two cores, four workers took a
 * quarter more processor time than two. Two at least, so that invocations of one function do overlap.
 */
export const DEFAULT_WORKERS = Math.max(2, Math.min(4, availableParallelism()));

export interface WorkerRunnerOptions extends WorkerHooks {
  /** Workers per function at most; further invocations wait for one. Default: {@link DEFAULT_WORKERS}. */
  readonly maximumWorkers?: number;
}

interface Pool {
  readonly idle: { worker: FunctionWorker; reaper: NodeJS.Timeout }[];
  readonly waiting: ((worker: FunctionWorker | undefined) => void)[];
  readonly all: Set<FunctionWorker>;
  revoked: boolean;
}

/** Runs functions in worker threads, a pool of them for each function. */
export function workerRunner(options: WorkerRunnerOptions): FunctionRunner {
  const maximum = options.maximumWorkers ?? DEFAULT_WORKERS;
  const pools = new Map<string, Pool>();
  let closed = false;

  const poolOf = (fn: RunnableFunction): Pool => {
    const known = pools.get(fn.arn);
    if (known) return known;
    const pool: Pool = { idle: [], waiting: [], all: new Set(), revoked: false };
    pools.set(fn.arn, pool);
    return pool;
  };

  const start = (fn: RunnableFunction, pool: Pool): FunctionWorker => {
    // What was under way when the emulator was closed must not bring a worker back to life.
    if (closed) throw new Error(`local-aws is closed: ${fn.name} is not run any more.`);
    const worker = new FunctionWorker(fn, options);
    pool.all.add(worker);
    return worker;
  };

  const take = async (fn: RunnableFunction, pool: Pool): Promise<FunctionWorker> => {
    for (let free = pool.idle.pop(); free; free = pool.idle.pop()) {
      clearTimeout(free.reaper);
      if (free.worker.alive) return free.worker;
      pool.all.delete(free.worker);
    }
    if (pool.all.size < maximum) return start(fn, pool);
    const worker = await new Promise<FunctionWorker | undefined>((resolve) => pool.waiting.push(resolve));
    return worker ?? start(fn, pool);
  };

  const giveBack = async (pool: Pool, worker: FunctionWorker): Promise<void> => {
    if (pool.revoked || !worker.alive) {
      pool.all.delete(worker);
      pool.waiting.shift()?.(undefined); // its place is free: whoever waits starts one
      await worker.terminate();
      return;
    }
    const next = pool.waiting.shift();
    if (next) {
      next(worker);
      return;
    }
    const entry = {
      worker,
      reaper: setTimeout(() => {
        pool.idle.splice(pool.idle.indexOf(entry), 1);
        pool.all.delete(worker);
        void worker.terminate();
      }, IDLE_LIMIT),
    };
    entry.reaper.unref();
    pool.idle.push(entry);
  };

  const run = async (
    fn: RunnableFunction,
    payload: unknown,
    context: InvocationContext,
  ): Promise<unknown> => {
    const pool = poolOf(fn);
    const worker = await take(fn, pool);
    try {
      return JSON.parse(await worker.invoke(JSON.stringify(payload ?? null), context)) as unknown;
    } finally {
      await giveBack(pool, worker);
    }
  };

  const drop = async (pool: Pool, busyToo: boolean): Promise<void> => {
    pool.revoked = true;
    const idle = pool.idle.splice(0);
    for (const { reaper } of idle) clearTimeout(reaper);
    const workers = busyToo ? [...pool.all] : idle.map(({ worker }) => worker);
    await Promise.all(workers.map((worker) => worker.terminate()));
  };

  return Object.assign(run, {
    async forget(functionArn: string) {
      const pool = pools.get(functionArn);
      pools.delete(functionArn);
      if (pool) await drop(pool, false); // what runs may end
    },
    async close() {
      closed = true;
      const all = [...pools.values()];
      pools.clear();
      await Promise.all(all.map((pool) => drop(pool, true)));
    },
  });
}
