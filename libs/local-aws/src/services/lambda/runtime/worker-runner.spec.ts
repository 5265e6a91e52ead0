import { codeFolder } from '../../../testing/code-folder.js';
import type { InvocationContext, RunnableFunction } from '../function-runner.js';
import { workerRunner } from './worker-runner.js';

const SOURCE = `
const state = process.getBuiltinModule('node:worker_threads');
export const handler = async ({ wait = 0 }) => {
  await new Promise((resolve) => setTimeout(resolve, wait));
  return state.threadId;
};
`;

describe('the pool of a function', () => {
  const code = codeFolder(SOURCE);
  afterAll(() => code.remove());
  const fn = (more: Partial<RunnableFunction> = {}): RunnableFunction => ({
    name: 'f',
    arn: 'arn:f',
    codePath: code.path,
    handler: 'index.handler',
    runtime: 'nodejs24.x',
    timeoutSeconds: 10,
    memoryMegabytes: 128,
    environment: {},
    credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
    ...more,
  });
  const context = { awsRequestId: 'r' } as InvocationContext;
  const pool = (maximumWorkers: number) =>
    workerRunner({ clockOffset: () => 0, output: () => undefined, maximumWorkers });

  it('grows to its maximum, and further invocations wait for a worker', async () => {
    const run = pool(2);
    const ids = await Promise.all(Array.from({ length: 6 }, () => run(fn(), { wait: 1 }, context)));
    expect(new Set(ids).size).toBe(2);
    await run.close?.();
  });

  it('starts afresh when the function was changed', async () => {
    const run = pool(1);
    const before = await run(fn(), {}, context);
    expect(await run(fn(), {}, context)).toBe(before);
    await run.forget?.('arn:f');
    expect(await run(fn(), {}, context)).not.toBe(before);
    await run.close?.();
  });

  it('says what is wrong with the code, to everyone who asks', async () => {
    const run = pool(1);
    const wrong: [Partial<RunnableFunction>, string][] = [
      [{ handler: 'index.nothing' }, 'Runtime.HandlerNotFound'],
      [{ handler: 'missing.handler' }, 'Runtime.ImportModuleError'],
      [{ handler: 'nodot' }, 'Runtime.MalformedHandlerName'],
    ];
    for (const [more, errorType] of wrong) {
      const broken = fn({ arn: errorType, ...more });
      await expect(run(broken, {}, context)).rejects.toMatchObject({ errorType });
      await expect(run(broken, {}, context)).rejects.toMatchObject({ errorType });
    }
    await run.close?.();
  });

  it('runs CommonJS and callbacks too', async () => {
    const old = codeFolder(
      'exports.handler = (event, context, callback) => callback(null, event.x + 1);',
      'old.js',
    );
    const run = pool(1);
    expect(await run(fn({ codePath: old.path, handler: 'old.handler' }), { x: 1 }, context)).toBe(2);
    await run.close?.();
    old.remove();
  });

  it('runs nothing after it was closed, not even what was waiting', async () => {
    const run = pool(1);
    const first = run(fn(), { wait: 60_000 }, context);
    const second = run(fn(), {}, context);
    await run.close?.();
    await expect(first).rejects.toThrow('Runtime exited');
    await expect(second).rejects.toThrow('is closed');
    await expect(run(fn(), {}, context)).rejects.toThrow('is closed');
  });
});
