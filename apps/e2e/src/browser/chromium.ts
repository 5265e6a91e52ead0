import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const TOOL = new URL('../../../../tools/chromium.mjs', import.meta.url);

interface Found {
  readonly path?: string;
  readonly args: readonly string[];
}

/** Asked of another process: tools are ES modules, which Jest does not load, and a suite must know before it starts. */
function find(): Found {
  const script = `import { chromiumArgs, chromiumPath } from ${JSON.stringify(TOOL.href)};
    console.log(JSON.stringify({ path: await chromiumPath(), args: chromiumArgs }));`;
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
    cwd: fileURLToPath(new URL('.', TOOL)),
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`No Chromium could be unpacked: ${stderr}`);
  return JSON.parse(stdout) as Found;
}

export const CHROMIUM = find();

interface Describe {
  (title: string, body: () => void): void;
  readonly skip: (title: string, body: () => void) => void;
}

/** Jest's `describe` where there is a browser; elsewhere its tests are counted as skipped, and the title says why. */
export const inBrowser =
  (describe: Describe): Describe['skip'] =>
  (title, body) =>
    CHROMIUM.path
      ? describe(title, body)
      : describe.skip(`${title} (no Chromium for ${process.platform}: set CHROMIUM_PATH)`, body);
