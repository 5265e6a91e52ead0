// The engine beside another one: executions a second, memory of waiting executions. Not a test.
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { build } from 'esbuild';

// Both engines run as plain JavaScript: what compiles on the fly would cost one of them alone.
const root = new URL('../../../', import.meta.url);
const outfile = new URL('libs/asl-engine/out-tsc/bench/engine.mjs', root);
mkdirSync(new URL('.', outfile), { recursive: true });
await build({
  entryPoints: [fileURLToPath(new URL('apps/e2e/src/bench-engine/main.ts', root))],
  outfile: fileURLToPath(outfile),
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  conditions: ['@ringi/source'],
  external: ['aws-local-stepfunctions', 'jsonata', 'json-p3', 're2js'],
  logLevel: 'warning',
});
// Memory is read after a collection; node has to be told that one may be asked for.
setFlagsFromString('--expose-gc');
globalThis.gc = runInNewContext('gc');
const { main } = await import(outfile.href);
await main(process.argv.slice(2));
