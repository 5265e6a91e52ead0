// Writes openapi.json from the API's routes and schemas, and the client's types from it.
// With --check it writes nothing, and fails when one of the two is not what it would write.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { format } from 'prettier';

const root = fileURLToPath(new URL('..', import.meta.url));
const workspace = join(root, '../..');
const made = mkdtempSync(join(root, '.openapi-'));
try {
  const outfile = join(made, 'openapi.mjs');
  await build({
    absWorkingDir: root,
    entryPoints: ['src/api/openapi.ts'],
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    conditions: ['@ringi/source', 'module'],
    mainFields: ['module', 'main'],
    banner: { js: "import{createRequire}from'module';const require=createRequire(import.meta.url);" },
    logLevel: 'warning',
  });
  const { openApiDocument } = await import(pathToFileURL(outfile).href);
  const printed = await format(JSON.stringify(openApiDocument()), { parser: 'json', printWidth: 110 });
  const document = join(made, 'openapi.json');
  writeFileSync(document, printed);
  // openapi-typescript wants an older TypeScript than the workspace has: it lives with its own.
  const cli = join(workspace, 'tools/ts59/node_modules/openapi-typescript/bin/cli.js');
  const types = execFileSync(process.execPath, [cli, document], { encoding: 'utf8', cwd: made });
  const client = await format(`/* eslint-disable */\n${types}`, {
    parser: 'typescript',
    printWidth: 110,
    singleQuote: true,
  });
  put(join(root, 'openapi.json'), printed);
  put(join(workspace, 'libs/shared-types/src/api/client.ts'), client);
} finally {
  rmSync(made, { recursive: true, force: true });
}

function put(file, content) {
  if (!process.argv.includes('--check')) return writeFileSync(file, content);
  if (existsSync(file) && readFileSync(file, 'utf8') === content) return;
  console.error(`${relative(workspace, file)} is not what the API's schemas say: run 'nx openapi handlers'.`);
  process.exitCode = 1;
}
