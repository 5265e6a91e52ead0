import type { PropertyReader } from '../../../core/property-reader.js';
import type { PolicyDocument } from '../iam-store.js';

/** A policy document: an object with at least one statement. */
export function readDocument(reader: PropertyReader, name: string): PolicyDocument {
  const document = reader.optionalObject(name);
  if (!document) throw reader.wrong(name, 'is required');
  const statements = document['Statement'];
  const list: unknown[] = Array.isArray(statements) ? statements : [statements];
  const sound = list.every((statement) =>
    ['Allow', 'Deny'].includes(String((statement as { Effect?: unknown } | undefined)?.Effect)),
  );
  if (!sound || list.length === 0) {
    throw reader.wrong(name, 'must have Statements, each with Effect Allow or Deny');
  }
  return document;
}

export function readTexts(reader: PropertyReader, name: string): readonly string[] {
  return (reader.optionalList(name) ?? []).map((value) => {
    if (typeof value !== 'string') throw reader.wrong(name, 'must be a list of text');
    return value;
  });
}
