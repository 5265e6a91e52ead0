// Bundles every Lambda entry (src/functions/*.handler.ts) into bundle/<name>/index.mjs, one folder a function.
import { mkdtempSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
const entries = readdirSync(join(root, 'src/functions')).filter((file) => file.endsWith('.handler.ts'));
// Built aside and put in place whole: a synth beside it never sees half of it.
const made = mkdtempSync(join(root, '.bundle-'));

for (const entry of entries) {
  const name = basename(entry, '.handler.ts');
  const outfile = join(made, name, 'index.mjs');
  await build({
    absWorkingDir: root,
    entryPoints: [join('src/functions', entry)],
    outfile,
    bundle: true,
    minify: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    conditions: ['@ringi/source', 'module'],
    mainFields: ['module', 'main'],
    alias: { '@aws-sdk/credential-provider-node': join(root, 'src/aws/lambda-credentials.ts') },
    banner: { js: "import{createRequire}from'module';const require=createRequire(import.meta.url);" },
    logLevel: 'warning',
  });
  console.log(`${name.padEnd(12)} ${(statSync(outfile).size / 1024).toFixed(0)} KB`);
}

const home = join(root, 'bundle');
const old = `${made}.old`;
try {
  renameSync(home, old);
} catch {
  // There is none yet.
}
renameSync(made, home);
rmSync(old, { recursive: true, force: true });
