import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { messageOf } from '../../errors.js';
import { isObject } from '../../json.js';
import { expectedAnswer, type ConformanceRecord } from './record.js';

/** The data is not as its README says: where, and what is wrong. */
export class DataError extends Error {
  override readonly name = 'DataError';
}

/** Groups of a data folder: the names of its files `asl/<group>.json`. @throws DataError when the folder has none. */
export function groupsOf(folder: string): string[] {
  const groups = filesIn(join(folder, 'asl'))
    .filter((file) => file.endsWith('.json'))
    .map((file) => file.slice(0, -'.json'.length))
    .sort();
  if (groups.length > 0) return groups;
  throw new DataError(
    `'${folder}' has no records 'asl/<group>.json': give the folder of the conformance data.`,
  );
}

/** @throws DataError when the file is no list of records, or a record lacks what its runs refer to. */
export function recordsOf(folder: string, group: string): ConformanceRecord[] {
  const file = join(folder, 'asl', `${group}.json`);
  const records = parse(file);
  if (!Array.isArray(records)) throw new DataError(`'${file}' must be a list of records.`);
  for (const [index, record] of records.entries()) checkRecord(file, index, record);
  return records as ConformanceRecord[];
}

function filesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function parse(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as unknown;
  } catch (error) {
    throw new DataError(`'${file}' cannot be read: ${messageOf(error)}`);
  }
}

function checkRecord(file: string, index: number, record: unknown): void {
  const at = `'${file}', record ${index}`;
  if (!isObject(record) || typeof record['id'] !== 'string') throw new DataError(`${at}: has no 'id'.`);
  for (const member of ['runs', 'machines'])
    if (!Array.isArray(record[member]))
      throw new DataError(`${at} (${record['id']}): has no list '${member}'.`);
  if (!isObject(record['expected'])) throw new DataError(`${at} (${record['id']}): has no 'expected'.`);
  const whole = record as unknown as ConformanceRecord;
  for (const [number, run] of whole.runs.entries()) {
    if (!isObject(run) || !isObject((run as { expect?: unknown }).expect))
      throw new DataError(`${at} (${whole.id}), run ${number}: has no 'expect'.`);
    if (expectedAnswer(whole, run) === undefined)
      throw new DataError(`${at} (${whole.id}), run ${number}: 'expected' lacks '${run.expect.key}'.`);
    if (run.machine !== undefined && !whole.machines[run.machine])
      throw new DataError(`${at} (${whole.id}), run ${number}: 'machines' has no number ${run.machine}.`);
  }
}
