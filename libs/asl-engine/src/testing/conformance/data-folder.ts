import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { ConformanceRecord } from './record.js';

/** Groups of a data folder: the names of its files `asl/<group>.json`. @throws Error when the folder has no `asl`. */
export function groupsOf(folder: string): string[] {
  try {
    return readdirSync(join(folder, 'asl'))
      .filter((file) => file.endsWith('.json'))
      .map((file) => file.slice(0, -'.json'.length))
      .sort();
  } catch {
    throw new Error(`'${folder}' has no folder 'asl' with records: give the folder of the conformance data.`);
  }
}

export function recordsOf(folder: string, group: string): ConformanceRecord[] {
  return JSON.parse(readFileSync(join(folder, 'asl', `${group}.json`), 'utf8')) as ConformanceRecord[];
}
