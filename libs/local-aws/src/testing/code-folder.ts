import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder with one file of function code, as an asset of a template; `remove` deletes it. */
export function codeFolder(source: string, file = 'index.mjs'): { path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'local-aws-'));
  writeFileSync(join(path, file), source);
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}
