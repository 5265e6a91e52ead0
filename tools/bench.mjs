// `npm run bench [-- --json FILE]` measures latency, memory, bundle sizes and cold starts; `-- engine` and `-- dashboard`
// measure those. Not a test.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { useTypeScriptSources } from './typescript.mjs';

// `npm run bench -- engine`: the engine beside another one; needs nothing deployed.
if (process.argv[2] === 'engine') {
  process.argv.splice(2, 1);
  await import('../libs/asl-engine/bench/engine.mjs');
  process.exit();
}

// `npm run bench -- builder`: what the types cost, beside the CDK's; needs nothing deployed.
if (process.argv[2] === 'builder') {
  process.argv.splice(2, 1);
  await import('../libs/asl-builder/bench/builder.mjs');
  process.exit();
}

const root = fileURLToPath(new URL('..', import.meta.url));
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true';

// `npm run bench -- dashboard`: the pages in a browser, against the laptop.
const dashboard = process.argv[2] === 'dashboard';
const target = dashboard ? '@ringi/local:prepare' : '@ringi/infra:synth';
const { status, stdout, stderr } = spawnSync(
  process.execPath,
  [join(root, 'node_modules/nx/dist/bin/nx.js'), 'run', target, '--output-style=static'],
  {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, NX_NO_CLOUD: 'true', NX_TUI: 'false', NX_DAEMON: 'false' },
  },
);
if (status !== 0) {
  console.error(`${stdout}${stderr}\nWhat is measured could not be made (nx run ${target}, above).`);
  process.exit(1);
}
if (dashboard) {
  useTypeScriptSources();
  const { main } = await import('../apps/e2e/src/bench-dashboard/main.ts');
  await main(process.argv.slice(3));
  process.exit();
}

// Memory is read after a collection; node has to be told that one may be asked for.
setFlagsFromString('--expose-gc');
globalThis.gc = runInNewContext('gc');
useTypeScriptSources();
const { main } = await import('../apps/e2e/src/bench/main.ts');
await main(process.argv.slice(2));
