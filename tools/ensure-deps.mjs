// Runs before every npm script (prestart/pretest/...): installs node_modules when missing or older than package-lock.json.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
const root = fileURLToPath(new URL('..', import.meta.url));
const [maj, min] = process.versions.node.split('.').map(Number);
if (maj < 20 || (maj === 20 && min < 19)) {
  console.error(`Node >= 20.19 is needed, this is ${process.version}`);
  process.exit(1);
}
if (!existsSync(`${root}/package-lock.json`)) {
  console.error('package-lock.json is missing: run npm install once and commit the lock');
  process.exit(1);
}
const want = createHash('sha256')
  .update(readFileSync(`${root}/package-lock.json`))
  .digest('hex');
const stamp = `${root}/node_modules/.deps-stamp`;
if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== want) {
  console.error('Installing dependencies (npm ci), about a minute ...');
  const env = Object.fromEntries(
    Object.entries(process.env).filter(([k]) => !/^npm_(config_|lifecycle_|package_)/i.test(k)),
  );
  const r = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--prefer-offline'], {
    cwd: root,
    stdio: 'inherit',
    env,
    shell: process.platform === 'win32',
  });
  if (r.status !== 0) process.exit(r.status ?? 1);
  writeFileSync(stamp, want);
}
