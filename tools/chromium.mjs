// A Chromium for browser tests and screenshots: $CHROMIUM_PATH, else the one that the npm package @sparticuz/chromium
// carries (Linux x64), unpacked once into node_modules/.cache.
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/** The package's own list would switch off web security and put the whole browser into one process. */
export const chromiumArgs = [
  '--no-sandbox',
  '--disable-dev-shm-usage',
  '--disable-gpu',
  '--hide-scrollbars',
  '--font-render-hinting=none',
];

/**
 * Path of an executable Chromium.
 * @returns undefined where none can be had: not Linux x64 and no CHROMIUM_PATH. Tests then skip, saying so.
 */
export async function chromiumPath() {
  if (process.env.CHROMIUM_PATH) return process.env.CHROMIUM_PATH;
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined;
  const manifest = join(root, 'node_modules/@sparticuz/chromium/package.json');
  const { version } = JSON.parse(readFileSync(manifest, 'utf8'));
  const folder = join(root, 'node_modules/.cache', `chromium-${version}`);
  const executable = join(folder, 'chromium');
  if (!existsSync(executable)) await unpackInto(folder);
  return executable;
}

/** The package unpacks to TMPDIR without a lock: a folder of our own, renamed when whole, cannot be seen half-written. */
async function unpackInto(folder) {
  const unpacking = `${folder}.${process.pid}`;
  const before = process.env.TMPDIR;
  mkdirSync(unpacking, { recursive: true });
  process.env.TMPDIR = unpacking;
  try {
    const { default: chromium } = await import('@sparticuz/chromium');
    chromium.setGraphicsMode = false;
    await chromium.executablePath();
  } finally {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
  }
  try {
    renameSync(unpacking, folder);
  } catch {
    // Another process was first; its copy is as good.
    rmSync(unpacking, { recursive: true, force: true });
  }
}
