// `npm test`: lint, types, units, conformance, end-to-end. Prints what Nx prints, then one line that sums every suite,
// whether it ran now or came from Nx's cache. The line is the last one: `N passed, M failed, K skipped`.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const projects = ['apps', 'libs'].flatMap((group) =>
  readdirSync(join(root, group)).map((name) => join(root, group, name)),
);
const countsOf = (project) => join(project, 'test-results', 'counts.json');
// Nx restores the file of a cached suite; one left over from another run must not be counted.
for (const project of projects) rmSync(countsOf(project), { force: true });

const { status } = spawnSync(
  process.execPath,
  [
    join(root, 'node_modules/nx/dist/bin/nx.js'),
    'run-many',
    '--targets=lint,typecheck,test',
    '--output-style=static',
    '--parallel=2',
    ...process.argv.slice(2),
  ],
  {
    cwd: root,
    stdio: 'inherit',
    env: {
      ...process.env,
      NX_NO_CLOUD: 'true',
      NX_TUI: 'false',
      NX_DAEMON: 'false',
      CDK_DISABLE_CLI_TELEMETRY: 'true',
      CDK_DISABLE_VERSION_CHECK: '1',
      AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
    },
  },
);

const sum = { passed: 0, failed: 0, skipped: 0 };
for (const project of projects) {
  if (!existsSync(countsOf(project))) continue;
  const counts = JSON.parse(readFileSync(countsOf(project), 'utf8'));
  for (const key of Object.keys(sum)) sum[key] += counts[key];
}
// A failed lint, type check or crashed suite has no counts of its own.
if (status !== 0 && sum.failed === 0) sum.failed = 1;
if (sum.passed === 0) sum.failed += 1;
console.log(`${sum.passed} passed, ${sum.failed} failed, ${sum.skipped} skipped`);
process.exitCode = sum.failed > 0 ? 1 : (status ?? 1);
