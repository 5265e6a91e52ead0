import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { transformSync } from 'esbuild';
import { codeFolder } from '../../../testing/code-folder.js';
import type { FromWorker, WorkerData } from './worker-messages.js';
import { workerSource } from './worker-source.js';

describe("the worker's program", () => {
  it('runs when a compiler has added its helper for function names', async () => {
    const source = readFileSync(join(__dirname, 'bootstrap.ts'), 'utf8');
    const { code } = transformSync(source, { loader: 'ts', keepNames: true, target: 'node20' });
    expect(code).toContain('__name(');
    // What Function.prototype.toString gives: the function alone, without the helper in front of it.
    const text = code.slice(code.indexOf('function bootstrap('), code.lastIndexOf('__name(bootstrap'));
    const folder = codeFolder('export const handler = async () => 1;');
    const workerData: WorkerData = { codePath: folder.path, handler: 'index.handler', clockOffset: 0 };
    const worker = new Worker(workerSource(text), { eval: true, workerData });
    try {
      const message = await new Promise<FromWorker>((resolve, reject) => {
        worker.once('message', resolve);
        worker.once('error', reject);
      });
      expect(message).toEqual({ type: 'ready' });
    } finally {
      await worker.terminate();
      folder.remove();
    }
  });
});
