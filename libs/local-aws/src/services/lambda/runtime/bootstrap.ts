import type { WorkerData, ToWorker, FromWorker, ErrorBody } from './worker-messages.js';

/**
 * What runs inside a function's worker thread: Lambda's Node.js runtime in small. It is sent to the worker as text
 * (see worker-source.ts), so it must stand alone: no imports but types, builtins by `process.getBuiltinModule`.
 * @param load the worker's own dynamic `import`, which a compiler to CommonJS would rewrite here
 * @see https://docs.aws.amazon.com/lambda/latest/dg/nodejs-handler.html
 */
export function bootstrap(load: (url: string) => Promise<Record<string, unknown>>): void {
  const { parentPort, workerData } = process.getBuiltinModule('node:worker_threads');
  const fs = process.getBuiltinModule('node:fs');
  const path = process.getBuiltinModule('node:path');
  const { pathToFileURL } = process.getBuiltinModule('node:url');
  const Module = process.getBuiltinModule('node:module') as unknown as {
    new (id: string): {
      filename: string;
      paths: string[];
      exports: unknown;
      _compile(code: string, file: string): void;
    };
    _nodeModulePaths(folder: string): string[];
  };
  if (!parentPort) throw new Error('The Lambda bootstrap runs in a worker thread only.');
  const port = parentPort;
  const { codePath, handler: handlerName, clockOffset } = workerData as WorkerData;
  const post = (message: FromWorker): void => port.postMessage(message);
  const RealDate = Date;
  let offset = clockOffset;
  let current: string | undefined;

  // The emulator's virtual time: `new Date()` and `Date.now()`. Timers stay real.
  const VirtualDate = function (this: unknown, ...args: unknown[]): unknown {
    if (!new.target) return new RealDate(RealDate.now() + offset).toString();
    const values = args.length === 0 ? [RealDate.now() + offset] : args;
    return Reflect.construct(RealDate, values, new.target);
  };
  VirtualDate.prototype = RealDate.prototype;
  VirtualDate.now = () => RealDate.now() + offset;
  VirtualDate.parse = RealDate.parse;
  VirtualDate.UTC = RealDate.UTC;
  Object.defineProperty(VirtualDate, 'name', { value: 'Date' });
  Object.defineProperty(RealDate.prototype, 'constructor', { value: VirtualDate, configurable: true });
  globalThis.Date = VirtualDate as unknown as DateConstructor;

  // Output goes the same way as results, so that a line printed before the answer is kept before the answer.
  for (const stream of [process.stdout, process.stderr]) {
    stream.write = (chunk: string | Uint8Array, ...rest: unknown[]): boolean => {
      post({ type: 'output', text: typeof chunk === 'string' ? chunk : new TextDecoder().decode(chunk) });
      const done = rest.at(-1);
      if (typeof done === 'function') queueMicrotask(() => done());
      return true;
    };
  }

  const describe = (error: unknown): ErrorBody =>
    error instanceof Error || (typeof error === 'object' && error !== null && 'message' in error)
      ? {
          errorType: String((error as Error).name || 'Error'),
          errorMessage: String((error as Error).message),
          trace: String((error as Error).stack ?? '').split('\n'),
        }
      : { errorType: typeof error, errorMessage: String(error), trace: [] };

  /** An error outside the handler's promise ends this worker, as it ends Lambda's. */
  const fatal = (error: ErrorBody): void => {
    post({ type: 'fatal', id: current, error });
    process.exit(129);
  };
  process.on('uncaughtException', (error) => fatal(describe(error)));
  process.on('unhandledRejection', (reason) =>
    fatal({
      ...describe(reason),
      errorType: 'Runtime.UnhandledPromiseRejection',
      errorMessage: String(reason),
    }),
  );

  const isModule = (file: string): boolean => {
    if (file.endsWith('.mjs')) return true;
    const manifest = path.join(codePath, 'package.json');
    if (file.endsWith('.cjs') || !fs.existsSync(manifest)) return false;
    return (JSON.parse(fs.readFileSync(manifest, 'utf8')) as { type?: string }).type === 'module';
  };

  const loadFile = async (file: string): Promise<Record<string, unknown>> => {
    if (isModule(file)) return load(pathToFileURL(file).href);
    // By hand, not by require: a package.json further up than the function's folder must not make it an ES module.
    const module = new Module(file);
    module.filename = file;
    module.paths = Module._nodeModulePaths(path.dirname(file));
    module._compile(fs.readFileSync(file, 'utf8'), file);
    return module.exports as Record<string, unknown>;
  };

  const findHandler = async (): Promise<(...args: unknown[]) => unknown> => {
    const dot = handlerName.indexOf('.', handlerName.lastIndexOf('/') + 1);
    const stem = path.join(codePath, handlerName.slice(0, dot));
    const file = ['.mjs', '.js', '.cjs'].map((ending) => stem + ending).find((name) => fs.existsSync(name));
    const failed = (name: string, message: string) => Object.assign(new Error(message), { name });
    if (dot < 0) throw failed('Runtime.MalformedHandlerName', 'Bad handler');
    if (!file)
      throw failed('Runtime.ImportModuleError', `Error: Cannot find module '${handlerName.slice(0, dot)}'`);
    let found: unknown = await loadFile(file);
    for (const step of handlerName.slice(dot + 1).split('.')) {
      found = (found as Record<string, unknown> | undefined)?.[step];
    }
    if (typeof found === 'function') return found as (...args: unknown[]) => unknown;
    throw failed('Runtime.HandlerNotFound', `${handlerName} is undefined or not exported`);
  };

  const run = async (
    handler: (...args: unknown[]) => unknown,
    { payload, context, deadline }: ToWorker,
  ): Promise<string> => {
    const event: unknown = JSON.parse(payload);
    const lambdaContext = {
      ...context,
      callbackWaitsForEmptyEventLoop: true,
      getRemainingTimeInMillis: () => Math.max(0, deadline - RealDate.now()),
    };
    const result = await new Promise<unknown>((resolve, reject) => {
      const callback = (error: unknown, value: unknown): void =>
        error === null || error === undefined ? resolve(value) : reject(error as Error);
      const returned = handler(event, lambdaContext, callback);
      if (returned !== null && typeof (returned as { then?: unknown } | undefined)?.then === 'function') {
        (returned as Promise<unknown>).then(resolve, reject);
      } else if (handler.length < 3) resolve(null); // Lambda ignores what a handler without promise returns
    });
    return JSON.stringify(result) ?? 'null';
  };

  const ready = findHandler().then(
    (handler) => {
      post({ type: 'ready' });
      return handler;
    },
    (error: unknown) => {
      post({ type: 'fatal', id: undefined, error: describe(error) });
      process.exit(1);
    },
  );
  port.on('message', (message: ToWorker) => {
    offset = message.clockOffset;
    current = message.id;
    void ready
      .then((handler) => run(handler, message))
      .then(
        (body) => post({ type: 'result', id: message.id, body }),
        (error: unknown) => post({ type: 'error', id: message.id, error: describe(error) }),
      );
  });
}
