import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Endpoints } from './endpoints.js';

/** Writes the file in one step, for its owner alone: it holds keys, and whoever waits for it may read it at once. */
export function writeEndpoints(file: string, endpoints: Endpoints): void {
  mkdirSync(dirname(file), { recursive: true });
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, `${JSON.stringify(endpoints, null, 2)}\n`, { mode: 0o600 });
  renameSync(draft, file);
}

/**
 * Removes the file, which would say that something runs which does not.
 * @param aws only when it tells this address: another laptop may have written its own since.
 */
export function removeEndpoints(file: string, aws?: string): void {
  if (aws === undefined || writtenBy(file) === aws) rmSync(file, { force: true });
}

/** The address of the laptop that wrote the file, when it still answers there. */
export async function runningAt(file: string): Promise<string | undefined> {
  const aws = writtenBy(file);
  if (typeof aws !== 'string') return undefined;
  try {
    const { ok } = await fetch(`${aws}/_local/health`, { signal: AbortSignal.timeout(2000) });
    return ok ? aws : undefined;
  } catch {
    return undefined;
  }
}

function writtenBy(file: string): unknown {
  try {
    return (JSON.parse(readFileSync(file, 'utf8')) as { aws?: unknown }).aws;
  } catch {
    return undefined;
  }
}
