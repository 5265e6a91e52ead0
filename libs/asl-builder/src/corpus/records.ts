import { isRecord } from '../graph/template.js';

/** A definition somebody published, and where. */
export interface CorpusRecord {
  readonly repo: string;
  readonly path: string;
  readonly definition: unknown;
}

/**
 * Reads a file of definitions: a JSON array of `{ repo, path, definition }`.
 * @throws Error that says which record is not of that form.
 */
export function readRecords(text: string): CorpusRecord[] {
  let list: unknown;
  try {
    list = JSON.parse(text);
  } catch (error) {
    throw new Error(`the file is not JSON: ${(error as Error).message}`, { cause: error });
  }
  if (!Array.isArray(list)) throw new Error('the file has to be a JSON array of { repo, path, definition }');
  return list.map((record: unknown, i) => {
    if (!isRecord(record) || !('definition' in record)) throw new Error(`record ${i} has no definition`);
    const text = (field: 'repo' | 'path') => String(record[field] ?? `record ${i}`);
    return { repo: text('repo'), path: text('path'), definition: record['definition'] };
  });
}
