import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Endpoints } from './endpoints.js';

/** Writes the file in one step, for its owner alone: it holds keys, and whoever waits for it may read it at once. */
export function writeEndpoints(file: string, endpoints: Endpoints): void {
  mkdirSync(dirname(file), { recursive: true });
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, `${JSON.stringify(endpoints, null, 2)}\n`, { mode: 0o600 });
  renameSync(draft, file);
}

/** A file that is left over says that something runs which does not. */
export const removeEndpoints = (file: string): void => rmSync(file, { force: true });
